"""What a quiz is made from: the bank, the listings, the pages."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from patternbook.bank.load import Bank
from patternbook.bank.model import Question
from patternbook.bank.texts import References
from patternbook.errors import BookError
from patternbook.paths import BOOK, BUILD, EXAMPLES


@dataclass(frozen=True)
class Shelf:
    """The bank and what its questions refer to.

    Attributes:
        bank: The bank.
        examples: Where listings are.
        known: What links are called.
        book: Where the pages are written.
        built: Where they are built.
    """

    bank: Bank
    examples: Path
    known: References
    book: Path
    built: Path

    @classmethod
    def read(cls) -> Self:
        """The bank of this book."""
        return cls(Bank.read(), EXAMPLES, References.read(), BOOK, BUILD / "html")

    def modules(self) -> list[str]:
        """All modules that have questions."""
        return list(dict.fromkeys(self.bank.modules.values()))

    def questions(self, module: str) -> list[Question]:
        """The questions of a module.

        Raises:
            BookError: There is no such module, or its file cannot be read.
        """
        if module in self.modules():
            return self.bank.of_module(module)
        for error in self.bank.errors:
            if error.path.stem == module:
                raise error
        near = difflib.get_close_matches(module, self.modules(), n=1)
        first = f"did you mean {near[0]}? " if near else ""
        there = f"there is {', '.join(self.modules())}" if self.modules() else "there is none yet"
        raise BookError(f"quiz {module}", None, "no such module", first + there)

    def page(self, label: str) -> str:
        """Where a section can be read: on the built page, or in its file; empty if nowhere."""
        for path in sorted(self.book.rglob("*.md")):
            if f"({label})=\n" in path.read_text(encoding="utf-8"):
                page = self.built / path.relative_to(self.book).with_suffix(".html")
                return f"{_near(page)}#{label}" if page.is_file() else _near(path)
        return ""


def _near(path: Path) -> str:
    """A path as one would type it here."""
    inside = path.is_relative_to(Path.cwd())
    return os.fspath(path.relative_to(Path.cwd()) if inside else path)
