"""Draws numbers for questions on a pool of workers, and their keys."""

import random
from typing import Any


def instant(rng: random.Random) -> dict[str, Any]:
    """Seconds until calls that hang hold every worker."""
    workers = rng.choice((80, 100, 120, 140, 160))
    browse_rate = rng.choice((60, 80, 100, 120))  # pages/s
    browse_ms = rng.choice((100, 150, 200))  # ms of a worker each
    pay_rate = rng.choice((20, 25, 30, 40, 50))  # calls/s
    free = workers - browse_rate * browse_ms / 1000
    return {
        "parameters": {
            "workers": workers,
            "browse_rate": browse_rate,
            "browse_ms": browse_ms,
            "pay_rate": pay_rate,
        },
        "key": free / pay_rate,
        "mistakes": {
            "others_forgotten": workers / pay_rate,
            "every_page_hangs": free / (browse_rate + pay_rate),
        },
    }


def check_instant(parameters: dict[str, int]) -> float:
    """Count the workers that are held, a millisecond at a time."""
    # in thousandths of a worker, so that nothing is rounded
    held = parameters["browse_rate"] * parameters["browse_ms"]
    ms = 0
    while held < parameters["workers"] * 1000:
        held += parameters["pay_rate"]
        ms += 1
    return ms / 1000


def longest_timeout(rng: random.Random) -> dict[str, Any]:
    """The longest timeout that the pool survives, with retries."""
    workers = rng.choice((160, 200, 240, 300))
    others = rng.choice((8, 10, 12, 15))  # busy on a quiet day
    pay_rate = rng.choice((10, 15, 20, 25))  # calls/s, quiet day
    peak = rng.choice((2, 3))  # every rate, times this
    retries = rng.choice((1, 2))
    free = workers - peak * others
    tries = 1 + retries
    return {
        "parameters": {
            "workers": workers,
            "others": others,
            "pay_rate": pay_rate,
            "peak": peak,
            "retries": retries,
        },
        "key": free / (peak * pay_rate * tries),
        "mistakes": {
            "retries_forgotten": free / (peak * pay_rate),
            "quiet_day": (workers - others) / (pay_rate * tries),
        },
    }


def check_longest_timeout(parameters: dict[str, int]) -> float:
    """Halve the interval between a timeout that holds and one not."""
    low, high = 0.0, 1000.0
    for _ in range(60):
        timeout = (low + high) / 2
        held = timeout + parameters["retries"] * timeout
        busy = parameters["others"] + parameters["pay_rate"] * held
        if busy * parameters["peak"] <= parameters["workers"]:
            low = timeout
        else:
            high = timeout
    return low
