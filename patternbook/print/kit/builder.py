"""The Sphinx builder `kit`: writes no pages, only what the kit must know of them."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from pathlib import Path

from sphinx.builders import Builder
from sphinx_book_theme.directives import Margin

from patternbook.print.editions import modules, reading_order
from patternbook.print.kit.facts import Lab, Module, Section, write
from patternbook.print.setter import OWN_PAGE
from patternbook.site.facts import QuestionShown, book_domain
from patternbook.site.order import below
from patternbook.site.sums import SHORT_QUESTION, lasting

FILE = "modules.json"


class KitBuilder(Builder):
    """Tells the modules of the book, section by section."""

    name = "kit"
    format = "kit"
    epilog = "What the kit is made from is in %(outdir)s."

    def init(self) -> None:
        """Know `{margin}`, which the theme brings for builders of HTML only."""
        self._app.add_directive("margin", Margin, override=True)

    def get_outdated_docs(self) -> str:
        """What it writes depends on all pages."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """A document's name; nothing links to it."""
        return docname

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write the file."""
        named = self._labels()
        found = modules(self.env, reading_order(self.env))
        write([self._module(name, named) for name in found], Path(self.outdir, FILE))

    def _labels(self) -> dict[str, tuple[str, str]]:
        """Label to document and anchor."""
        standard = self.env.domains.standard_domain
        named = {label: (doc, anchor) for label, (doc, anchor, _) in standard.labels.items()}
        return {**dict(standard.anonlabels), **named}

    def _module(self, docname: str, named: dict[str, tuple[str, str]]) -> Module:
        pages = list(below(self.env, docname))
        domain = book_domain(self.env)
        asked: dict[str, list[QuestionShown]] = {}
        for page in pages:
            for shown in domain.page(page).questions:
                home = asked.setdefault(domain.bank.questions[shown.name].section, [])
                if shown.name not in {one.name for one in home}:
                    home.append(shown)
        sections = tuple(self._section(page, asked, named) for page in pages[1:])
        labels = {
            label: words
            for label, (page, anchor) in named.items()
            if page in pages and (words := self._numbered(page, anchor))
        }
        number = self._number(docname)
        return Module(docname, number, self.env.titles[docname].astext(), sections, labels)

    def _section(
        self,
        docname: str,
        asked: dict[str, list[QuestionShown]],
        named: dict[str, tuple[str, str]],
    ) -> Section:
        facts = book_domain(self.env).page(docname)
        label = next((x for x in asked if named.get(x, ("", ""))[0] == docname), "")
        questions = asked.get(label, [])
        short = [shown for shown in questions if not shown.long]
        long = [shown for shown in questions if shown.long]
        return Section(
            docname=docname,
            label=label,
            number=self._number(docname),
            title=self.env.titles[docname].astext(),
            minutes=math.ceil(facts.counted.seconds / 60),
            short=len(short),
            answering=math.ceil(len(short) * SHORT_QUESTION / 60),
            long=len(long),
            working=lasting(long),
            group=facts.group_minutes,
            asks=bool(facts.questions),
            handed_out=OWN_PAGE in self.env.metadata[docname],
            notes=str(self.env.metadata[docname].get("group-notes", "")),
            labs=tuple(Lab(lab.name, lab.title, lab.minutes) for lab in facts.labs),
        )

    def _number(self, docname: str) -> str:
        numbers = self.env.toc_secnumbers.get(docname, {}).get("")
        return ".".join(map(str, numbers)) if numbers else ""

    def _numbered(self, docname: str, anchor: str) -> str:
        for kind, numbers in self.env.toc_fignumbers.get(docname, {}).items():
            form = self.config.numfig_format.get(kind)
            if anchor in numbers and form:
                return str(form % ".".join(map(str, numbers[anchor])))
        return ""

    def finish(self) -> None:
        """Nothing is left to do."""
