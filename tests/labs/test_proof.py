"""Every lab of the book: the starter fails, the solution passes, each mistake has its hint."""

import pytest

from patternbook.errors import BookError
from patternbook.labs.checking import judge
from patternbook.labs.lab import LEAST_HINTS, discover

LABS = discover()
SEEDS = 200
"""Of the solution; a lab whose seeds are dear says in lab.toml how many, and why."""

CASES = [(name, mistake) for name, lab in LABS.items() for mistake in lab.wrong]


def refuse(path, what, remedy):
    """Fail in one line."""
    pytest.fail(str(BookError(path, None, what, remedy)), pytrace=False)


@pytest.mark.parametrize("name", LABS)
def test_the_starter_fails_and_the_solution_passes_under_many_seeds(name):
    lab = LABS[name]
    if judge(lab, lab.starter, range(1, lab.description.seeds + 1)) is None:
        refuse(lab.starter, "the check passes it", "leave the learner something to do")
    proof = lab.description.proof
    failure = judge(lab, lab.solution, range(1, (proof.seeds if proof else SEEDS) + 1))
    if failure is not None:
        what = f"seed {failure.seed} fails, expected {failure.expected}"
        refuse(lab.solution, what, "mend it or the check")


@pytest.mark.parametrize(("name", "mistake"), CASES)
def test_each_mistake_fails_with_the_hint_for_it(name, mistake):
    lab = LABS[name]
    path = lab.wrong[mistake]
    failure = judge(lab, path, range(1, lab.description.seeds + 1))
    if failure is None:
        refuse(path, f"passes, and should get the hint '{mistake}'", "mend it or the check")
    if failure.mistake != mistake:
        got = f"the hint '{failure.mistake}'" if failure.mistake else "no hint"
        what = f"seed {failure.seed} gets {got}, and should get '{mistake}'"
        refuse(path, what, "mend it or the check")
    if judge(lab, path, [failure.seed]) != failure:
        what = f"seed {failure.seed} fails otherwise when it is replayed"
        refuse(path, what, "draw all from the seed")


@pytest.mark.parametrize("name", LABS)
def test_every_hint_has_a_file_that_needs_it(name):
    lab = LABS[name]
    if len(lab.wrong) < LEAST_HINTS:
        what = f"only {len(lab.wrong)} files named wrong_<mistake>"
        refuse(lab.folder, what, f"write at least {LEAST_HINTS}")
    alone = sorted(set(lab.wrong) ^ set(lab.description.hints))
    if alone:
        what = f"a hint without its wrong file, or the other way round: {', '.join(alone)}"
        refuse(lab.folder / "lab.toml", what, "write the other one")
