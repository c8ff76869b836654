"""Words that must not stand in the book."""

from __future__ import annotations

import re
from pathlib import Path

from tests.book.tidy.files import TEXT, files, lines, wrong

HOMES = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work/\w+)/[\w.]")
UNDONE = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX)\b|\bcoming soon\b|\blorem ipsum\b|\bto be written\b|\bplaceholder\b",
    re.IGNORECASE,
)


def machine_paths(root: Path) -> list[str]:
    """Paths that exist on one machine only."""
    folders = ("book", "examples", "patternbook", "benchmarks")
    remedy = "write a path that starts at the top of the checkout"
    return [
        wrong(root, path, number, f"a path of one machine, {match[0]}…", remedy)
        for path in files(root, *folders, suffixes=TEXT)
        for number, line in lines(path)
        if (match := HOMES.search(line))
    ]


def undone(root: Path) -> list[str]:
    """Promises in place of text."""
    remedy = "write it or cut it"
    return [
        wrong(root, path, number, f"'{match[0]}' in the book", remedy)
        for path in files(root, "book", "examples", suffixes=TEXT)
        for number, line in lines(path)
        if (match := UNDONE.search(line))
    ]
