"""From the glossary and the bibliography back to the pages that explain or cite an entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from patternbook.print.index import Entry

if TYPE_CHECKING:
    from patternbook.print.plan import PlannedReference

TERM, SOURCE = "term-", "source-"


def backlinks(
    references: Sequence[PlannedReference], entries: Sequence[Entry], pages: Mapping[str, int]
) -> dict[str, list[str]]:
    """Label of an entry to the places that its pages are told of.

    Of a source, all places that cite it. Of a term, its first use and the places that the index
    has for it, those of its subentries if there are no others; the glossary's own don't count.
    """
    found: dict[str, list[str]] = defaultdict(list)
    glossary = None
    for reference in sorted(references, key=lambda r: pages.get(r.spot, 0)):
        home, _, name = reference.target.rpartition(":")
        if reference.away is not None:
            continue
        if name.startswith(TERM):
            glossary = home
        label = label_of(reference.target)
        if _home(reference.spot) == home:
            continue
        if name.startswith(SOURCE) or (name.startswith(TERM) and not found[label]):
            found[label].append(reference.spot)
    whole: dict[str, list[str]] = defaultdict(list)
    part: dict[str, list[str]] = defaultdict(list)
    terms: set[str] = set()
    for entry in entries:
        label = label_of(f"{glossary}:{TERM}{entry.term}")
        if _home(entry.spot) == glossary:
            terms.add(label)
        elif entry.see is None:
            (whole if entry.under is None else part)[label].append(entry.spot)
    for label in terms:
        found[label] += whole[label] or part[label]
    return {label: spots for label, spots in sorted(found.items()) if spots}


def label_of(place: str) -> str:
    """The label of an entry, alike whether it is made of a term or of the name of its place."""
    home, _, name = place.rpartition(":")
    if not name.startswith(TERM):
        return place
    plain = re.sub(r"[\W_]+", "-", name.removeprefix(TERM)).strip("-").casefold()
    return f"{home}:{TERM}{plain}"


def _home(spot: str) -> str:
    return spot.rpartition(":")[0]
