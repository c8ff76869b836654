"""What is exported: variants of questions, each with a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from patternbook.bank.load import Bank
from patternbook.bank.model import Numeric, Question
from patternbook.bank.texts import Maths, References, html, plain
from patternbook.bank.texts.markup import code
from patternbook.bank.variants import Variant, variants
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

DRAWN = 5
"""Variants of a generated question, unless told otherwise."""


@dataclass(frozen=True)
class Item:
    """One question as another system gets it.

    Attributes:
        name: The question's id; with the seed, if its numbers are drawn.
        module: The question's module.
        variant: The question, shuffled and drawn.
        known: What the links in its texts are called.
    """

    name: str
    module: str
    variant: Variant
    known: References

    @property
    def question(self) -> Question:
        """The question as the bank has it."""
        return self.variant.question

    @property
    def drawn(self) -> bool:
        """Whether the item is one of several with other numbers."""
        return isinstance(self.question, Numeric) and bool(self.question.generator)

    def html(self, text: str, maths: Maths, inline: bool = False) -> str:
        """A text of the item as HTML."""
        return html(text, maths, self.known, inline)

    def plain(self, text: str) -> str:
        """A text of the item as plain text."""
        return plain(text, self.known)

    def stem(self, maths: Maths) -> str:
        """The stem and the code below it, as HTML."""
        shown = code(self.variant.code, self.variant.language) if self.variant.code else ""
        return self.html(self.variant.stem, maths) + shown

    def tags(self) -> list[str]:
        """What a system may sort by."""
        question = self.question
        told = [question.kind, question.level, question.objective, question.section]
        told += [f"difficulty-{question.difficulty}", f"minutes-{question.minutes:g}"]
        return [self.module, *told, f"reviewed-{question.reviewed}"]


@dataclass(frozen=True)
class Loss:
    """Something that a format cannot carry.

    Attributes:
        name: The id of the question, or `all questions`.
        what: Words that follow the name.
    """

    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"


@dataclass(frozen=True)
class Export:
    """A file in a format, and what is not in it."""

    data: bytes
    losses: tuple[Loss, ...]

    @classmethod
    def of(cls, data: bytes, losses: Iterable[Loss]) -> Self:
        """An export, with each loss told once for all variants of a question."""
        return cls(data, tuple(dict.fromkeys(losses)))


Exporter = Callable[[list[Item]], Export]


def items(
    bank: Bank,
    module: str | None = None,
    seed: int = 0,
    drawn: int = DRAWN,
    known: References | None = None,
    root: Path = EXAMPLES,
) -> list[Item]:
    """The items of a bank or of one module, in the order of the files.

    Args:
        bank: The bank; it has no faults.
        module: The module, or None for all.
        seed: 0 keeps options in the order written, another shuffles them; of a generated question
            the seeds after it are drawn.
        drawn: How many variants of each generated question.
        known: What links are called; by default the names in the book.
        root: Where the listings are.

    Raises:
        BookError: No such module, or a key that cannot be computed.
    """
    modules = list(dict.fromkeys(bank.modules.values()))
    if module is not None and module not in modules:
        remedy = "name one of " + ", ".join(modules)
        raise BookError("book/questions", None, f"no questions of a module '{module}'", remedy)
    known = known or References.read()
    found: list[Item] = []
    for name, question in bank.questions.items():
        if module in (None, bank.modules[name]):
            found += _items(name, bank.modules[name], question, seed, drawn, known, root)
    return found


def _items(
    name: str,
    module: str,
    question: Question,
    seed: int,
    drawn: int,
    known: References,
    root: Path,
) -> Iterable[Item]:
    if isinstance(question, Numeric) and question.generator:
        for one in variants(question, seed + 1, seed + drawn, root):
            yield Item(f"{name}-{one.seed}", module, one, known)
    else:
        yield Item(name, module, variants(question, seed, seed, root)[0], known)
