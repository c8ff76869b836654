"""Keys come from runs: numbers from generators, outputs from listings, lines from code."""

from __future__ import annotations

import difflib
import functools
import json
import math
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from patternbook.bank.model import Line, Output
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES
from patternbook.run import listing as listings
from patternbook.run import outputs, process, regions

LIMIT = 60.0
"""Seconds in which a generator must have drawn what it was asked for."""
FIELDS = {"parameters", "key", "mistakes"}


@dataclass(frozen=True)
class Drawn:
    """What a generator gives for one seed.

    Attributes:
        seed: The seed.
        parameters: Name to value, for the placeholders of the stem.
        key: The number to find.
        mistakes: Name of a known mistake to the number it gives.
        checked: The same number by the independent check, or None if there is no check.
    """

    seed: int
    parameters: dict[str, int | float | str]
    key: float
    mistakes: dict[str, float] = field(default_factory=dict)
    checked: float | None = None


def draw(generator: str, salt: str, first: int, last: int, root: Path = EXAMPLES) -> list[Drawn]:
    """Run a generator (`file.py:function`) for the seeds `first` to `last`.

    Args:
        generator: File below `root` and function.
        salt: The question's id: two questions with one seed draw apart.
        first: The first seed.
        last: The last seed.
        root: Where listings are.

    Raises:
        BookError: The generator fails, does not end, or gives what is no number.
    """
    name, _, function = generator.partition(":")
    path = root / name
    if not path.is_file():
        near = difflib.get_close_matches(name, [x.name for x in listings.discover(root)], n=1)
        remedy = f"did you mean {near[0]}?" if near else "name a file below examples/"
        raise BookError(path, None, "no such generator", remedy)
    return list(_draw(path, path.read_bytes(), function, salt, first, last))


@functools.lru_cache(maxsize=512)  # by content: a page, its print and its report draw once
def _draw(
    path: Path, _content: bytes, function: str, salt: str, first: int, last: int
) -> tuple[Drawn, ...]:
    script = Path(__file__).with_name("draw.py")
    argv = [sys.executable, "-BP", script, path, function, salt, first, last]
    ended = process.run(argv, path.parent, limit=LIMIT)
    if ended.code or ended.why:
        what = f"{function}: {ended.why or ended.complaint or f'exit code {ended.code}'}"
        raise BookError(path, None, what, "mend the generator")
    found = []
    for line, seed in zip(ended.out.splitlines(), range(first, last + 1), strict=False):
        reply = json.loads(line)
        if "error" in reply:
            when = "" if reply["seed"] is None else f", seed {reply['seed']}"
            what = f"{function}{when}: {reply['error']}"
            raise BookError(path, reply["line"], what, "mend the generator")
        found.append(_read(path, function, seed, reply["given"], reply["checked"]))
    return tuple(found)


def _read(path: Path, function: str, seed: int, given: dict[str, Any], checked: Any) -> Drawn:
    def wrong(what: str, remedy: str) -> BookError:
        return BookError(path, None, f"{function}, seed {seed}: {what}", remedy)

    parameters, mistakes = given["parameters"], given.get("mistakes", {})
    if unknown := sorted(given.keys() - FIELDS):
        raise wrong(f"returns '{unknown[0]}'", "return parameters, key and mistakes only")
    if "key" not in given:
        raise wrong("returns no key", "return {'parameters': …, 'key': …}")
    if not isinstance(mistakes, dict):
        raise wrong("mistakes are no dict", "return name: number")
    for name, value in parameters.items():
        if not isinstance(value, str) and not _number(value):
            raise wrong(f"parameter {name} is {value!r}", "return a finite number or a text")
    numbers = {"key": given["key"], **{f"mistake {n}": v for n, v in mistakes.items()}}
    if checked is not None:
        numbers["check"] = checked
    for name, value in numbers.items():
        if not _number(value):
            raise wrong(f"{name} is {value!r}", "return a finite number")
    return Drawn(seed, parameters, given["key"], mistakes, checked)


def _number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value)


def printed(question: Output, root: Path = EXAMPLES) -> str:
    """The key of an output question: what the listing's named output prints.

    Raises:
        BookError: No such listing or result.
    """
    return outputs.result(listings.load(question.listing, root), question.result).strip()


def named_result(name: str, root: Path = EXAMPLES) -> str:
    """The value of `path:name`, as the role {result} takes it."""
    path, _, result = name.partition(":")
    return outputs.result(listings.load(path.strip(), root), result.strip())


def code(question: Output | Line, root: Path = EXAMPLES) -> str:
    """The code to show: the region, in an output question without the output asked for.

    Raises:
        BookError: No such listing or region.
    """
    text = regions.region(listings.load(question.listing, root), question.region).text
    if isinstance(question, Line):
        return text
    start = f"{question.result}: "
    kept = [
        line
        for line in text.splitlines()
        if not ((found := outputs.OUTPUT.match(line)) and found[1].startswith(start))
    ]
    return "\n".join(kept) + "\n"


def line_index(question: Line, root: Path = EXAMPLES) -> int:
    """Which line of the shown code, counted from 0, is the faulty one.

    Raises:
        BookError: It does not stand there, or more than once.
    """
    wanted = question.line.strip()
    lines = [line.strip() for line in code(question, root).splitlines()]
    if (count := lines.count(wanted)) != 1:
        path = listings.load(question.listing, root).path
        what = f"the line '{wanted}' stands {count} times in what is shown"
        raise BookError(path, None, what, "name a line, or a region, where it stands once")
    return lines.index(wanted)
