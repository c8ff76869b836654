"""The outputs that stand in a listing, as `#>` or `//>` lines, and the results they name."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from patternbook.errors import BookError
from patternbook.run.listing import Listing

OUTPUT = re.compile(r"^\s*(?:#|//)> ?(.*)$")


@dataclass(frozen=True)
class Output:
    """One line that the listing printed.

    Attributes:
        line: Where it stands in the file, counted from 1.
        text: What was printed.
    """

    line: int
    text: str


def outputs(listing: Listing) -> list[Output]:
    """The output lines of a listing, in the order in which they stand."""
    found = []
    for number, line in enumerate(listing.text.splitlines(), 1):
        match = OUTPUT.match(line)
        if match:
            found.append(Output(number, match.group(1)))
    return found


def result(listing: Listing, name: str) -> str:
    """The value of the output line `name: value`.

    Raises:
        BookError: No such line, or more than one.
    """
    named = [o.text.split(": ", 1) for o in outputs(listing) if ": " in o.text]
    values = [value for key, value in named if key == name]
    if len(values) == 1:
        return values[0]
    if values:
        raise BookError(listing.path, None, f"{len(values)} results named '{name}'", "rename them")
    near = difflib.get_close_matches(name, [key for key, _ in named], n=1)
    remedy = f"did you mean '{near[0]}'?" if near else "print a line 'name: value' in the listing"
    raise BookError(listing.path, None, f"no result named '{name}'", remedy)
