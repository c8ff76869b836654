"""Compare what a run printed with the output lines of the listing, and write them anew."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from patternbook.errors import BookError
from patternbook.run.listing import Listing
from patternbook.run.outputs import OUTPUT, outputs


@dataclass(frozen=True)
class Ran:
    """A listing that ran to its end.

    Attributes:
        text: The file's text with the outputs as this run printed them.
        difference: The first output that the listing has otherwise, or None.
    """

    text: str
    difference: BookError | None = None


@dataclass(frozen=True)
class Call:
    """One call of print().

    Attributes:
        line: Line of the listing that made it, counted from 1.
        text: What was printed, without the newline at its end.
    """

    line: int
    text: str


def in_order(listing: Listing, stdout: str) -> Ran:
    """Check a program whose output lines, taken together, are its standard output."""
    printed = [line.rstrip() for line in stdout.splitlines()]
    stand = outputs(listing)
    said = [o.text.rstrip() for o in stand]
    lines = listing.text.splitlines()
    last = stand[-1].line if stand else len(lines)
    places = [o.line for o in stand]
    difference = _difference(listing, printed, said, places, last)
    if difference is None:
        return Ran(listing.text)
    mark = listing.comment + ">"
    if len(printed) == len(said):
        for place, text in zip(places, printed, strict=True):
            old = lines[place - 1]
            lines[place - 1] = old[: len(old) - len(old.lstrip())] + _marked(mark, text)
        return Ran("\n".join(lines) + "\n", difference)
    first = lines[places[0] - 1] if places else ""
    margin = first[: len(first) - len(first.lstrip())]
    block = [margin + _marked(mark, text) for text in printed]
    before = lines[: places[0] - 1] if places else [*lines, ""]
    after = [x for n, x in enumerate(lines, 1) if n > len(before) and n not in places]
    return Ran("\n".join([*before, *block, *after]).rstrip() + "\n", difference)


def in_place(listing: Listing, calls: Sequence[Call]) -> Ran:
    """Check a Python listing: what a print() call printed stands right below its statement."""
    anchors = _Anchors(listing.text)
    printed: dict[int, list[str]] = defaultdict(list)
    for call in calls:
        line, _ = anchors.of(call.line)
        printed[line] += [part.rstrip() for part in call.text.split("\n")]
    said: dict[int, list[str]] = defaultdict(list)
    places: dict[int, list[int]] = defaultdict(list)
    lines = listing.text.splitlines()
    anchor = 0
    for number, source in enumerate(lines, 1):
        if match := OUTPUT.match(source):
            said[anchor].append(match.group(1).rstrip())
            places[anchor].append(number)
        else:
            anchor = number
    difference = None
    for at in sorted(printed.keys() | said.keys()):
        last = at + len(said[at])
        difference = _difference(listing, printed[at], said[at], places[at], last)
        if difference:
            break
    if difference is None:
        return Ran(listing.text)
    margins = dict(anchors.of(call.line) for call in calls)
    written = []
    for number, source in enumerate(lines, 1):
        if not OUTPUT.match(source):
            written.append(source)
            written += [margins[number] + _marked("#>", text) for text in printed.get(number, [])]
    return Ran("\n".join(written) + "\n", difference)


def _marked(mark: str, text: str) -> str:
    return f"{mark} {text}".rstrip()


def _difference(
    listing: Listing, printed: list[str], said: list[str], places: list[int], last: int
) -> BookError | None:
    """The first line where what was printed and what is said differ; `last` if one list ends."""
    for index in range(max(len(printed), len(said))):
        now, was = (
            f"'{x[index]}'" if index < len(x) else "nothing more" if x else "nothing"
            for x in (printed, said)
        )
        if now != was:
            line = places[index] if index < len(places) else last
            what = f"printed {now}, the listing says {was}"
            return BookError(
                listing.path, line, what, f"run patternbook run --update {_arg(listing)}"
            )
    return None


def _arg(listing: Listing) -> str:
    return f"{listing.root.name}/{listing.name}"


class _Anchors:
    """Where the output of a line of Python stands: below the innermost statement around it."""

    def __init__(self, source: str) -> None:
        self.lines = source.splitlines()
        self.statements = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.stmt)]

    def of(self, line: int) -> tuple[int, str]:
        """The line below which the output stands, and its indentation."""
        around = [s for s in self.statements if s.lineno <= line <= (s.end_lineno or s.lineno)]
        if not around:
            return line, ""
        inner = min(around, key=lambda s: ((s.end_lineno or s.lineno) - s.lineno, -s.col_offset))
        body = getattr(inner, "body", None)
        if body and body[0].lineno > line:  # the head of a loop or the like printed
            return body[0].lineno - 1, self._margin(body[0].lineno)
        return inner.end_lineno or inner.lineno, self._margin(inner.lineno)

    def _margin(self, line: int) -> str:
        text = self.lines[line - 1]
        return text[: len(text) - len(text.lstrip())]
