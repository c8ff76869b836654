"""What a brownout's table measures, and how it is written."""

from functools import cache
from math import inf
from typing import NamedTuple

import numpy as np
from brownout import FROM, Scene, run
from policies import ROSTER

CUT = Scene(slow=1 / 0.3)
UNITS = {
    "goodput": "%",
    "wrongly": "%",
    "recovery": " s",
    "load": "×",
}


class Measures(NamedTuple):
    goodput: float  # of the best possible, while it lasts
    wrongly: float  # share of requests, from FROM on
    recovery: float  # s
    load: float  # of the capacity while it lasts
    peak: float  # the same for the worst second


def measure(name: str, scene: Scene, seed: int) -> Measures:
    log = run(ROSTER[name](), scene, seed)
    to = FROM + scene.lasts
    came, got = np.array(log.arrived), np.array(log.answered)
    sent = np.array(log.sent)
    meant = np.sum((came >= FROM) & (came < to))
    # region measures
    can = scene.capacity * scene.lasts  # calls, while it lasts
    best = min(meant, can * (1 - scene.late))
    goodput = np.sum((got >= FROM) & (got < to)) / best
    wrong = sum(in_time for at, in_time in log.refused if at >= FROM)
    # endregion measures
    recovery = inf
    for start in np.arange(to, scene.until - 5, 0.5):
        five_seconds = (came >= start) & (came < start + 5)
        if np.isfinite(got[five_seconds]).mean() >= 0.95:
            recovery = start - to
            break
    a_second, _ = np.histogram(sent, np.arange(FROM, to + 1))
    return Measures(
        goodput,
        wrong / np.sum(came >= FROM),
        recovery,
        a_second.sum() / can,
        a_second.max() / scene.capacity,
    )


@cache
def table(
    scene: Scene, seeds: range, names: tuple[str, ...] = tuple(ROSTER)
) -> dict[str, list[Measures]]:
    found: dict[str, list[Measures]] = {name: [] for name in names}
    for seed in seeds:  # all policies meet one seed's draws in turn
        for name in names:
            found[name].append(measure(name, scene, seed))
    return found


def number(value: float, unit: str) -> str:
    if value == inf:
        return "not seen"
    value *= 100 if unit == "%" else 1
    return f"{value:.1f}" if unit == "×" else f"{value:.0f}"


def shown(values: list[float], unit: str, low: int, high: int) -> str:
    """The median, and in brackets the values of two ranks."""
    ranked = sorted(values)
    middle = ranked[(len(ranked) - 1) // 2] / 2
    middle += ranked[len(ranked) // 2] / 2
    if middle == inf:
        return f"not in {values.count(inf)} of {len(values)}"
    ends = number(ranked[low - 1], unit), number(ranked[high - 1], unit)
    whole = number(middle, unit) + unit
    if ends[0] == ends[1]:
        return whole
    return f"{whole} ({ends[0]}–{ends[1]})"
