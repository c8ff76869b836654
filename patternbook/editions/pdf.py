"""Build the PDFs that somebody asked for, and no others."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from patternbook.editions.build import at_work, finish
from patternbook.editions.sphinx import Build
from patternbook.errors import BookError
from patternbook.paths import ROOT
from patternbook.print.booklet import impose
from patternbook.print.formats import Format, unknown


def pdf(
    console: Console,
    folder: Path,
    module: str | None,
    form: Format,
    *,
    booklet: bool = False,
    root: Path = ROOT,
) -> Path:
    """Build one PDF from the doctrees of `book`, as far as they are still true.

    Args:
        console: Where progress goes.
        folder: Where the PDF is put; made if there is none.
        module: Name of a module, or None for the whole book.
        form: What it looks like.
        booklet: Put it on sheets to fold, too.
        root: The checkout.

    Returns:
        The PDF; of a booklet, the sheets.

    Raises:
        BuildError: Sphinx complained.
        BookError: No such module, or another build is running in this checkout.
    """
    known = modules(root)
    if module is not None and module not in known:
        what, remedy = unknown("module", module, known).split("; ", 1)
        raise BookError(Path("--module"), None, what, remedy)
    work = root / "build" / "work"
    asked = json.dumps([{"module": module, **asdict(form)}])
    with at_work(root) as (lock, env):
        settings = {"print_wanted": asked}
        build = Build("typst", root, work / "asked", work / "doctrees", settings)
        finish(build, "PDF", console, env, lock)
        made = work / "asked" / f"{form.file_name(module or 'book')}.pdf"
        if booklet:
            made = impose(made, made.with_name(f"{made.stem}-booklet.pdf"))
        return put(made, folder)


def modules(root: Path) -> list[str]:
    """The names of all modules: folders of pages, two below the book's."""
    return sorted(page.parent.name for page in (root / "book").glob("*/*/index.md"))


def put(made: Path, folder: Path) -> Path:
    """Copy a file to its place at one instant."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / f".{made.name}.new"
        shutil.copyfile(made, copy)
        copy.replace(folder / made.name)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise BookError(folder, None, what, "name another folder with -o") from None
    return folder / made.name
