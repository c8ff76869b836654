"""What the kit knows of the book: plain values, written by the builder `kit`, read afterwards."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Lab:
    """A lab."""

    name: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Section:
    """A page of a module.

    Attributes:
        label: Its label, such as `sec-when-to-trip`; empty if it has none.
        number: As printed before its title, `1.3`.
        minutes: To read it, with its code.
        short: How many short questions the bank has on it.
        answering: Minutes for these.
        long: How many long questions it has.
        working: Minutes for these.
        group: Minutes of a group's work, on a page that is made for it.
        asks: Whether it is a page of questions.
        handed_out: Whether it is made to be handed out.
        notes: The title of the part of it that only whoever leads gets; empty if there is none.
        labs: The labs on it.
    """

    docname: str
    label: str
    number: str
    title: str
    minutes: int
    short: int = 0
    answering: int = 0
    long: int = 0
    working: int = 0
    group: int = 0
    asks: bool = False
    handed_out: bool = False
    notes: str = ""
    labs: tuple[Lab, ...] = ()


@dataclass(frozen=True)
class Module:
    """A module: its sections in order, and what its labels stand for.

    Attributes:
        docname: The document that opens it, `resilience/circuit-breaker-mastery/index`.
        labels: Label of a listing or figure to `Listing 1.13`.
    """

    docname: str
    number: str
    title: str
    sections: tuple[Section, ...]
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Its folder below book/."""
        return self.docname.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Its name in the bank and on the command line."""
        return self.folder.rpartition("/")[2]

    def section(self, label: str) -> Section | None:
        """The section with a label."""
        return next((s for s in self.sections if s.label == label), None)


def write(modules: list[Module], path: Path) -> None:
    """Write all that is known."""
    plain = [asdict(module) for module in modules]
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")


def read(path: Path) -> list[Module]:
    """What was written."""
    return [_module(plain) for plain in json.loads(path.read_text(encoding="utf-8"))]


def _module(plain: dict[str, Any]) -> Module:
    sections = tuple(
        Section(**{**section, "labs": tuple(Lab(**lab) for lab in section["labs"])})
        for section in plain["sections"]
    )
    return Module(**{**plain, "sections": sections})
