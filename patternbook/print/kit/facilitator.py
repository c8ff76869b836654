"""What a module's authors tell those who lead a group: `facilitator.yaml` in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from patternbook.bank.faults import told
from patternbook.bank.parts import Name, Part, Text
from patternbook.bank.places import Place, compose, construct, place_of
from patternbook.errors import BookError

FILE = "facilitator.yaml"


class Discussed(Part):
    """A question to talk about, where a good talk gets to, and where it goes wrong."""

    about: Name
    ask: Text
    good: Text
    astray: Text


class WrongIdea(Part):
    """What people often think, what is so instead, and what in the section shows it."""

    idea: Text
    instead: Text
    section: Name
    shows: Name


class Guide(Part):
    """The whole file.

    Attributes:
        labs: Lab to the label of the section after which it is done.
    """

    labs: dict[Name, Name] = Field(default_factory=dict)
    discuss: Annotated[list[Discussed], Field(min_length=6, max_length=10)]
    wrong: Annotated[list[WrongIdea], Field(min_length=6, max_length=9)]


@dataclass(frozen=True)
class Authored:
    """A guide and where its parts stand."""

    guide: Guide
    place: Place

    def line(self, key: str) -> int:
        """The line of a key, such as `discuss.0.ask`."""
        return self.place.line_of(key)


def read(folder: Path) -> Authored:
    """Read the guide of the module in a folder.

    Raises:
        BookError: There is none, or it is not of the form above.
    """
    path = folder / FILE
    if not path.is_file():
        raise BookError(path, None, "no such file", "write it as CONTRIBUTING.md shows it")
    root = compose(path)
    if root is None:
        raise BookError(path, 1, "is empty", "write it as CONTRIBUTING.md shows it")
    place, value = place_of(path, root), construct(path, root)
    try:
        return Authored(Guide.model_validate(value), place)
    except ValidationError as error:
        raise told(error, value, place, FILE)[0] from None
