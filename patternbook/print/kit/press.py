"""Prints the sheets of a kit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import typst

from patternbook.errors import BookError
from patternbook.print.papers.press import TEMPLATES
from patternbook.print.sheets import furnish, set_sheet

KIT = Path(__file__).parent / "template"


def print_sheets(sources: Mapping[str, str], made: Path, folder: Path, paper: str) -> list[Path]:
    """Write a PDF for each source, by its name without suffix.

    Args:
        sources: Name to Typst source.
        made: A folder to work in; it may hold `pictures` already.
        folder: Where the PDFs go.
        paper: `a4` or `letter`.

    Raises:
        BookError: A sheet cannot be set.
    """
    furnish(made, paper, [*TEMPLATES, KIT])
    return [_print(made, name, source, folder) for name, source in sources.items()]


def _print(made: Path, name: str, source: str, folder: Path) -> Path:
    output = folder / f"{name}.pdf"
    try:
        set_sheet(source, made / f"{name}.typ", made, output)
    except typst.TypstError as error:
        what = f"cannot be set: {error.message}"
        raise BookError(f"{name}.typ", None, what, "see what is special in its texts") from None
    return output
