"""Which question comes next: what is due, then what is new."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from patternbook.bank.model import Long, Question
from patternbook.progress.answers import Answered
from patternbook.progress.schedule import Standing, standing

Which = Literal["usual", "due", "all"]
"""Due ones and then new ones; due ones alone; those that are known too."""
EARLY = timedelta(minutes=20)
"""How long before its time a question that was not right may come, if nothing else is left."""


@dataclass(frozen=True)
class Counts:
    """How many questions of a module are new, due (now, or in minutes), and known for now."""

    new: int
    due: int
    known: int


def standings(
    questions: Iterable[Question], answers: Mapping[str, list[Answered]]
) -> dict[str, Standing]:
    """Where the questions that were answered stand."""
    return {q.id: standing(answers[q.id]) for q in questions if q.id in answers}


def counts(questions: list[Question], known: Mapping[str, Standing], now: datetime) -> Counts:
    """Count them."""
    due = sum(one.due <= now or _early(one, now) for one in known.values())
    return Counts(len(questions) - len(known), due, len(known) - due)


def waiting(
    questions: list[Question],
    known: Mapping[str, Standing],
    now: datetime,
    which: Which,
    asked: Iterable[str] = (),
    left: Iterable[str] = (),
) -> list[Question]:
    """The questions to ask, in order: longest due first, then new ones as the book teaches them.

    Of the new ones, those that are answered at length come last. What was not right comes at the
    end, even if it is due in minutes only.

    Args:
        questions: Of the module.
        known: Where those that were answered stand.
        now: The present moment.
        which: What to ask.
        asked: Ids that were asked in this session; they come back when due, and not before.
        left: Ids that were left for later in this session; they do not come back in it.
    """
    done, gone = set(asked), set(left)
    questions = [q for q in questions if q.id not in gone]
    answered = sorted((q for q in questions if q.id in known), key=lambda q: known[q.id].due)
    found = [q for q in answered if known[q.id].due <= now]
    if which != "due":
        new = [q for q in questions if q.id not in known]
        found += sorted(new, key=lambda q: isinstance(q, Long))
    later = [q for q in answered if known[q.id].due > now and q.id not in done]
    return found + [q for q in later if which == "all" or _early(known[q.id], now)]


def _early(one: Standing, now: datetime) -> bool:
    return not one.last.right and one.due <= now + EARLY


def drawn(seed: int, question: str, time: int) -> int:
    """The seed of a question's variant when a session asks it for the n-th time."""
    return random.Random(f"{seed} {question} {time}").randrange(1, 1_000_000)
