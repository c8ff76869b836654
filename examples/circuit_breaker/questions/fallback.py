"""Numbers for the questions on fallbacks."""

import random
from typing import Any


def load(rng: random.Random) -> dict[str, Any]:
    """Queries a second at a database while its cache is away."""
    pages = rng.choice([200, 250, 300, 400, 500, 800])
    hit = rng.choice([80, 85, 90, 92, 95])  # percent
    orders = rng.choice([60, 80, 120, 150])
    misses = pages * (100 - hit) / 100
    return {
        "parameters": {"pages": pages, "hit": hit, "orders": orders},
        "key": (pages + orders) / (misses + orders),
        "mistakes": {
            "lookups_alone": 100 / (100 - hit),
            "misses_forgotten": (pages + orders) / orders,
        },
    }


def check_load(parameters: dict[str, float]) -> float:
    """Count ten thousand seconds of queries, one kind at a time."""
    seconds = 10_000
    pages = int(parameters["pages"]) * seconds
    orders = int(parameters["orders"]) * seconds
    missed = pages - pages * int(parameters["hit"]) // 100
    return (pages + orders) / (missed + orders)


def age(rng: random.Random) -> dict[str, Any]:
    """The oldest copy that misleads at most a share of the clicks."""
    left = rng.choice([600, 800, 1200, 1500, 2400, 3000])
    rate = rng.choice([20, 30, 40, 50, 80])  # seats a second
    percent = rng.choice([4, 5, 8, 10, 20])
    share = percent / 100
    return {
        "parameters": {"left": left, "rate": rate, "percent": percent},
        "key": share * left / (rate * (1 - share)),
        "mistakes": {
            "sold_out": left / rate,
            "share_of_left": share * left / rate,
        },
    }


def check_age(parameters: dict[str, float]) -> float:
    """Halve an interval until the share of lost clicks fits."""
    low, high = 0.0, 1e6
    for _ in range(80):
        middle = (low + high) / 2
        gone = parameters["rate"] * middle
        lost = gone / (parameters["left"] + gone)
        low, high = (
            (low, middle)
            if 100 * lost > parameters["percent"]
            else (middle, high)
        )
    return high
