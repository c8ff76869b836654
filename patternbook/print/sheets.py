"""Sheets that are handed out, of papers and kits: each is set from one source of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from patternbook.print.faces import copy_faces
from patternbook.print.typesetter import compiler

SETTLED = "settled.json"
BOOK = Path(__file__).parent / "template"


def furnish(folder: Path, paper: str, templates: Iterable[Path]) -> None:
    """Put into a folder what sheets are set with: templates, faces, format.

    Args:
        folder: Where the sources of the sheets will stand.
        paper: `a4` or `letter`.
        templates: Folders of templates, beside those of the book.
    """
    for template in (BOOK, *templates):
        shutil.copytree(template, folder, dirs_exist_ok=True)
    copy_faces(folder)
    settled = {"format": {"paper": paper, "edition": "print", "large": False}, "references": {}}
    (folder / SETTLED).write_text(json.dumps(settled), encoding="utf-8")


def set_sheet(source: str, page: Path, folder: Path, output: Path) -> None:
    """Write a PDF, tagged and refused by Typst if it does not conform to PDF/UA-1.

    Args:
        source: In Typst.
        page: Where the source is put, in `folder`.
        folder: A furnished folder.
        output: The PDF.

    Raises:
        typst.TypstError: It cannot be set.
    """
    page.write_text(source, encoding="utf-8")
    sheet = compiler(page, folder, SETTLED, "final")
    sheet.compile(output=str(output), format="pdf", pdf_standards=["ua-1"])
