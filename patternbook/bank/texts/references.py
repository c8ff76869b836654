"""What the links of a text are called where they cannot be followed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import yaml

from patternbook.paths import BOOK, EXAMPLES

HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
TARGET = re.compile(r"^\(([\w-]+)\)=$")
DIRECTIVE = re.compile(r"^\s*(?:`{3,}|:{3,}|~{3,})\{([\w-]+)\}\s*(.*)$")
OPTION = re.compile(r"^\s*:(name|label|caption):\s*(.+)$")
EQUATION = re.compile(r"^\$\$\s*\(([\w-]+)\)$")
WORDS = {
    "example": "listing",
    "code-block": "listing",
    "literalinclude": "listing",
    "plot": "figure",
    "figure": "figure",
    "trace": "figure",
    "table": "table",
    "list-table": "table",
    "csv-table": "table",
    "math": "equation",
}
"""What a directive shows."""


@dataclass(frozen=True)
class References:
    """Names of what texts link to.

    Attributes:
        labels: Label to words that stand for it: the section's title, `the listing “…”`.
        pages: A page's path below the book, without suffix, to its title.
        sources: Id in the bibliography to the short citation.
        examples: Where the listings are whose results are cited.
    """

    labels: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    examples: Path = EXAMPLES

    @classmethod
    @functools.lru_cache(maxsize=8)
    def read(cls, folder: Path = BOOK, examples: Path = EXAMPLES) -> Self:
        """Read the names out of the pages and the bibliography, without building the book."""
        labels: dict[str, str] = {}
        pages: dict[str, str] = {}
        for page in sorted(folder.rglob("*.md")):
            lines = page.read_text(encoding="utf-8").splitlines()
            title = next((m[1] for line in lines if (m := HEADING.match(line))), page.stem)
            pages[page.relative_to(folder).with_suffix("").as_posix()] = _bare(title)
            labels.update(_labels(lines))
        return cls(labels, pages, _sources(folder / "sources"), examples)

    def label(self, name: str) -> str:
        """The words for a label; one that is unknown is read as words itself."""
        return self.labels.get(name) or name.partition("-")[2].replace("-", " ") or name

    def page(self, name: str) -> str:
        """The title of a page, named by its path or the end of it."""
        wanted = re.sub(r"^(?:\.{0,2}/)+|\.md$", "", name)
        for path, title in self.pages.items():
            if f"/{path}".endswith(f"/{wanted}"):
                return f"“{title}”"
        return wanted.rpartition("/")[2].replace("-", " ")

    def citation(self, names: str) -> str:
        """One or more sources as they are cited, in brackets."""
        ids = [name.strip() for name in names.split(",") if name.strip()]
        return "(" + "; ".join(self.sources.get(name, name) for name in ids) + ")"


def _labels(lines: list[str]) -> Iterator[tuple[str, str]]:
    section, waiting = "", []
    for number, line in enumerate(lines):
        if target := TARGET.match(line):
            waiting.append(target[1])
        elif heading := HEADING.match(line):
            section = f"“{_bare(heading[1])}”"
            yield from ((name, section) for name in waiting)
            waiting = []
        elif equation := EQUATION.match(line):
            yield equation[1], f"the equation in {section}" if section else "the equation"
        elif directive := DIRECTIVE.match(line):
            yield from _directive(directive, lines[number + 1 :], section)
        elif line.strip():
            waiting = []


def _directive(match: re.Match[str], after: list[str], section: str) -> Iterator[tuple[str, str]]:
    options: dict[str, str] = {}
    body = ""
    for line in after:
        if option := OPTION.match(line):
            options[option[1]] = option[2].strip()
        elif not re.match(r"^\s*:[\w-]+:", line) and line.strip():
            body = line.strip()
            break
    name = options.get("name") or options.get("label")
    word = WORDS.get(match[1])
    if not name:
        return
    if match[1] == "math":
        yield name, f"the equation in {section}" if section else "the equation"
    elif word:
        caption = options.get("caption") or (body if word == "figure" else match[2])
        first = re.split(r"(?<=[.!?])\s", _bare(caption))[0].rstrip(".")
        yield name, f"the {word} “{first}”" if first else f"the {word}"
    elif match[2]:
        yield name, f"“{_bare(match[2])}”"


def _sources(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            years = str(entry["year"]).replace("-", "–")
            found[entry["id"]] = f"{entry['author']}, {years}"
    return found


def _bare(text: str) -> str:
    """A title without the marks of emphasis, code and roles."""
    return re.sub(r"\{[\w:-]+\}(?=`)|[`*$]", "", text).strip()
