"""Page numbers: what the places of an edition tell, from one draft to the next."""

from __future__ import annotations

from typing import Any

from patternbook.print.index import as_data, lines
from patternbook.print.plan import Plan, PlannedReference

NOTE_GAP = 9.0
"""Least space between two notes in the margin, in points."""

Place = list[Any]
"""Page, x and y in points, and what the place tells of itself."""


class Settling:
    """Where the places are, over the drafts of an edition.

    A reference that once told a page goes on telling it. Without this, telling it could push the
    target to the next page and not telling it could pull it back, for ever.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.places: dict[str, Place] = {}
        self.told: set[str] = set()

    def move(self, places: dict[str, Place]) -> bool:
        """Take what a draft found; true when every place kept its page."""
        before = self.pages
        self.places = places
        return self.pages == before

    @property
    def pages(self) -> dict[str, int]:
        """The page of each place."""
        return {name: place[0] for name, place in self.places.items()}

    def missing(self) -> list[str]:
        """Targets of the edition that did not come to stand on any page."""
        return [
            r.target for r in self.plan.references if r.away is None and r.target not in self.places
        ]

    def data(self) -> dict[str, Any]:
        """What the template reads; before the first draft, pages take the room of three digits."""
        pages = self.pages
        return {
            "references": {r.spot: self._reference(r) for r in self.plan.references},
            "contents": [
                [
                    c.level,
                    c.part,
                    c.number,
                    c.title,
                    self._go(c.place),
                    str(pages.get(c.place, 999)),
                ]
                for c in self.plan.contents
            ],
            "index": as_data(lines(self.plan.entries), pages, self._go),
            "heads": self._heads(),
            "notes": self._notes(),
        }

    def _go(self, name: str) -> list[Any] | None:
        place = self.places.get(name)
        return place[:3] if place else None

    def _reference(self, reference: PlannedReference) -> list[Any]:
        if reference.away is not None:
            return [None, f" ({reference.away})" if reference.away else ""]
        destination = self._go(reference.target)
        if not destination:  # before the first draft
            far = reference.target.rpartition(":")[0] != reference.spot.rpartition(":")[0]
            plain = reference.style == "plain" or not far
            return [None, "" if plain else told(999, reference.style)]
        if reference.style != "plain":
            if destination[0] != self.places[reference.spot][0]:
                self.told.add(reference.spot)
            if reference.spot in self.told:
                return [destination, told(destination[0], reference.style)]
        return [destination, ""]

    def _heads(self) -> list[str | None]:
        """The words at the head of each page: none on a blank page, empty on a chapter's first."""
        if "end!" not in self.places:
            return []
        heads: list[str | None] = [None] * int(self.places["end!"][0])
        for level in (1, 2):
            for running in self.plan.running:
                if running.level != level or running.place not in self.places:
                    continue
                first = self.places[running.place][0]
                for page in range(first, self.places[running.end][0] + 1):
                    if level == 1:
                        heads[page - 1] = "" if page == first else running.title
                    elif page % 2 and heads[page - 1]:
                        heads[page - 1] = running.title
        return heads

    def _notes(self) -> dict[str, list[float]]:
        """The page of each note, and how far it is moved so that it stands clear of the others."""
        notes: dict[str, list[float]] = {}
        reached: dict[int, float] = {}
        found = [(name, p) for name, p in self.places.items() if p[3] is not None]
        for name, (page, _x, y, height) in sorted(found, key=lambda n: (n[1][0], n[1][2], n[0])):
            top = min(max(y, reached.get(page, 0.0)), self.plan.foot - height)
            reached[page] = top + height + NOTE_GAP
            notes[name] = [page, round(top - y, 1)]
        return notes


def told(page: int, style: str) -> str:
    """How a reference tells the page of its target.

    `number`: Figure 5.2 on page 41; `text`: One slow dependency (page 41); `inner`, for what stands
    between brackets already: One slow dependency, page 41; `plain`: not at all.
    """
    words = f"page\N{NO-BREAK SPACE}{page}"
    return {"number": f" on {words}", "inner": f", {words}"}.get(style, f" ({words})")
