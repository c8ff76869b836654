"""Runs Go listings: one module that holds them all, one build, a process each."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.listing import LANGUAGES, PROGRAMS, Listing
from patternbook.run.process import environment
from patternbook.run.runner import Answer, Context, judge, side_by_side

SWITCH = "//go:build ignore\n"
PLACE = re.compile(r"^(?:vet: )?(.+?\.go):(\d+)(?::\d+)?: (.*)$", re.M)


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Build all listings at once and run each."""
    go = tools.path("go")
    env = environment(GOTOOLCHAIN="local", GO111MODULE="on", CGO_ENABLED="0", GOWORK="off")
    module, binaries = context.cache / "module", context.cache / "bin"
    for folder in (module, binaries):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for name in ("go.mod", "go.sum"):
        if (context.root / name).exists():
            shutil.copy(context.root / name, module)
    wrong: dict[Path, BookError] = {}
    for listing in listings:
        if listing.text.startswith(SWITCH):
            _place(listing, module / _name(listing))
        else:
            remedy = "start it with '//go:build ignore' and an empty line"
            what = "clashes with the other programs of its folder"
            wrong[listing.path] = BookError(listing.path, 1, what, remedy)
    flags = ["-mod=readonly", "-buildvcs=false"]
    argv = [go, "build", *flags, "-o", f"{binaries}/", "./..."]
    built = process.run(argv, module, env)
    problems = _problems(module, built.err)
    whole = [f"./{_name(x)}" for x in listings if (binaries / _name(x)).exists()]
    if whole:
        problems |= _problems(module, process.run([go, "vet", *flags, *whole], module, env).err)

    def one(listing: Listing) -> Answer:
        if problem := wrong.get(listing.path):
            return listing, problem
        if str(listing.path) in problems:
            line, what = problems[str(listing.path)]
            return listing, BookError(listing.path, line, what, _remedy(what))
        binary = binaries / _name(listing)
        if not binary.exists():
            if not built.code:
                remedy = "start with 'package main' and give it a func main"
                return listing, BookError(listing.path, None, "is no program", remedy)
            what = f"does not build: {built.why or built.complaint}"
            return listing, BookError(listing.path, None, what, "see to examples/go.mod")
        return judge(listing, process.run([binary], context.root.parent, env, context.limit))

    yield from side_by_side(one, listings)


def _name(listing: Listing) -> str:
    return listing.name.removesuffix(".go").replace("/", "__")


def _place(listing: Listing, folder: Path) -> None:
    """Copy a listing to a folder of its own, with the data beside it for go:embed.

    A line directive in the place of the build constraint keeps the file's real name and line
    numbers, for messages and for runtime.Caller.
    """
    folder.mkdir(parents=True)
    text = listing.text.removeprefix(SWITCH)
    (folder / "main.go").write_text(f"//line {listing.path}:2\n{text}", encoding="utf-8")
    for path in listing.path.parent.iterdir():
        if path.is_file() and LANGUAGES.get(path.suffix) not in PROGRAMS:
            shutil.copy(path, folder)


def _problems(module: Path, err: str) -> dict[str, tuple[int, str]]:
    """File to the line and text of its first message."""
    found: dict[str, tuple[int, str]] = {}
    for path, line, what in PLACE.findall(err):
        full = os.path.normpath(module / path)  # shown relative to where go was started
        found.setdefault(full, (int(line), what.removesuffix("; to add it:")))
    return found


def _remedy(what: str) -> str:
    if any(x in what for x in ("module provid", "missing go.sum entry")):
        return "run 'go get MODULE@VERSION' in examples/"
    return "mend the listing"
