"""A small lab on disk: add two numbers, with every mistake that the tests need."""

from dataclasses import replace

import pytest

from patternbook.labs import lab
from patternbook.labs.checking import judge

TOML = """\
title = "Count sold seats"
module = "resilience/circuit-breaker-mastery"
minutes = 20
objectives = ["count"]
done = "sold() gives the number of seats sold."
seeds = 3

[hints]
forgets = "A seat sold twice counts once."
starts-at-one = "Nothing is sold at the start."
negative = "A count is not negative."

[limits]
memory_mb = 256
"""
CHECK = """\
import random


def check(attempt, seed):
    rng = random.Random(seed)
    seats = attempt.new("Seats")
    sold = set()
    events = []
    for _ in range(10):
        seat = f"{rng.randint(1, 3)}A"
        seats.sell(seat)
        sold.add(seat)
        events.append(f"sell {seat}")
        got = seats.sold()
        if got != len(sold):
            mistake = "forgets" if got > len(sold) else None
            attempt.fail(f"{len(sold)} sold, and it said {got}", events, mistake)
"""
SOLUTION = """\
class Seats:
    def __init__(self):
        self.seats = set()

    def sell(self, seat):
        self.seats.add(seat)

    def sold(self):
        return len(self.seats)
"""


@pytest.fixture
def seats_lab(tmp_path):
    """The lab `count-seats` in a folder of its own."""
    folder = tmp_path / "examples" / "tickets" / "labs" / "count_seats"
    folder.mkdir(parents=True)
    (folder / "lab.toml").write_text(TOML)
    (folder / "check.py").write_text(CHECK)
    (folder / "solution.py").write_text(SOLUTION)
    (folder / "starter.py").write_text(SOLUTION.replace("self.seats.add(seat)", "pass"))
    (folder / "wrong_forgets.py").write_text(
        SOLUTION.replace("set()", "[]").replace(".add(", ".append(")
    )
    return lab.read(folder)


@pytest.fixture
def submit(seats_lab, tmp_path):
    """Judge a text as the learner's file under one seed.

    The limits are generous, so that a busy machine fails nobody; a test of a limit names its own.
    """

    def submit_text(text, suffix=".py", **limits):
        path = tmp_path / f"mine{suffix}"
        path.write_text(text)
        usual = {"call_seconds": 60, "seed_seconds": 120, "memory_mb": 256}
        told = {"limits": lab.Limits(**{**usual, **limits})}
        strict = replace(seats_lab, description=seats_lab.description.model_copy(update=told))
        return judge(strict, path, [1])

    return submit_text
