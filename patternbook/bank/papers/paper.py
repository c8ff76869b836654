"""A paper: the same questions in several variants, replayed from one seed."""

from __future__ import annotations

import hashlib
import json
import math
import random
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from patternbook.bank.load import QUESTIONS, Bank
from patternbook.bank.model import Long, Question
from patternbook.bank.papers.marking import points
from patternbook.bank.papers.selection import Wanted, choose, total_minutes
from patternbook.bank.variants import Variant, variants
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

MOST = 26
"""Variants have one letter each."""
PASS = 60
"""Percent of the points that pass, if nothing else is asked for."""


@dataclass(frozen=True)
class Sheet:
    """What one variant asks, in its order: long questions last."""

    letter: str
    asked: tuple[Variant, ...]

    def number(self, name: str) -> int:
        """Where a question stands in this variant, counted from 1."""
        return [v.question.id for v in self.asked].index(name) + 1


@dataclass(frozen=True)
class Paper:
    """A paper.

    Attributes:
        wanted: What its questions were drawn by.
        seed: What all of it replays from.
        pass_mark: Percent of the points that pass.
        modules: The modules of its questions.
        questions: Its questions, in the order drawn.
        sheets: Its variants, A first.
    """

    wanted: Wanted
    seed: int
    pass_mark: int
    modules: tuple[str, ...]
    questions: tuple[Question, ...]
    sheets: tuple[Sheet, ...]

    @property
    def points(self) -> int:
        """The points of all questions."""
        return sum(map(points, self.questions))

    @property
    def minutes(self) -> float:
        """The minutes of all questions."""
        return total_minutes(self.questions)

    @property
    def needed(self) -> int:
        """The points that pass: whole ones, rounded up."""
        return math.ceil(self.points * self.pass_mark / 100)

    @cached_property
    def fingerprint(self) -> str:
        """Tells whether two papers, or a paper and a key, are of the same questions and numbers."""
        shown = [
            [v.question.model_dump(mode="json"), v.seed, v.parameters, v.code, str(v.key)]
            for sheet in self.sheets[:1]
            for v in sheet.asked
        ]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:8]


def make(
    bank: Bank,
    wanted: Wanted,
    seed: int,
    count: int,
    pass_mark: int = PASS,
    *,
    root: Path = EXAMPLES,
    folder: Path = QUESTIONS,
) -> Paper:
    """Draw a paper in `count` variants; A does not depend on how many there are.

    Raises:
        BookError: It cannot be had: a fault of the bank, or of what is asked for.
    """
    if bank.errors:
        raise bank.errors[0]
    if seed < 0:
        raise BookError(folder, None, f"no paper has the seed {seed}", "give 0 or more")
    if not 1 <= count <= MOST:
        raise BookError(folder, None, f"no paper has {count} variants", f"ask for 1 to {MOST}")
    if not 1 <= pass_mark <= 100:
        remedy = "give percent, 1 to 100"
        raise BookError(folder, None, f"no paper passes at {pass_mark}%", remedy)
    chosen = choose(bank, wanted, seed, folder)
    first = seed * MOST + 1  # papers of different seeds have no variant of a question in common
    drawn = {q.id: variants(q, first, first + count - 1, root) for q in chosen}
    return Paper(
        replace(wanted, modules=tuple(dict.fromkeys(wanted.modules))),
        seed,
        pass_mark,
        tuple(sorted({bank.modules[q.id] for q in chosen})),
        tuple(chosen),
        tuple(
            Sheet(chr(ord("A") + number), tuple(drawn[name][number] for name in order))
            for number, order in enumerate(_orders(chosen, seed, count))
        ),
    )


def _orders(chosen: list[Question], seed: int, count: int) -> list[list[str]]:
    """An order a variant, no two alike as long as there are enough."""
    long = [q.id for q in chosen if isinstance(q, Long)]
    short = [q.id for q in chosen if not isinstance(q, Long)]
    enough = math.factorial(len(short)) * math.factorial(len(long))
    orders: list[list[str]] = []
    for number in range(count):
        rng = random.Random(f"order {seed} {number}")
        while True:
            order = [*rng.sample(short, len(short)), *rng.sample(long, len(long))]
            if order not in orders or len(orders) >= enough:
                break
        orders.append(order)
    return orders
