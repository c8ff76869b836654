"""One answer to one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Answered:
    """An answer as it is kept.

    Attributes:
        question: Id of the question; the bank may no longer have it.
        when: The moment, in UTC, to the millisecond.
        right: Whether it counts as right.
        points: From 0 to 1.
        seed: What the variant replays from; None where that is not known.
        answer: What was typed, as text; None where that is not known.
    """

    question: str
    when: datetime
    right: bool
    points: float
    seed: int | None = None
    answer: str | None = None
