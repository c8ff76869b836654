"""Draws numbers for questions on when to trip, and their keys."""

import random
from collections import deque
from itertools import product
from math import comb
from typing import Any

DAY = 24 * 60  # minutes


def false_trips(rng: random.Random) -> dict[str, Any]:
    """Windows a day in which luck alone reaches the limit."""
    size = rng.choice((4, 5, 6))
    limit = size - 2
    percent = rng.choice((5, 8, 10, 12))  # of calls that fail
    rate = rng.choice((6, 12, 20, 30))  # calls a minute
    windows = rate * DAY / size
    bad = percent / 100
    exactly = [
        comb(size, n) * bad**n * (1 - bad) ** (size - n)
        for n in range(limit, size + 1)
    ]
    return {
        "parameters": {
            "size": size,
            "limit": limit,
            "percent": percent,
            "rate": rate,
        },
        "key": windows * sum(exactly),
        "mistakes": {
            "one_order_only": windows * bad**limit,
            "every_call": size * windows * sum(exactly),
        },
    }


def check_false_trips(parameters: dict[str, int]) -> float:
    """Spell out every window and add up those that trip."""
    bad = parameters["percent"] / 100
    share = 0.0
    for window in product((False, True), repeat=parameters["size"]):
        chance = 1.0
        for failed in window:
            chance *= bad if failed else 1 - bad
        share += chance * (sum(window) >= parameters["limit"])
    return parameters["rate"] * DAY / parameters["size"] * share


def detection(rng: random.Random) -> dict[str, Any]:
    """Seconds from total failure to the trip of one process."""
    size = rng.choice((20, 40, 60, 80))
    percent = rng.choice((25, 50))
    each = rng.choice((4, 5, 10))  # calls/s that one process makes
    processes = rng.choice((5, 10, 20, 40))
    timeout = rng.choice((2, 3, 4))  # s
    failures = size * percent // 100
    return {
        "parameters": {
            "size": size,
            "percent": percent,
            "total": each * processes,
            "processes": processes,
            "timeout": timeout,
        },
        "key": failures / each + timeout,
        "mistakes": {
            "whole_fleet": failures / (each * processes) + timeout,
            "timeout_forgotten": failures / each,
            "whole_window": size / each + timeout,
        },
    }


def check_detection(parameters: dict[str, int]) -> float:
    """Send the calls of one process, one by one, into a window."""
    size = parameters["size"]
    window = deque([False] * size, maxlen=size)
    sent = 0
    while sum(window) * 100 < parameters["percent"] * size:
        sent += 1
        window.append(True)
    gap = parameters["processes"] / parameters["total"]  # s
    return sent * gap + parameters["timeout"]
