"""Prints the sheets of a kit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import typst

from patternbook.errors import BookError
from patternbook.print.faces import FOLDER
from patternbook.print.papers.press import SETTLED, furnish

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
    furnish(made, paper)
    shutil.copytree(KIT, made, dirs_exist_ok=True)
    return [_print(made, name, source, folder) for name, source in sources.items()]


def _print(made: Path, name: str, source: str, folder: Path) -> Path:
    page, output = made / f"{name}.typ", folder / f"{name}.pdf"
    page.write_text(source, encoding="utf-8")
    compiler = typst.Compiler(
        str(page),
        root=str(made),
        ignore_system_fonts=True,
        font_paths=[str(made / FOLDER)],
        sys_inputs={"data": SETTLED, "mode": "final"},
        package_path=str(made),
        package_cache_path=str(made),
    )
    try:
        compiler.compile(output=str(output), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        what = f"cannot be set: {error.message}"
        raise BookError(f"{name}.typ", None, what, "see what is special in its texts") from None
    return output
