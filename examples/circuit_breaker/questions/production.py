"""Draws numbers for questions on breakers in production."""

import random
from typing import Any


def failed_while_open(rng: random.Random) -> dict[str, Any]:
    """Failed calls a minute that a fleet counts while it is open."""
    processes = rng.choice((12, 20, 30, 48))
    rate = rng.choice((5, 8, 10, 25))  # calls/s of one process
    cooldown = rng.choice((8, 13, 18, 28))  # s
    timeout = rng.choice((1, 2))  # s
    return {
        "parameters": {
            "processes": processes,
            "rate": rate,
            "cooldown": cooldown,
            "timeout": timeout,
        },
        "key": processes * 60 / (cooldown + timeout),
        "mistakes": {
            "timeout_forgotten": processes * 60 / cooldown,
            "refusals_counted": processes * rate * 60,
        },
    }


def check_failed_while_open(parameters: dict[str, int]) -> float:
    """Walk through many hours of one process, probe by probe."""
    now, failed, hours = 0.0, 0, 200
    while now < hours * 3600:
        now += parameters["cooldown"]  # open
        now += parameters["timeout"]  # the probe's wait
        failed += 1
    return parameters["processes"] * failed / (now / 60)
