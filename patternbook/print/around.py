"""What stands around the text of a page: running heads, notes beside it, listings that go on."""

from __future__ import annotations

from typing import Any

from patternbook.print.plan import Plan

NOTE_GAP = 9.0
"""Least space between two notes in the margin, in points."""

Place = list[Any]
"""Page, x and y in points, and what the place tells of itself."""
Places = dict[str, Place]


def pages(places: Places) -> dict[str, int]:
    """The page of each place."""
    return {name: place[0] for name, place in places.items()}


def heads(plan: Plan, places: Places) -> list[str | None]:
    """The words at the head of each page: none on a blank page, empty on a chapter's first."""
    if "end!" not in places:
        return []
    single = plan.format.edition == "screen"
    found: list[str | None] = [None] * int(places["end!"][0])
    for level in (1, 2):
        for running in plan.running:
            if running.level != level or running.place not in places:
                continue
            first = places[running.place][0]
            for page in range(first, places[running.end][0] + 1):
                if level == 1:
                    found[page - 1] = "" if page == first else running.title
                elif (page % 2 or single) and found[page - 1]:
                    found[page - 1] = running.title
    return found


def notes(plan: Plan, places: Places) -> dict[str, list[float]]:
    """The page of each note, and how far it is moved so that it stands clear of the others."""
    placed: dict[str, list[float]] = {}
    reached: dict[int, float] = {}
    found = [(name, p) for name, p in places.items() if tells(p, "note")]
    for name, (page, _x, y, told) in sorted(found, key=lambda n: (n[1][0], n[1][2], n[0])):
        height = told["note"]
        top = min(max(y, reached.get(page, 0.0)), plan.foot - height)
        reached[page] = top + height + NOTE_GAP
        placed[name] = [page, round(top - y, 1)]
    return placed


def continued(places: Places) -> dict[str, list[str | None]]:
    """The listings that go on over the foot of a page, and over its head."""
    found: dict[str, list[str | None]] = {}
    for name, place in places.items():
        end = places.get(f"{name}>")
        if not tells(place, "listing") or end is None:
            continue
        said = place[3]["listing"] or "The listing"
        for page in range(place[0], end[0]):
            found.setdefault(str(page), [None, None])[0] = said
            found.setdefault(str(page + 1), [None, None])[1] = said
    return found


def tells(place: Place, what: str) -> bool:
    """Does a place tell this of itself?"""
    return isinstance(place[3], dict) and what in place[3]
