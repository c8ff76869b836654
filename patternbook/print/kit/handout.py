"""The pages of a module that are made to be handed out, taken out of its PDF."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typst

from patternbook.print.escape import string
from patternbook.print.kit.facts import Module

SHEETS = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}
SECTION = 2


@dataclass(frozen=True)
class Line:
    """A line of a PDF's contents."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Printed:
    """A module's PDF.

    Attributes:
        lines: Its contents in order.
        last: Its last page.
    """

    pdf: Path
    lines: tuple[Line, ...]
    last: int

    @property
    def pages(self) -> dict[str, int]:
        """Title of a section to the page on which it begins."""
        return {line.title: line.page for line in self.lines if line.level == SECTION}


def pages(module: Module, printed: Printed) -> list[int]:
    """The pages of what is handed out; the notes for whoever leads are not."""
    return [
        page
        for section in module.sections
        if section.handed_out
        for page in range(*_span(section.title, section.notes, printed))
    ]


def _span(title: str, notes: str, printed: Printed) -> tuple[int, int]:
    start = next(i for i, x in enumerate(printed.lines) if (x.level, x.title) == (SECTION, title))
    ends = (x.page for x in printed.lines[start + 1 :] if x.level <= SECTION or x.title == notes)
    return printed.lines[start].page, next(ends, printed.last + 1)


def write(module: Module, printed: Printed, output: Path, paper: str) -> None:
    """Write the pages as a PDF. It is for paper: what reads aloud takes the module's PDF itself."""
    with tempfile.TemporaryDirectory() as made:
        shutil.copyfile(printed.pdf, Path(made, "module.pdf"))
        source = "".join(_source(module, printed, paper))
        Path(made, "handout.typ").write_text(source, encoding="utf-8")
        compiler = typst.Compiler(str(Path(made, "handout.typ")), root=made)
        compiler.compile(output=str(output), format="pdf")


def _source(module: Module, printed: Printed, paper: str) -> Iterator[str]:
    width, height = SHEETS[paper]
    yield f"#set document(title: {string(f'Handout: {module.title}')})\n"
    yield f"#set page(width: {width}, height: {height}, margin: 0pt)\n"
    for page in pages(module, printed):
        yield f'#page(image("module.pdf", page: {page}, width: 100%))\n'
