"""The widths of a table's columns, fitted to what stands in them.

Widths are estimated from the characters, in em of the text, which is near enough to choose the
size of the type and the shares of the columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from patternbook.print.escape import pieces

MM_PER_PT = 0.3528


@dataclass(frozen=True)
class Room:
    """What a format gives a table.

    Attributes:
        page: Width of the text in mm.
        sizes: Of the type in points, each with the space at either side of a cell in mm.
        turned: Width in mm on a page laid on its side, or None: tables too wide become lists.
        turned_sizes: Sizes there.
    """

    page: float
    sizes: tuple[tuple[float, float], ...]
    turned: float | None = None
    turned_sizes: tuple[tuple[float, float], ...] = ()


NORMAL = Room(121.0, ((9.0, 1.9), (8.4, 1.5), (7.8, 1.1)), 240.0, ((8.6, 1.5), (7.6, 1.1)))
LARGE = Room(174.0, ((16.0, 1.6),))

HYPHENATED = 16
"""Longer words are names of things and not to be hyphenated."""
ROOMY = 7.0
"""A column of text reads well from so many em on; in narrower ones a smaller size is tried."""
NARROWEST = 4.6
"""In the smallest size columns may be so narrow before the table is turned on its side."""
VALUE = re.compile(r"\d[\d.,]*( ?± ?\d[\d.,]*)?( ?[%×°]| ?[a-z]{1,3})?")
"""A number with its error and its unit, which are read in one look."""
BOLD = 1.08
NARROW = set("iljtfrI.,;:'|!()[] ")
WIDE = set("mwMW@%")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: (text, is it code) parts."""

    parts: tuple[tuple[str, bool], ...]
    bold: bool = False


@dataclass(frozen=True)
class Layout:
    """How a table is set.

    Attributes:
        columns: Widths as Typst writes them.
        size: Of the type, in points.
        inset: Space at either side of a cell, in mm.
        turned: Is it on a page laid on its side.
        stacked: Is each row a list, because no page is wide enough.
        cramped: Must words be broken anywhere, lest they leave the page.
    """

    columns: tuple[str, ...]
    size: float
    inset: float
    turned: bool = False
    stacked: bool = False
    cramped: bool = False


def width(text: str, code: bool = False) -> float:
    """Width in em."""
    if code:
        return 0.6 * 0.84 * len(text)
    return sum(
        0.29 if c in NARROW else 0.83 if c in WIDE else 0.66 if c.isupper() else 0.52 for c in text
    )


def natural(cell: Cell) -> float:
    """Width in em when nothing is broken."""
    return sum(width(text, code) for text, code in cell.parts) * (BOLD if cell.bold else 1)


def least(cell: Cell) -> float:
    """Width in em of the longest piece that cannot be broken, or should not be, as a value."""
    if VALUE.fullmatch("".join(text for text, _ in cell.parts)):
        return natural(cell)
    found = 0.0
    for text, code in cell.parts:
        for word in text.split():
            # Long words are hyphenated, which leaves pieces of some ten letters.
            whole = len(word) <= 12 or len(word) > HYPHENATED or cell.bold
            parts = pieces(word) if code else [word if whole else word[:10]]
            found = max(found, *(width(part, code) for part in parts))
    return found * (BOLD if cell.bold else 1)


def _wanted(cell: Cell) -> float:
    """Width in em that a cell would like: heads do well on two lines."""
    return max(least(cell), natural(cell) / 2) if cell.bold else natural(cell)


def fit(rows: list[list[Cell]], given: Room = NORMAL) -> Layout:
    """Choose size and widths: first as they come, then smaller, then on its side or as lists."""
    count = max(len(row) for row in rows)
    cells = [[row[i] for row in rows if i < len(row)] for i in range(count)]
    whole = [max(map(natural, column), default=0.0) for column in cells]
    wanted = [max(map(_wanted, column), default=0.0) for column in cells]
    needed = [max(map(least, column), default=0.0) for column in cells]
    tries = [
        (False, given.sizes, given.page, ROOMY),
        (False, given.sizes[-1:], given.page, NARROWEST),
    ]
    if given.turned is not None:
        tries.append((True, given.turned_sizes, given.turned, ROOMY))
    for turned, sizes, room, enough in tries:
        for size, inset in sizes:
            em = size * MM_PER_PT
            free = (room - 2 * inset * count) / em
            if sum(whole) * 1.08 <= free:
                return Layout(("auto",) * count, size, inset, turned)
            roomy = [max(n * 1.06, min(w, enough)) for w, n in zip(wanted, needed, strict=True)]
            if sum(roomy) <= free:
                return Layout(_shares(wanted, needed, free, 2 * inset / em), size, inset, turned)
    if given.turned is None:
        return Layout((), size, inset, stacked=True)
    return Layout(_shares(wanted, needed, free, 2 * inset / em), size, inset, turned, cramped=True)


def _shares(
    wanted: list[float], needed: list[float], free: float, around: float
) -> tuple[str, ...]:
    """What each column needs, and of the rest more to those that want more."""
    base = [max(n * 1.06, min(w, 4.0)) for w, n in zip(wanted, needed, strict=True)]
    rest = free - sum(base)
    want = [max(w * 1.04 - b, 0.0) ** 0.8 for w, b in zip(wanted, base, strict=True)]
    if rest > 0 and sum(want):
        base = [b + rest * w / sum(want) for b, w in zip(base, want, strict=True)]
    return tuple(f"{share + around:.2f}fr" for share in base)
