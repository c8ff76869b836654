"""The cover, drawn by Typst: the same bytes from the same title."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from shutil import copyfile

import typst

from patternbook.epub.package import Book
from patternbook.site.html.fonts import SERIF
from patternbook.site.html.packages import packages

SOURCE = Path(__file__).with_name("cover.typ")
FACES = ("400Regular", "600SemiBold")


def cover(book: Book) -> bytes:
    """A PNG of 1200 × 1800 pixels."""
    words = {"title": book.title, "below": f"Listings in {book.listings}" if book.listings else ""}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, SOURCE.name)
        copyfile(SOURCE, page)
        compiler = typst.Compiler(
            str(page),
            root=folder,
            font_paths=[str(packages() / SERIF / face) for face in FACES],
            ignore_system_fonts=True,
            sys_inputs={"words": json.dumps(words)},
        )
        drawn = compiler.compile(format="png", ppi=254.0)
    assert isinstance(drawn, bytes)
    return drawn
