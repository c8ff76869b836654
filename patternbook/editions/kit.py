"""Build a study group's kit: the modules as they are printed, then the sheets that tell of them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from patternbook.editions.build import at_work, finish
from patternbook.editions.publish import Edition, publish
from patternbook.editions.sphinx import Build
from patternbook.errors import BookError
from patternbook.paths import ROOT
from patternbook.print.formats import Format, Paper, unknown
from patternbook.print.kit.builder import FILE
from patternbook.print.kit.facts import Module, read
from patternbook.print.kit.make import Wish, make, printed
from patternbook.print.kit.paths import LearningPath
from patternbook.print.kit.paths import read as read_path


def kit(
    console: Console,
    folder: Path,
    module: str | None,
    path: str | None,
    *,
    weeks: int | None = None,
    hours: float | None = None,
    paper: Paper = "a4",
    seed: int = 1,
    root: Path = ROOT,
) -> list[Path]:
    """Build a kit for a group on one module, or on what the book holds of a learning path.

    Args:
        console: Where progress goes.
        folder: Where the kit is put; an earlier kit there gives way, other files do not.
        module: Name of a module; None for those of the path.
        path: Name of a learning path, or None.
        weeks: How many weeks; None for as few as the hours allow.
        hours: At most so many a week.
        paper: Size of the sheets.
        seed: The same seed draws the same papers.
        root: The checkout.

    Returns:
        The files of the kit, in order.

    Raises:
        BuildError: Sphinx complained.
        BookError: A name is unknown, the time is too short, or the folder holds something else.
    """
    if (module is None) == (path is None):
        raise BookError("kit", None, "for what?", "give --module or --path, one of the two")
    form = Format(paper, "print")
    work = root / "build" / "work"
    with at_work(root) as (lock, env), tempfile.TemporaryDirectory() as made:

        def built(builder: str, title: str, settings: Mapping[str, str]) -> Path:
            out = work / f"kit-{builder}"
            build = Build(builder, root, out, work / "doctrees", settings)
            finish(build, title, console, env, lock)
            return out

        held = read(built("kit", "Kit", {}) / FILE)
        found, way = _wanted(root, held, module, path)
        wanted = json.dumps([{"module": one.name, **asdict(form)} for one in found])
        out = built("typst", "Modules", {"print_wanted": wanted})
        names = {one.name: form.file_name(one.name) for one in found}
        pdfs = {
            name: printed(out / f"{file}.pdf", out / "typst" / f"{file}.data.json")
            for name, file in names.items()
        }
        wish = Wish(way, weeks, hours, paper, seed)
        make(wish, found, pdfs, Path(made), book=root / "book", examples=root / "examples")
        return _put(Path(made), folder)


def _wanted(
    root: Path, held: list[Module], module: str | None, path: str | None
) -> tuple[list[Module], LearningPath | None]:
    """The modules that the kit is for, and the path that they are of."""
    if path is not None:
        way = read_path(root / "book", path, [one.folder for one in held])
        by_folder = {one.folder: one for one in held}
        return [by_folder[name] for name in way.modules], way
    found = [one for one in held if one.name == module]
    if not found:
        what, remedy = unknown("module", str(module), [one.name for one in held]).split("; ", 1)
        raise BookError("--module", None, what, remedy)
    return found, None


def _put(made: Path, folder: Path) -> list[Path]:
    """Put the kit in its place, all of it or none, and never over somebody's files."""
    names = sorted(p.relative_to(made) for p in made.rglob("*") if p.is_file())
    there = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    if folder.exists() and (folder.resolve() == Path.cwd() or there - set(names)):
        raise BookError(folder, None, "holds other files", "name another folder with -o")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        publish([Edition(made, folder, lambda *_: set())])
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise BookError(folder, None, what, "name another folder with -o") from None
    return [folder / name for name in names]
