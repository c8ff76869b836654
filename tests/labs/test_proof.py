"""Every lab of the book: the starter fails, the solution passes, each mistake has its hint."""

import pytest

from patternbook.labs.checking import judge
from patternbook.labs.lab import discover

LABS = discover()
SEEDS = 200
CASES = [(name, mistake) for name, lab in LABS.items() for mistake in lab.wrong]


@pytest.mark.parametrize("name", LABS)
def test_the_starter_fails_and_the_solution_passes_under_200_seeds(name):
    lab = LABS[name]
    assert judge(lab, lab.starter, range(1, lab.description.seeds + 1)) is not None
    assert judge(lab, lab.solution, range(1, SEEDS + 1)) is None


@pytest.mark.parametrize(("name", "mistake"), CASES)
def test_each_mistake_fails_with_the_hint_for_it(name, mistake):
    lab = LABS[name]
    failure = judge(lab, lab.wrong[mistake], range(1, lab.description.seeds + 1))
    assert failure is not None
    assert failure.mistake == mistake
    again = judge(lab, lab.wrong[mistake], [failure.seed])
    assert again == failure, "a failure replays from its seed"


@pytest.mark.parametrize("name", LABS)
def test_every_hint_has_a_file_that_needs_it(name):
    lab = LABS[name]
    assert len(lab.wrong) >= 3
    assert set(lab.wrong) == set(lab.description.hints)
