"""The division of work over weeks."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from patternbook.errors import BookError
from patternbook.print.kit.weeks import Step, divided

MINUTES = [28, 8, 35, 33, 10, 30, 35, 10, 35, 18, 7, 60]
STEPS = [Step("read", f"piece {n}", minutes) for n, minutes in enumerate(MINUTES)]


def fullest(weeks: list[list[Step]]) -> int:
    return max(sum(step.minutes for step in week) for week in weeks)


def least(count: int) -> int:
    """The least full fullest week, by trying every division."""
    found = []
    for cuts in combinations(range(1, len(MINUTES)), count - 1):
        ends = [0, *cuts, len(MINUTES)]
        found.append(max(sum(MINUTES[a:b]) for a, b in pairwise(ends)))
    return min(found)


@pytest.mark.parametrize("weeks", range(1, len(MINUTES) + 1))
def test_all_of_it_in_order_and_as_even_as_can_be(weeks: int) -> None:
    found = divided(STEPS, weeks, None)
    assert [step for week in found for step in week] == STEPS
    assert len(found) == weeks
    assert all(found)
    assert fullest(found) == least(weeks)


@pytest.mark.parametrize("hours", [1, 1.5, 2, 4, 10])
def test_as_few_weeks_as_the_hours_allow(hours: float) -> None:
    found = divided(STEPS, None, hours)
    assert fullest(found) <= hours * 60
    assert len(found) == 1 or least(len(found) - 1) > hours * 60


@pytest.mark.parametrize(
    ("weeks", "hours", "told"),
    [
        (None, 0.5, "piece 11 takes 60 minutes in one go; give 1 or more"),
        (2, 1, "2 weeks of 1 h are too few: the fullest would take"),
        (13, None, "no schedule of 13 weeks; give 1 to 12"),
        (0, None, "no schedule of 0 weeks"),
    ],
)
def test_too_little_time(weeks: int | None, hours: float | None, told: str) -> None:
    with pytest.raises(BookError) as error:
        divided(STEPS, weeks, hours)
    assert told in str(error.value)
