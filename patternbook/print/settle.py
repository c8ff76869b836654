"""Page numbers: what the places of an edition tell, from one draft to the next."""

from __future__ import annotations

from typing import Any

from patternbook.print.around import Place, continued, heads, notes, pages, tells
from patternbook.print.backlinks import backlinks
from patternbook.print.index import as_data, lines, page_runs
from patternbook.print.plan import ContentsLine, Plan, PlannedReference


class Settling:
    """Where the places are, over the drafts of an edition.

    A reference that once told a page goes on telling it. Without this, telling it could push the
    target to the next page and not telling it could pull it back, for ever.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.places: dict[str, Place] = {}
        self.told: set[str] = set()
        self.here: set[str] = set()
        self.moved: set[str] = set()

    def move(self, places: dict[str, Place]) -> bool:
        """Take what a draft found; true when every place kept its page and every figure its way."""
        before = self.pages
        self.places = places
        return not self._turn() and self.pages == before

    def _turn(self) -> bool:
        """Let figures stand where they are named, or float; true when one has to change.

        A figure that floats to the head of the page on which it is named would stand above what
        it belongs to, perhaps above the heading: there is room for it, so it stands in its place.
        One that stands in its place and came to the head of a page was pushed there, and left a
        gap: it floats again, once and for all. The page that it is on is the same in either way.
        """
        turned = False
        for name, place in self.places.items():
            figure = self.places.get(f"{name}>")
            if not tells(place, "figure") or figure is None:
                continue
            if name in self.here:
                if name not in self.moved and figure[2] < self.plan.head:
                    self.here.discard(name)
                    self.moved.add(name)
                    turned = True
            elif name not in self.moved and figure[0] == place[0] and figure[2] < place[2] - 1:
                self.here.add(name)
                turned = True
        return turned

    @property
    def pages(self) -> dict[str, int]:
        """The page of each place."""
        return pages(self.places)

    @property
    def last_page(self) -> int:
        """How many pages there are."""
        return int(self.places["end!"][0])

    def missing(self) -> list[str]:
        """Targets of the edition that did not come to stand on any page."""
        return [
            r.target for r in self.plan.references if r.away is None and r.target not in self.places
        ]

    def data(self) -> dict[str, Any]:
        """What the template reads; before the first draft, pages take the room of three digits."""
        pages = self.pages
        form = self.plan.format
        return {
            "format": {"paper": form.paper, "edition": form.edition, "large": form.large},
            "here": sorted(self.here),
            "inside": self._inside(),
            "parts": self._parts(),
            "continued": continued(self.places),
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
            "backlinks": self._backlinks(),
            "heads": heads(self.plan, self.places),
            "notes": notes(self.plan, self.places),
        }

    def _line(self, line: ContentsLine) -> list[Any]:
        shown = str(self.pages.get(line.place, 999))
        return [line.number, line.title, self._go(line.place), shown]

    def _inside(self) -> dict[str, list[list[Any]]]:
        """The sections of each chapter, for the page that opens it."""
        found: dict[str, list[list[Any]]] = {}
        for line in self.plan.contents:
            if line.level == 1:
                lines = found.setdefault(line.place, [])
            elif line.level == 2 and found:
                lines.append(self._line(line))
        return found

    def _parts(self) -> dict[str, list[Any]]:
        """What stands on the page before each chapter that begins a part, in the whole book."""
        chapters = [line for line in self.plan.contents if line.level == 1]
        if len(chapters) == 1 or not any(line.part for line in chapters[1:]):
            return {}
        found: dict[str, list[Any]] = {}
        for line in chapters:
            if line.part:
                lines: list[list[Any]] = []
                found[line.place] = [line.part, lines]
            lines.append(self._line(line))
        return found

    def _backlinks(self) -> dict[str, list[list[Any]]]:
        """The pages that a term or a source is found on; as many before the first draft."""
        pages = self.pages
        found = backlinks(self.plan.references, self.plan.entries, pages)
        return {
            target: [[shown, self._go(spot)] for shown, spot in page_runs(spots, pages)]
            if pages
            else [["999", None]] * min(len(spots), 4)
            for target, spots in found.items()
        }

    def _go(self, name: str) -> list[Any] | None:
        place = self.places.get(name)
        return place[:3] if place else None

    def _reference(self, reference: PlannedReference) -> list[Any]:
        if reference.away is not None:
            return [None, f" ({reference.away})" if reference.away else ""]
        destination = self._go(reference.target)
        if self.plan.format.edition == "screen":
            return [destination, ""]  # the words are a link
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


def told(page: int, style: str) -> str:
    """How a reference tells the page of its target.

    `number`: Figure 5.2 on page 41; `text`: One slow dependency (page 41); `inner`, for what stands
    between brackets already: One slow dependency, page 41; `plain`: not at all.
    """
    words = f"page\N{NO-BREAK SPACE}{page}"
    return {"number": f" on {words}", "inner": f", {words}"}.get(style, f" ({words})")
