"""The index: entries gathered from the pages, sorted as a reader looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from patternbook.index_order import initial, sort_key


@dataclass(frozen=True)
class Entry:
    """A term and the place where it is spoken of, or the other term to look under."""

    term: str
    under: str | None
    spot: str
    see: str | None = None


@dataclass
class Line:
    """A line of the index.

    Attributes:
        spots: Where the term is spoken of.
        see: The terms to look under, in place of this one or too.
    """

    term: str
    spots: list[str] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    under: dict[str, Line] = field(default_factory=dict)


def entries(kind: str, value: str, spot: str) -> list[Entry]:
    """The entries of one `{index}`; pairs and triples are listed under each of their words.

    Raises:
        ValueError: The value does not have the form that its kind asks for.
    """
    from sphinx.util.index_entries import split_index_msg  # slow to import; presses do without

    parts = split_index_msg(kind, value)
    if kind == "single":
        return [Entry(parts[0], parts[1] if len(parts) > 1 and parts[1] else None, spot)]
    if kind == "pair":
        first, second = parts[:2]
        return [Entry(first, second, spot), Entry(second, first, spot)]
    if kind == "triple":
        a, b, c = parts[:3]
        return [Entry(a, f"{b} {c}", spot), Entry(b, f"{c}, {a}", spot), Entry(c, f"{a} {b}", spot)]
    return [Entry(parts[0], None, spot, see=parts[1])]


def lines(found: Iterable[Entry]) -> list[Line]:
    """Entries as sorted lines; terms that differ in case only are one."""
    tops: dict[str, Line] = {}
    for entry in found:
        line = tops.setdefault(entry.term.casefold(), Line(entry.term))
        if entry.under is not None:
            line = line.under.setdefault(entry.under.casefold(), Line(entry.under))
        if entry.see is None:
            line.spots.append(entry.spot)
        elif entry.see not in line.see:
            line.see.append(entry.see)
    for line in tops.values():
        line.under = {
            u.term: u for u in sorted(line.under.values(), key=lambda u: sort_key(u.term))
        }
        line.see.sort(key=sort_key)
    return sorted(tops.values(), key=lambda line: sort_key(line.term))


def page_runs(spots: Iterable[str], pages: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pages of the spots with runs of them merged, each with the spot that it links to."""
    first: dict[int, str] = {}
    for spot in spots:
        if spot in pages:
            first.setdefault(pages[spot], spot)
    runs: list[list[int]] = []
    for page in sorted(first):
        if runs and runs[-1][-1] + 1 == page:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [(_shown(run), first[run[0]]) for run in runs]


def _shown(run: list[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"


def as_data(
    found: list[Line], pages: Mapping[str, int], go: Callable[[str], Any] = str
) -> list[Any]:
    """What the template reads: (letter, lines).

    A line is (depth, term, pages, words before the other terms, other terms to see).
    """
    letters: dict[str, list[Any]] = {}

    def row(depth: int, line: Line) -> list[Any]:
        runs = [[shown, go(spot)] for shown, spot in page_runs(line.spots, pages)]
        too = "see also" if runs or line.under else "see"
        return [depth, line.term, runs, too if line.see else "", "; ".join(line.see)]

    for line in found:
        rows = letters.setdefault(initial(line.term), [])
        rows += [row(0, line), *(row(1, under) for under in line.under.values())]
    return [[letter, rows] for letter, rows in letters.items()]
