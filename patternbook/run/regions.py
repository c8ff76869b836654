"""Named regions: the parts of a listing that pages show, found by name and never by line number."""

from __future__ import annotations

import difflib
import re
import textwrap
from dataclasses import dataclass

from patternbook.errors import BookError
from patternbook.run.listing import Listing

MARKER = re.compile(r"^\s*(?:#|//)\s*(region|endregion)\s+([a-z][a-z0-9-]*)\s*$")
SWITCH = re.compile(r"^//go:build ignore$")


@dataclass(frozen=True)
class Region:
    """A part of a listing as a page shows it.

    Attributes:
        text: The lines without markers, dedented, ending in a newline.
        line: Line of its first line in the file, counted from 1.
    """

    text: str
    line: int


def region(listing: Listing, name: str | None = None) -> Region:
    """Take the region `name` out of a listing, or the whole listing when `name` is None.

    Raises:
        BookError: There is no such region, or it is opened or closed twice or never.
    """
    lines = listing.text.splitlines()
    spans = _spans(listing, lines)
    if name is None:
        first, last = 0, len(lines)
        if lines and SWITCH.match(lines[0]):  # tells Go's tools that this file is a program alone
            first = 2
    elif name in spans:
        first, last = spans[name]
    else:
        near = difflib.get_close_matches(name, spans, n=1)
        known = f"did you mean '{near[0]}'?" if near else "it has: " + (", ".join(spans) or "none")
        raise BookError(listing.path, None, f"no region '{name}'", known)
    kept = [line for line in lines[first:last] if not MARKER.match(line)]
    text = textwrap.dedent("\n".join(kept)).strip("\n") + "\n"
    return Region(text, first + 1)


def _spans(listing: Listing, lines: list[str]) -> dict[str, tuple[int, int]]:
    """Name to (index of the first line, index after the last line) of each region."""
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        match = MARKER.match(line)
        if not match:
            continue
        kind, name = match.groups()
        if kind == "region":
            if name in opened or name in spans:
                raise BookError(listing.path, index + 1, f"region '{name}' twice", "rename one")
            opened[name] = index + 1
        elif name not in opened:
            remedy = f"add '{listing.comment} region {name}' above it"
            raise BookError(listing.path, index + 1, f"region '{name}' ends unopened", remedy)
        else:
            spans[name] = (opened.pop(name), index)
    for name, first in opened.items():
        remedy = f"add '{listing.comment} endregion {name}'"
        raise BookError(listing.path, first, f"region '{name}' never ends", remedy)
    return spans
