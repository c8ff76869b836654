"""Puts the PDFs of a paper in their folder: all or none, and never over somebody's files."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from pathlib import Path

from rich.console import Console

from patternbook.bank.load import Bank
from patternbook.bank.papers.paper import Paper
from patternbook.errors import BookError
from patternbook.print.papers.press import names, print_paper


def write(bank: Bank, paper: Paper, place: Path, size: str) -> None:
    """Print a paper and put it in its place; a paper that is there and the same stays.

    Raises:
        BookError: There is something else in the folder, or it cannot be written.
    """
    _is_free(place, names(paper))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "paper")
        made.mkdir()
        print_paper(bank, paper, made, size)
        console = Console(highlight=False, soft_wrap=True, markup=False)
        if _filled(place):
            _is_the_same(made, place)
            console.print(f"{place} holds this very paper.")
            return
        try:
            _publish(made, place.resolve())
        except OSError as error:
            raise BookError(
                place, None, f"cannot be written: {error.strerror or error}", REMEDY
            ) from None
    console.print(f"In {place}:")
    for name in names(paper):
        console.print(f"  {name}")


REMEDY = "name another folder with --out"


def _publish(made: Path, place: Path) -> None:
    """Copy beside the place, then rename, so that nobody sees a part of a paper there."""
    copy = place.with_name(f".{place.name}.new")
    shutil.rmtree(copy, ignore_errors=True)  # of a run that was killed
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copytree(made, copy)
        _put(copy, place)
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _put(copy: Path, place: Path) -> None:
    if place.is_dir():
        place.rmdir()  # empty, or this fails
    copy.rename(place)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _filled(place: Path) -> bool:
    return place.is_dir() and any(place.iterdir())


def _is_free(place: Path, expected: list[str]) -> None:
    """Refuse early what would be refused in the end."""
    if place.resolve() == Path.cwd():
        raise BookError(place, None, "is the current folder", REMEDY)
    if place.exists() and not place.is_dir():
        raise BookError(place, None, "is a file", REMEDY)
    if _filled(place) and _names(place) != sorted(expected):
        raise BookError(place, None, "holds other files", REMEDY)


def _is_the_same(made: Path, place: Path) -> None:
    found = _names(made)
    _, differ, unreadable = filecmp.cmpfiles(made, place, found, shallow=False)
    if found != _names(place) or differ or unreadable:
        raise BookError(place, None, "holds another paper, or an earlier state of it", REMEDY)
