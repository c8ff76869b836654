"""The bibliography as data: one YAML file a topic, every entry checked for form."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from patternbook.errors import BookError

Text = Annotated[str, Field(min_length=1)]
Kind = Literal["paper", "docs", "code", "case-study", "postmortem", "book", "standard"]


class Source(BaseModel):
    """An entry of the bibliography."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    author: Text
    title: Text
    year: int | Text
    publisher: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    kind: Kind
    checked: datetime.date
    read: Text
    facts: Annotated[list[Text], Field(min_length=1)]
    caution: str | None = None

    @property
    def years(self) -> str:
        """The year as printed, a range with its dash."""
        return str(self.year).replace("-", "–")

    @property
    def short(self) -> str:
        """The citation as it stands in a sentence."""
        return f"{self.author}, {self.years}"


@dataclass
class Library:
    """All entries, and what is wrong with the files they come from.

    Attributes:
        entries: Id to entry.
        places: Id to file and line, also of entries that are not well formed.
        errors: One a fault.
    """

    entries: dict[str, Source] = field(default_factory=dict)
    places: dict[str, tuple[Path, int]] = field(default_factory=dict)
    errors: list[BookError] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read every `*.yaml` of a folder."""
        library = cls()
        for path in sorted(folder.glob("*.yaml")):
            library._read_file(path)
        return library

    def _read_file(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        try:
            tree = yaml.compose(text, yaml.SafeLoader)
            values = yaml.safe_load(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            self._wrong(path, line, f"not YAML: {error.problem}", "mend the entry")
            return
        if not isinstance(tree, yaml.SequenceNode):
            self._wrong(path, 1, "not a list of sources", "start each entry with '- id: …'")
            return
        for node, value in zip(tree.value, values, strict=True):
            self._read_entry(path, node.start_mark.line + 1, value)

    def _read_entry(self, path: Path, line: int, value: Any) -> None:
        name = value.get("id", "?") if isinstance(value, dict) else "?"
        if name in self.places:
            where = BookError(*self.places[name], "", "").place
            self._wrong(path, line, f"source '{name}' stands in {where} too", "rename one")
            return
        if isinstance(name, str):
            self.places[name] = (path, line)
        try:
            self.entries[name] = Source.model_validate(value)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                key = ".".join(str(part) for part in fault["loc"][:1]) or "entry"
                what = f"source '{name}', {key}: {fault['msg'].lower()}"
                self._wrong(path, line, what, "fields: " + ", ".join(Source.model_fields))

    def _wrong(self, path: Path, line: int | None, what: str, remedy: str) -> None:
        self.errors.append(BookError(path, line, what, remedy))

    def remedy(self, name: str) -> str:
        """What to do about an id that is not known."""
        near = difflib.get_close_matches(name, self.places, n=1)
        if near:
            return f"did you mean '{near[0]}'?"
        return "add an entry to book/sources/, or name one that is there"


def due(library: Library, before: datetime.date) -> list[Source]:
    """The entries last checked before a day, the oldest first."""
    found = [entry for entry in library.entries.values() if entry.checked < before]
    return sorted(found, key=lambda entry: (entry.checked, entry.id))
