"""The Sphinx builder `typst`: the whole book and each module as PDF."""

from __future__ import annotations

import json
import shutil
from collections.abc import Set as AbstractSet
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from sphinx.builders import Builder
from sphinx.util import logging
from sphinx_book_theme.directives import Margin

from patternbook.errors import BookError
from patternbook.print import bibliography, mainfile
from patternbook.print.answers import Asked
from patternbook.print.compile import PressError, press
from patternbook.print.editions import (
    MADE,
    Edition,
    Placed,
    as_told,
    editions,
    reading_order,
)
from patternbook.print.faces import copy_faces
from patternbook.print.formats import Format
from patternbook.print.plan import Plan
from patternbook.print.planning import planned
from patternbook.print.problems import Problems
from patternbook.print.setter import Setter, Sheet
from patternbook.print.tex import tried

logger = logging.getLogger(__name__)
TEMPLATE = Path(__file__).parent / "template"
SUBJECTS = (
    "text",
    "links",
    "blocks",
    "lists",
    "listings",
    "figures",
    "tables",
    "ours",
    "questions",
    "design",
)


class TypstBuilder(Builder):
    """Sets the book on paper."""

    name = "typst"
    format = "typst"
    epilog = "The PDFs are in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg"]

    def init(self) -> None:
        """Load the functions that set each kind of node."""
        for subject in SUBJECTS:
            import_module(f"patternbook.print.nodes_{subject}")
        # The theme, which brings `{margin}`, is loaded for builders of HTML only.
        self._app.add_directive("margin", Margin, override=True)

    def get_outdated_docs(self) -> set[str]:
        """All: the pages of a book depend on one another."""
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """A document's name with a mark that tells it from an address."""
        return "%" + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The same from everywhere."""
        return self.get_target_uri(to, typ)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Set what the editions hold, each document once a form of its text, then print them."""
        folder = Path(self.outdir, "typst")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(TEMPLATE, folder)
        copy_faces(folder)
        order = reading_order(self.env)
        self.chapters = {placed.docname: placed.chapter for placed in order}
        problems = Problems()
        wanted = self._editions(order, problems)
        texts = {edition.format.text: edition.format for edition in wanted}
        held = {
            text: {p for e in wanted if e.format.text == text for p in e.documents}
            for text in texts
        }
        sheets = {
            text: self._set([p for p in order if p in held[text]], form, problems)
            for text, form in texts.items()
        }
        problems.errors += tried(
            [f for some in sheets.values() for s in some.values() for f in s.formulas]
        )
        if not problems.errors:
            for text, some in sheets.items():
                for sheet in some.values():
                    mainfile.write_sheet(folder, sheet, text)
            plans = [self._plan(edition, sheets[edition.format.text]) for edition in wanted]
            problems.errors += self._print(wanted, plans)
        if problems.errors:
            problems.tell()
            self._app.statuscode = 1

    def _editions(self, order: list[Placed], problems: Problems) -> list[Edition]:
        try:
            return editions(self.env, order)
        except BookError as error:
            problems.errors.append(error)
            return []

    def _set(self, order: list[Placed], form: Format, problems: Problems) -> dict[str, Sheet]:
        """Set documents in their order; each chapter's answers follow its last one."""
        asked = {placed.chapter: Asked() for placed in order}
        sheets = {}
        for placed in order:
            name = placed.docname
            doctree = self.env.get_and_resolve_doctree(name, self, tags=self.tags)
            mine = asked[placed.chapter]
            setter = Setter(self, name, problems, level=placed.level, asked=mine, format=form)
            sheets[name] = setter.set(doctree)
        for chapter, sheet in {p.chapter: sheets[p.docname] for p in order}.items():
            sheet.add_answers(asked[chapter])
        return sheets

    def _plan(self, edition: Edition, sheets: dict[str, Sheet]) -> Plan:
        """Write the main file of an edition and gather what its presses need to know."""
        folder = Path(self.outdir, "typst")
        mine = [sheets[placed.docname] for placed in edition.documents]
        if edition.module:
            cited = bibliography.subset(self, mine, self.chapters, edition.format)
            if cited is not None:
                mainfile.write_sheet(folder, cited, edition.format.text, edition.name)
                mine.append(cited)
        plan = planned(edition, mine, self._away, Path(self.outdir))
        mainfile.write_main(folder, edition, mine, plan, self.config)
        return plan

    def _away(self, target: str) -> str:
        """The module, or else the page, of a target that is not in an edition."""
        docname, _, name = target.rpartition(":")
        if name.startswith("term-"):
            return ""
        chapter = self.chapters.get(docname, docname)
        title = self.env.titles.get(chapter)
        return f"in “{title.astext()}”" if title is not None else ""

    def _print(self, wanted: list[Edition], plans: list[Plan]) -> list[BookError]:
        sources = {name: Path(self.env.doc2path(name)) for name in self.env.found_docs}
        pages = {}
        try:
            for done in press(plans, sources):
                pages[done.plan.name] = done.pages
                logger.info(
                    "%s.pdf: %d runs, %d MB, %.1f s",
                    done.plan.name, done.runs, done.peak_mb, done.seconds,
                )  # fmt: skip
        except PressError as error:
            return error.errors
        told = [as_told(edition, pages[edition.name]) for edition in wanted]
        Path(self.outdir, MADE).write_text(json.dumps(told, indent=1), encoding="utf-8")
        return []

    def finish(self) -> None:
        """Nothing is left to do once the editions are printed."""
