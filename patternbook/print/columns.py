"""The widths of a table's columns, fitted to what stands in them.

Widths are estimated from the characters, in em of the text, which is near enough to choose the
size of the type and the shares of the columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from patternbook.print.escape import pieces

PAGE = 136.0
"""Width of the text in mm."""
TURNED = 240.0
"""Width of the text in mm on a page laid on its side."""
MM_PER_PT = 0.3528
SIZES = ((9.0, 2.0), (8.2, 1.5), (7.4, 1.1))
"""Sizes of the type in points, each with the space at either side of a cell in mm."""
TURNED_SIZES = ((8.6, 1.5), (7.4, 1.1))

HYPHENATED = 16
"""Longer words are names of things and not to be hyphenated."""
ROOMY = 7.0
"""A column of text reads well from so many em on; in narrower ones a smaller size is tried."""
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
        cramped: Must words be broken anywhere, lest they leave the page.
    """

    columns: tuple[str, ...]
    size: float
    inset: float
    turned: bool = False
    cramped: bool = False


def width(text: str, code: bool = False) -> float:
    """Width in em."""
    if code:
        return 0.602 * 0.81 * len(text)
    return sum(
        0.29 if c in NARROW else 0.83 if c in WIDE else 0.66 if c.isupper() else 0.5 for c in text
    )


def natural(cell: Cell) -> float:
    """Width in em when nothing is broken."""
    return sum(width(text, code) for text, code in cell.parts) * (BOLD if cell.bold else 1)


def least(cell: Cell) -> float:
    """Width in em of the longest piece that cannot be broken."""
    found = 0.0
    for text, code in cell.parts:
        for word in text.split():
            # Long words are hyphenated, which leaves pieces of some ten letters.
            whole = len(word) <= 12 or len(word) > HYPHENATED or cell.bold
            parts = pieces(word) if code else [word if whole else word[:10]]
            found = max(found, *(width(part, code) for part in parts))
    return found * (BOLD if cell.bold else 1)


def fit(rows: list[list[Cell]]) -> Layout:
    """Choose size and widths: first as they come, then smaller, then on its side."""
    count = max(len(row) for row in rows)
    cells = [[row[i] for row in rows if i < len(row)] for i in range(count)]
    wanted = [max(map(natural, column), default=0.0) for column in cells]
    needed = [max(map(least, column), default=0.0) for column in cells]
    for turned, sizes, room in ((False, SIZES, PAGE), (True, TURNED_SIZES, TURNED)):
        for size, inset in sizes:
            em = size * MM_PER_PT
            free = (room - 2 * inset * count) / em
            if sum(wanted) * 1.08 <= free:
                return Layout(("auto",) * count, size, inset, turned)
            roomy = [max(n * 1.06, min(w, ROOMY)) for w, n in zip(wanted, needed, strict=True)]
            if sum(roomy) <= free:
                return Layout(_shares(wanted, needed, free, 2 * inset / em), size, inset, turned)
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
