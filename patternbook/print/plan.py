"""What one edition is made of, and what depends on where its places came to stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from patternbook.print.formats import Format
from patternbook.print.index import Entry

FEET = {"a4": 776.0, "letter": 726.0}
"""Paper to the lowest point of the text on a page, in points; see template/layout.typ."""
HEAD = 82.0
"""What stands higher than this is the first thing on its page, in points."""


@dataclass(frozen=True)
class PlannedReference:
    """A reference as one edition sees it.

    Attributes:
        away: Where the target is when it isn't in this edition; None when it is in it.
    """

    spot: str
    target: str
    style: str
    away: str | None


@dataclass(frozen=True)
class ContentsLine:
    """A line of the table of contents."""

    level: int
    part: str | None
    number: str | None
    title: str
    place: str


@dataclass(frozen=True)
class Running:
    """A heading whose words stand at the head of the pages that follow it."""

    level: int
    title: str
    place: str
    end: str


@dataclass
class Plan:
    """An edition: its files and what is known before it is set.

    Attributes:
        name: Of the PDF, without suffix.
        folder: Where the Typst sources are; nothing outside it is read.
        output: The PDF.
        format: What it looks like.
        created: Seconds since 1970 that the PDF tells as its date, or None for no date.
        size: Letters of Typst source; a million take some 350 MB to set.
    """

    name: str
    folder: str
    output: str
    format: Format
    created: int | None
    size: int = 0
    references: list[PlannedReference] = field(default_factory=list)
    contents: list[ContentsLine] = field(default_factory=list)
    running: list[Running] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def expected(self) -> Path:
        """Where the page of each place is told, as the text to be set names it."""
        return Path(self.folder, f"{self.name}.expected.json")

    @property
    def foot(self) -> float:
        """The lowest point of the text on a page, in points."""
        return FEET[self.format.paper]

    @property
    def head(self) -> float:
        """A place above this point, in points, is the first on its page."""
        return HEAD

    def as_json(self) -> dict[str, Any]:
        """The plan as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Self:
        """The plan back from plain values."""
        plain["format"] = Format(**plain["format"])
        plain["references"] = [PlannedReference(**r) for r in plain["references"]]
        plain["contents"] = [ContentsLine(**c) for c in plain["contents"]]
        plain["running"] = [Running(**r) for r in plain["running"]]
        plain["entries"] = [Entry(**e) for e in plain["entries"]]
        return cls(**plain)
