"""When a question is asked again: FSRS, the Free Spaced Repetition Scheduler, by py-fsrs.

A right answer counts as FSRS's Good, one with half of its points or more as Hard, a lesser one or
none as Again; nobody is asked how easy it was, so there is no Easy. The library's parameters are
used as they are, for a chance of 90% to answer right when a question comes back. What was not right
comes back after minutes, 10 for Again, 15 for Hard, until it is; then after days. Intervals are not
varied by chance: the same answers give the same days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from patternbook.progress.answers import Answered
from patternbook.progress.moments import midnight

STEPS = (timedelta(minutes=10),)
ENOUGH = 0.5
"""Points from which on an answer that is not right counts as Hard."""
_scheduler = Scheduler(learning_steps=STEPS, relearning_steps=STEPS, enable_fuzzing=False)


@dataclass(frozen=True)
class Standing:
    """Where a question stands after all its answers.

    Attributes:
        due: From when on it is asked again.
        last: The last answer.
    """

    due: datetime
    last: Answered


def rating(answer: Answered) -> Rating:
    """What an answer means to FSRS."""
    if answer.right:
        return Rating.Good
    return Rating.Hard if answer.points >= ENOUGH - 1e-9 else Rating.Again


def standing(answers: Iterable[Answered]) -> Standing:
    """Where a question stands: all its answers, of which there is one at least, played in order."""
    ordered = sorted(answers, key=lambda answer: answer.when)
    card = Card(card_id=1, due=ordered[0].when)
    for answer in ordered:
        card, _ = _scheduler.review_card(card, rating(answer), answer.when)
    days = card.state == State.Review
    return Standing(midnight(card.due) if days else card.due, ordered[-1])
