"""Where a learner gets a lab, hands in a file and reads what came of it."""

from __future__ import annotations

import difflib
import shlex
import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from patternbook.errors import BookError
from patternbook.labs.checking import Failure, judge
from patternbook.labs.lab import Lab, named, places, read


def _out() -> Console:
    """Standard output as it is now; lines are as long as they are, commands stay whole."""
    return Console(highlight=False, markup=False, soft_wrap=True)


def _folders() -> dict[str, Path]:
    """Name of each lab to its folder; a lab that does not read stops only itself."""
    return {named(path.parent): path.parent for path in places()}


def find(name: str) -> Lab:
    """The lab of that name.

    Raises:
        BookError: There is none, or its lab.toml does not describe it.
    """
    labs = _folders()
    if name not in labs:
        near = difflib.get_close_matches(name, labs, n=1)
        all_names = f"use one of {', '.join(labs)}" if labs else "this edition has no labs"
        remedy = f"did you mean {near[0]}?" if near else all_names
        raise BookError(f"lab {name}", None, "no such lab", remedy)
    return read(labs[name])


def attempt_file(lab: Lab, file: Path | None) -> Path:
    """The learner's file: the one named, or `<lab>.<suffix>` in the current folder."""
    return file if file is not None else Path(f"{lab.folder.name}{lab.starter.suffix}")


def show_all() -> None:
    """Print the labs, a line each."""
    table = Table("lab", "minutes", "what you do", box=None, pad_edge=False)
    broken = []
    for folder in _folders().values():
        try:
            lab = read(folder)
        except BookError as error:
            broken.append(error)
        else:
            table.add_row(lab.name, str(lab.description.minutes), lab.description.title)
    _out().print(table, soft_wrap=False)
    for told in broken:
        print(told, file=sys.stderr)


def start(lab: Lab, folder: Path) -> None:
    """Copy the starter and say what to do.

    Raises:
        BookError: The file is there already, or cannot be written.
    """
    target = folder / attempt_file(lab, None)
    check = f"patternbook lab check {lab.name} {shlex.quote(str(target))}"
    if target.exists():
        raise BookError(target, None, "is there already", f"move it away, or go on: {check}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(lab.starter, target)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise BookError(target, None, what, "name another folder") from None
    about = lab.description
    _out().print(f"{about.title} (about {about.minutes} minutes)\n{about.done}\n")
    _out().print(f"Edit {target}, then: {check}")
    _out().print(f"If you are stuck: patternbook lab hint {lab.name}")


def check(lab: Lab, file: Path | None, seeds: range, printed: bool = False) -> bool:
    """Judge a file, print what came of it, and say whether it passed.

    Args:
        lab: The lab.
        file: The learner's file, if it is not where `start` put it.
        seeds: The seeds to try.
        printed: Whether to show what the program printed when it fails.

    Raises:
        BookError: The lab or the file cannot be used at all.
    """
    path = attempt_file(lab, file)
    count = "1 seed" if len(seeds) == 1 else f"{len(seeds)} seeds"
    with Console(stderr=True).status(f"checking {path} under {count}"):
        failure = judge(lab, path, seeds)
    if failure is None:
        _out().print(f"passed: {lab.name}, {count}", style="green")
    else:
        _out().print(explain(lab, path, failure))
    if failure is not None and printed and failure.printed:
        _out().print("your program printed:", *failure.printed, sep="\n  ")
    return failure is None


def seed(lab: Lab, typed: str) -> int:
    """The seed that a learner typed.

    Raises:
        BookError: It is missing or no number.
    """
    if typed.isascii() and typed.isdigit():
        return int(typed)
    what = f"'{typed}' is no seed" if typed else "no seed"
    remedy = f"name the one that the failed check told: patternbook lab replay {lab.name} 1"
    raise BookError(f"lab {lab.name}", None, what, remedy)


def hint(lab: Lab, number: int) -> None:
    """Print one hint.

    Raises:
        BookError: There is none of that number.
    """
    hints = list(lab.description.hints.values())
    if not 1 <= number <= len(hints):
        remedy = f"use a number from 1 to {len(hints)}"
        raise BookError(f"lab {lab.name}", None, f"no hint {number}", remedy)
    _out().print(f"{number} of {len(hints)}: {hints[number - 1]}")


def explain(lab: Lab, path: Path, failure: Failure) -> Text:
    """A failure as the learner reads it: what was expected, the events, the hint, the replay."""
    text = Text(f"not passed: {lab.name}, seed {failure.seed}\n", style="red")
    text.append(f"expected: {failure.expected}\n", style="default")
    for event in failure.events:
        text.append(f"  {event}\n", style="default")
    if failure.mistake is not None:
        text.append(f"hint: {lab.description.hints[failure.mistake]}\n", style="default")
    file = shlex.quote(str(path))
    text.append(f"replay: patternbook lab replay {lab.name} {failure.seed} {file}", style="bold")
    return text
