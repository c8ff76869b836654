"""Draws numbers for questions on ejection, and their keys."""

import random
from typing import Any


def least_percent(rng: random.Random) -> dict[str, Any]:
    """The least max_ejection_percent that lets so many hosts go."""
    hosts = rng.choice([n for n in range(6, 30) if 100 % n])
    whole = [n for n in range(2, hosts // 2 + 1) if 100 * n % hosts]
    away = rng.choice(whole)
    return {
        "parameters": {"hosts": hosts, "away": away},
        "key": -(-100 * away // hosts),
        "mistakes": {
            "rounded_down": 100 * away // hosts,
            "before_the_last": -(-100 * (away - 1) // hosts),
        },
    }


def check_least_percent(parameters: dict[str, int]) -> int:
    """Try every whole percent; hosts go while the share allows it."""
    hosts, wanted = parameters["hosts"], parameters["away"]
    for percent in range(101):
        away = 0
        while away < hosts and 100 * (away + 1) / hosts <= percent:
            away += 1
        if away >= wanted:
            return percent
    return 0
