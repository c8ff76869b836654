"""Where a listing may be broken over two pages.

A break falls at a blank line or, in a long group of lines, between two statements: never inside
brackets, never between a statement and what it printed, and never so that one or two lines are
left alone. It is told by the layout of the lines alone, so that one rule serves every language.
"""

from __future__ import annotations

import re

ALONE = 3
"""So many lines stand on either side of a break."""
GROUP = 6
"""Groups of more lines than this, without a blank one, may be broken between statements. A listing
of one line more is never broken."""
LARGE_GROUP = 4
"""The same in large print, where a page holds fewer lines."""

PRINTED = ("#>", "//>")
CLOSING = re.compile(r"[)\]}]|(else|elif|except|finally|catch|end)\b|\.|&&|\|\|")
OPEN = re.compile(r"([(\[{,:\\=]|->|=>|&&|\|\||\+|\band|\bor)$")
LEADS = re.compile(r"@|#\[|\s*(#|//)(?!>)")
QUOTES = ('"""', "'''")

Group = tuple[int, int]
"""Blank lines before a group, which vanish at the head of a page, and its own lines."""


def groups(lines: list[str], group: int = GROUP) -> list[Group]:
    """The lines that stand together; all lines are in a group or blank between two.

    Args:
        lines: Of the listing.
        group: Lines that may stay together although a statement begins among them.
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if len(lines) - first <= group + 1:
        return [(first, len(lines) - first)]
    cuts = [
        i
        for i in _cuts(lines, group)
        if _written(lines[:i]) >= ALONE and _written(lines[i:]) >= ALONE
    ]
    found: list[Group] = []
    start, blank = first, first
    for cut in [*cuts, len(lines)]:
        end = cut
        while end > start and not lines[end - 1].strip():
            end -= 1
        found.append((blank, end - start))
        start, blank = cut, cut - end
    return found


def _written(lines: list[str]) -> int:
    return sum(1 for line in lines if line.strip())


def _cuts(lines: list[str], group: int) -> list[int]:
    """The first lines of groups."""
    inside = _inside(lines)
    blank = [
        i
        for i in range(1, len(lines))
        if lines[i].strip() and not lines[i - 1].strip() and not inside[i]
    ]
    cuts = set(blank)
    for start, end in zip([0, *blank], [*blank, len(lines)], strict=True):
        if end - start > group:
            cuts.update(i for i in range(start + 1, end) if not inside[i] and _between(lines, i))
    for start, end in _spans(sorted(cuts), len(lines)):
        if end - start > 3 * group:  # one long statement or output: better broken than squeezed
            texts = ((i, lines[i].strip()) for i in range(start + 1, end))
            cuts.update(i for i, text in texts if text and not CLOSING.match(text))
    return sorted(cuts)


def _spans(cuts: list[int], count: int) -> list[tuple[int, int]]:
    return list(zip([0, *cuts], [*cuts, count], strict=True))


def _between(lines: list[str], i: int) -> bool:
    """Does a statement begin at line `i`, and does nothing tie it to the line before?"""
    line, before = lines[i].strip(), lines[i - 1].strip()
    if not line or not before or line.startswith(PRINTED) or CLOSING.match(line):
        return False
    if OPEN.search(before.split("  #")[0].split(" //")[0].rstrip()) or LEADS.match(before):
        return False
    return _indent(lines[i]) <= _indent(lines[i - 1]) + 1 or before.startswith(PRINTED)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _inside(lines: list[str]) -> list[bool]:
    """Is the start of each line inside round or square brackets or a long string?"""
    depth, quote = 0, ""
    found = []
    for line in lines:
        found.append(bool(depth or quote))
        for mark in QUOTES:
            if line.count(mark) % 2 and quote in ("", mark):
                quote = "" if quote else mark
        if not quote and not line.strip().startswith(("#", "//")):
            plain = re.sub(r"\"[^\"]*\"|'[^']*'", "", line)
            depth += sum(plain.count(c) for c in "([") - sum(plain.count(c) for c in ")]")
            depth = max(depth, 0)
    return found
