"""Divides what is to be done over weeks, in its order, as evenly as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from patternbook.errors import BookError

HOURS = 2.0
"""What a week asks of a learner if nothing else was said."""


@dataclass(frozen=True)
class Step:
    """Something to do in one go.

    Attributes:
        kind: `read`, `answer`, `work`, `lab`, `group` or `paper`.
        what: What it is, in words.
        section: The label of the section that it belongs to, if any.
        page: The page of the printed module on which it begins, or None.
    """

    kind: str
    what: str
    minutes: int
    section: str = ""
    page: int | None = None
    module: str = ""


def divided(steps: Sequence[Step], weeks: int | None, hours: float | None) -> list[list[Step]]:
    """The steps of each week.

    Args:
        steps: What is to be done, in order.
        weeks: How many weeks there are, or None for as few as `hours` allow.
        hours: The most that a week may take, or None if `weeks` decides.

    Raises:
        BookError: It cannot be done in so little time.
    """
    if weeks is None:
        return _few(steps, HOURS if hours is None else hours)
    if not 1 <= weeks <= len(steps):
        remedy = f"give 1 to {len(steps)}, as many as there are pieces"
        raise BookError("--weeks", None, f"no schedule of {weeks} weeks", remedy)
    found = _even(steps, weeks)
    fullest = max(_sum(week) for week in found)
    if hours is not None and fullest > hours * 60:
        what = f"{weeks} weeks of {hours:g} h are too few: the fullest would take {fullest} minutes"
        raise BookError("--weeks", None, what, "give more weeks or more hours")
    return found


def _few(steps: Sequence[Step], hours: float) -> list[list[Step]]:
    longest = max(steps, key=lambda step: step.minutes)
    if longest.minutes > hours * 60:
        what = f"{longest.what} takes {longest.minutes} minutes in one go"
        least = -(-longest.minutes // 6) / 10
        raise BookError("--hours-a-week", None, what, f"give {least:g} or more")
    for weeks in range(1, len(steps) + 1):
        found = _even(steps, weeks)
        if max(_sum(week) for week in found) <= hours * 60:
            return found
    raise AssertionError("each step has a week of its own")


def _even(steps: Sequence[Step], weeks: int) -> list[list[Step]]:
    """The division whose fullest week is least full; of those, the one that begins slowly."""
    count = len(steps)
    sums = [0]
    for step in steps:
        sums.append(sums[-1] + step.minutes)
    # best[n][k]: the fullest of n weeks for the steps from k on, and where the first week ends.
    best = [[(0, count)] * (count + 1) for _ in range(weeks + 1)]
    for k in range(count):
        best[1][k] = (sums[count] - sums[k], count)
    for n in range(2, weeks + 1):
        for k in range(count - n, -1, -1):
            ends = range(k + 1, count - n + 2)
            best[n][k] = min((max(sums[e] - sums[k], best[n - 1][e][0]), e) for e in ends)
    found, k = [], 0
    for n in range(weeks, 0, -1):
        end = best[n][k][1]
        found.append(list(steps[k:end]))
        k = end
    return found


def _sum(week: Sequence[Step]) -> int:
    return sum(step.minutes for step in week)
