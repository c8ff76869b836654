"""Delay against false trips, exactly, for four kinds of rule."""

import math
from collections.abc import Callable
from functools import cache

import numpy as np
from trip_odds import FAILS, calls_to_trip

RATE = 10  # calls/s
FADE = 2.0  # s: memory of the moving average
Step = Callable[[int, bool], int | None]


# region chain
def mean_calls(step: Step, f: float) -> float:
    """Mean calls from state 0 to the trip, which `step` calls None.

    In each state E = 1 + (1-f) E[next if ok] + f E[next if not].
    """
    number, queue, rows = {0: 0}, [0], []
    for state in queue:
        for failed in (False, True):
            after = step(state, failed)
            if after is None:
                continue
            if after not in number:
                number[after] = len(number)
                queue.append(after)
            rows.append((number[state], number[after], failed))
    a = np.eye(len(number))
    for i, j, failed in rows:
        a[i, j] -= f if failed else 1 - f
    return float(np.linalg.solve(a, np.ones(len(number)))[0])


# endregion chain


def consecutive(limit: int, f: float) -> float:
    """Calls until `limit` failures in a row: 1/f + ... + 1/f^limit."""
    return sum(f**-n for n in range(1, limit + 1))


def window(limit: int, f: float) -> float:
    """Calls until `limit` of the last 16 failed."""
    return calls_to_trip(16, limit, f, calm=True)


def ewma(percent: int, f: float) -> float:
    """Calls until a mean that fades passes `percent`."""
    keep, cells = math.exp(-1 / RATE / FADE), 2000

    def step(cell: int, failed: bool) -> int | None:
        rate = keep * (cell + 0.5) / cells + (1 - keep) * failed
        return None if rate >= percent / 100 else int(rate * cells)

    return mean_calls(step, f)


# region points
def cusum(limit: int, f: float) -> float:
    """A failure adds 6, a success takes 1, never below 0."""

    def step(score: int, failed: bool) -> int | None:
        score = score + 6 if failed else max(0, score - 1)
        return None if score >= limit else score

    return mean_calls(step, f)


# endregion points
RULES: dict[str, tuple[Callable[[int, float], float], range]] = {
    "in a row": (consecutive, range(3, 9)),
    "of the last 16": (window, range(4, 10)),
    "% by EWMA": (ewma, range(19, 44, 4)),
    "points": (cusum, range(16, 57, 8)),
}
# Limits that trip a healthy dependency once in 4 to 8 days
ALIKE = dict(zip(RULES, (5, 8, 31, 45), strict=True))


@cache
def point(rule: str, limit: int) -> tuple[float, float, float]:
    """Seconds between false trips; to detect a half; a fifth."""
    mean = RULES[rule][0]
    false, half, fifth = (mean(limit, f) for f in (FAILS, 0.5, 0.2))
    return false / RATE, half / RATE, fifth / RATE


def main() -> None:
    for rule, limit in ALIKE.items():
        false, half, fifth = point(rule, limit)
        days = false / 86_400
        print(f"{limit} {rule}, days between false trips: {days:.2g}")
        #> 5 in a row, days between false trips: 3.9
        #> 8 of the last 16, days between false trips: 7.7
        #> 31 % by EWMA, days between false trips: 6.2
        #> 45 points, days between false trips: 6.3
        dead = RULES[rule][0](limit, 1.0) / RATE
        print(f"{limit} {rule}, all fail: {dead:.1f} s")
        #> 5 in a row, all fail: 0.5 s
        #> 8 of the last 16, all fail: 0.8 s
        #> 31 % by EWMA, all fail: 0.8 s
        #> 45 points, all fail: 0.8 s
        print(f"{limit} {rule}, half fail: {half:.1f} s")
        #> 5 in a row, half fail: 6.2 s
        #> 8 of the last 16, half fail: 1.9 s
        #> 31 % by EWMA, half fail: 2.0 s
        #> 45 points, half fail: 1.8 s
        print(f"{limit} {rule}, a fifth fail: {fifth:.0f} s")
        #> 5 in a row, a fifth fail: 390 s
        #> 8 of the last 16, a fifth fail: 59 s
        #> 31 % by EWMA, a fifth fail: 18 s
        #> 45 points, a fifth fail: 10 s


if __name__ == "__main__":
    main()
