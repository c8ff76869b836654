"""The Sphinx builder `typst`: the whole book and each module as PDF."""

from __future__ import annotations

import os
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
from patternbook.print.editions import Edition, Placed, editions, reading_order
from patternbook.print.plan import ContentsLine, Plan, PlannedReference, Running
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
        """Set all documents that the book reaches from its root, then print the editions."""
        folder = Path(self.outdir, "typst")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(TEMPLATE, folder)
        order = reading_order(self.env)
        self.chapters = {placed.docname: placed.chapter for placed in order}
        problems = Problems()
        asked = {placed.chapter: Asked() for placed in order}
        sheets = {p.docname: self._set(p, problems, asked[p.chapter]) for p in order}
        last = {placed.chapter: sheets[placed.docname] for placed in order}
        for chapter, sheet in last.items():
            sheet.add_answers(asked[chapter])
        problems.errors += tried([f for sheet in sheets.values() for f in sheet.formulas])
        if not problems.errors:
            for sheet in sheets.values():
                mainfile.write_sheet(folder, sheet)
            plans = [self._plan(edition, sheets) for edition in editions(self.env, order)]
            problems.errors += self._print(plans)
        if problems.errors:
            problems.tell()
            self._app.statuscode = 1

    def _set(self, placed: Placed, problems: Problems, asked: Asked) -> Sheet:
        doctree = self.env.get_and_resolve_doctree(placed.docname, self, tags=self.tags)
        setter = Setter(self, placed.docname, problems, level=placed.level, asked=asked)
        return setter.set(doctree)

    def _plan(self, edition: Edition, sheets: dict[str, Sheet]) -> Plan:
        """Write the main file of an edition and gather what its presses need to know."""
        folder = Path(self.outdir, "typst")
        mine = [sheets[placed.docname] for placed in edition.documents]
        if edition.module:
            cited = bibliography.subset(self, mine, sheets)
            if cited is not None:
                mainfile.write_sheet(folder, cited, edition.name)
                mine.append(cited)
        labels = set().union(*(sheet.labels for sheet in mine))
        depth = 3 if edition.module else 2
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        plan = Plan(
            name=edition.name,
            folder=str(folder),
            output=str(Path(self.outdir, f"{edition.name}.pdf")),
            paper=edition.paper,
            created=int(epoch) if epoch else None,
            references=[
                PlannedReference(
                    r.spot, r.target, r.style, None if r.target in labels else self._away(r.target)
                )
                for sheet in mine
                for r in sheet.references
            ],
            entries=[entry for sheet in mine for entry in sheet.entries],
        )
        ends = {placed.chapter: f"{placed.docname}:end!" for placed in edition.documents}
        parts = {placed.docname: placed.part for placed in edition.documents}
        for sheet in mine:
            for h in sheet.headings:
                if h.whole_document and h.level <= 2:
                    end = ends.get(sheet.docname, f"{sheet.docname}:end!")
                    plan.running.append(Running(h.level, h.title, h.place, end))
                if h.level <= depth and (h.whole_document or h.level == 3):
                    part = parts.get(sheet.docname) if h.whole_document else None
                    line = ContentsLine(h.level, part, h.number, h.title, h.place)
                    plan.contents.append(line)
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

    def _print(self, plans: list[Plan]) -> list[BookError]:
        sources = {name: Path(self.env.doc2path(name)) for name in self.env.found_docs}
        try:
            for done in press(plans, sources):
                logger.info(
                    "%s.pdf: %d runs, %d MB, %.1f s",
                    done.plan.name, done.runs, done.peak_mb, done.seconds,
                )  # fmt: skip
        except PressError as error:
            return error.errors
        return []

    def finish(self) -> None:
        """Nothing is left to do once the editions are printed."""
