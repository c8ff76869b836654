"""Draws numbers for questions on the other tools, and their keys."""

import random
from typing import Any


def refused_here(rng: random.Random) -> dict[str, Any]:
    """Calls that a throttle refuses itself, once it has settled."""
    capacity = rng.choice((120, 150, 200, 240, 300))  # calls/s
    k = rng.choice((1.1, 1.2, 1.5, 2.0))
    wanted = capacity * rng.choice((4, 5, 6))
    return {
        "parameters": {"capacity": capacity, "k": k, "wanted": wanted},
        "key": wanted - k * capacity,
        "mistakes": {
            "whole_excess": wanted - capacity,
            "backend_refuses": (k - 1) * capacity,
        },
    }


def check_refused_here(parameters: dict[str, float]) -> float:
    """Move a client's window on, a hundredth of it at a time."""
    wanted, k = parameters["wanted"], parameters["k"]
    sent, requests, accepts = wanted, wanted, wanted
    for _ in range(5_000):
        taken = min(sent, parameters["capacity"])
        requests += 0.01 * (wanted - requests)
        accepts += 0.01 * (taken - accepts)
        sent = wanted * (1 - max(0.0, 1 - k * accepts / requests))
    return wanted - sent


def threshold(rng: random.Random) -> dict[str, Any]:
    """The highest rate at which a tipped service recovers."""
    tries = rng.choice((3, 4, 5))
    capacity = tries * (tries - 1) * rng.choice((20, 25, 30, 40))
    wanted = round(0.9 * capacity)
    return {
        "parameters": {
            "tries": tries,
            "capacity": capacity,
            "wanted": wanted,
        },
        "key": capacity / tries,
        "mistakes": {
            "retries_only": capacity / (tries - 1),
            "capacity_itself": float(capacity),
        },
    }


def check_threshold(parameters: dict[str, int]) -> float:
    """Lower the rate until a tipped service comes back by itself."""
    tries, capacity = parameters["tries"], parameters["capacity"]
    for wanted in range(parameters["wanted"], 0, -1):
        waves = [parameters["wanted"]] * tries  # first tries, second …
        for _ in range(4 * tries):
            failing = sum(waves) > capacity
            again = waves[:-1] if failing else [0] * (tries - 1)
            waves = [wanted, *again]
        if sum(waves) == wanted:
            return float(wanted)
    return 0.0
