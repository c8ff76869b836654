"""Draws numbers for questions on when to close, and their keys."""

import random
from typing import Any


def least_spread(rng: random.Random) -> dict[str, Any]:
    """Width of the returns that a warming dependency can follow."""
    processes = rng.choice((200, 300, 400, 500))
    rate = rng.choice((2, 3, 4))  # calls/s of one process
    cold = rng.choice((50, 100, 150))  # calls/s
    gain = rng.choice((5, 8, 10, 20))  # calls/s more, each second
    wanted = processes * rate
    return {
        "parameters": {
            "processes": processes,
            "rate": rate,
            "cold": cold,
            "gain": gain,
        },
        "key": (wanted - cold) / gain,
        "mistakes": {
            "cold_forgotten": wanted / gain,
            "one_call_each": (processes - cold) / gain,
        },
    }


def check_least_spread(parameters: dict[str, int]) -> float:
    """Lower the width until some moment is overloaded."""

    def overloaded(width: float) -> bool:
        return any(
            parameters["processes"] * parameters["rate"] * k / 100
            > parameters["cold"]
            + parameters["gain"] * width * k / 100
            + 1e-9
            for k in range(101)
        )

    low, high = 0.0, 10_000.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        if overloaded(middle):
            low = middle
        else:
            high = middle
    return high
