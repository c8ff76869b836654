"""Draws numbers for questions on whom to cut off, and their keys."""

import random
from typing import Any


def blind_share(rng: random.Random) -> dict[str, Any]:
    """Percent of the good calls that one breaker lets through."""
    shards = rng.choice((4, 5, 8))
    # The calls until the trip outweigh the probes by far.
    limit = 2 if shards == 8 else 3
    rate = rng.choice((40, 80))  # calls/s to all shards
    cooldown = rng.choice((8, 10, 15))  # s
    f = 1 / shards
    closed = sum(f**-i for i in range(1, limit + 1))  # calls
    probes = 1 / (1 - f)
    refused = rate * cooldown * probes

    def percent(sent: float, refused: float) -> float:
        return 100 * sent / (sent + refused)

    return {
        "parameters": {
            "shards": shards,
            "limit": limit,
            "rate": rate,
            "cooldown": cooldown,
        },
        "key": percent(closed + probes, refused),
        "mistakes": {
            "one_limit_long_try": percent(
                shards**limit + probes, refused
            ),
            "probe_always_good": percent(closed + 1, rate * cooldown),
        },
    }


def check_blind_share(parameters: dict[str, int]) -> float:
    """The share by walking the states call by call."""
    f = 1 / parameters["shards"]
    limit = parameters["limit"]
    # Expected calls to the next trip from each count of failures.
    ahead = [0.0] * (limit + 1)
    for _ in range(200_000):
        old = ahead[0]
        for row in range(limit - 1, -1, -1):
            ahead[row] = 1 + f * ahead[row + 1] + (1 - f) * ahead[0]
        if abs(ahead[0] - old) < 1e-12:
            break
    stay = parameters["cooldown"] * parameters["rate"]  # refused
    sent, refused, chance = ahead[0], 0.0, 1.0
    for _ in range(500):  # probes, the next if this one fails
        refused += chance * stay
        sent += chance
        chance *= f
    return 100 * sent / (sent + refused)


def table_size(rng: random.Random) -> dict[str, Any]:
    """Entries that keep a rare key's failures from being forgotten."""
    new = rng.choice((40, 60, 80, 120))  # keys/s that come once
    percent = rng.choice((5, 10, 25))  # of them fail
    gap = rng.choice((15, 20, 30, 45))  # s between two calls
    return {
        "parameters": {"new": new, "percent": percent, "gap": gap},
        "key": new * percent / 100 * gap,
        "mistakes": {
            "all_newcomers": float(new * gap),
            "three_calls": 3 * new * percent / 100 * gap,
        },
    }


def check_table_size(parameters: dict[str, int]) -> float:
    """Count the failing newcomers between two calls, one by one."""
    every = 100 // parameters["percent"]
    come = parameters["new"] * parameters["gap"]
    return float(sum(number % every == 0 for number in range(come)))
