"""Which questions a paper holds."""

from collections import Counter

import pytest

from patternbook.bank.load import Bank
from patternbook.bank.papers.selection import Wanted, choose, matching, total_minutes
from patternbook.errors import BookError

MODULE = "circuit-breaker-mastery"


@pytest.fixture(scope="module")
def bank():
    return Bank.read()


def ids(questions):
    return [q.id for q in questions]


def told(bank, seed=1, **wanted):
    with pytest.raises(BookError) as caught:
        choose(bank, Wanted(**wanted), seed)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_seed_replays_and_another_draws_others(bank):
    wanted = Wanted((MODULE,), count=8)
    first = ids(choose(bank, wanted, 7))
    assert ids(choose(bank, wanted, 7)) == first
    assert any(ids(choose(bank, wanted, seed)) != first for seed in range(8, 12))


def test_the_order_of_the_file_does_not_matter(bank):
    turned = Bank(dict(reversed(bank.questions.items())), bank.modules, bank.objectives)
    wanted = Wanted(count=10)
    assert ids(choose(turned, wanted, 3)) == ids(choose(bank, wanted, 3))


@pytest.mark.parametrize("seed", range(20))
def test_a_draw_is_even_over_objectives_and_has_every_level(bank, seed):
    there = Counter(q.objective for q in bank.questions.values())
    drawn = choose(bank, Wanted(count=len(there) + 2), seed)
    asked = Counter(q.objective for q in drawn)
    assert len({q.id for q in drawn}) == len(there) + 2
    assert all(asked[name] >= min(1, there[name]) for name in there)
    assert max(asked.values()) <= 2
    assert {q.level for q in drawn} == {q.level for q in bank.questions.values()}


def test_filters(bank):
    found = matching(bank, Wanted(("all",), ("when-to-trip",), ("single", "numeric"), ("apply",)))
    assert found
    for q in found:
        assert (q.section, q.level) == ("sec-when-to-trip", "apply")
        assert q.kind in ("single", "numeric")
    assert matching(bank, Wanted(sections=("sec-when-to-trip",))) == matching(
        bank, Wanted(sections=("when-to-trip",))
    )


@pytest.mark.parametrize("minutes", [1.5, 10, 30, 60])
def test_minutes_are_not_exceeded_and_used(bank, minutes):
    drawn = choose(bank, Wanted(minutes=minutes), 5)
    assert minutes - 1.5 < total_minutes(drawn) <= minutes


def test_without_a_length_a_paper_has_twenty_or_all(bank):
    assert len(choose(bank, Wanted(), 1)) == 20
    few = matching(bank, Wanted(kinds=("numeric",)))
    assert len(choose(bank, Wanted(kinds=("numeric",)), 1)) == len(few)


def test_too_few_questions_are_counted(bank):
    count = len(bank.questions)
    assert f"{count} questions match" in told(bank, count=count + 1)
    assert "1 question matches" in told(bank, kinds=("short",), count=2)
    assert f"{count} questions match" in told(bank, minutes=1000)


def test_mistakes_are_one_line(bank):
    assert "did you mean 'circuit-breaker-mastery'?" in told(bank, modules=("circuit-breaker",))
    assert "no kind 'singel'; did you mean 'single'?" in told(bank, kinds=("singel",))
    assert "no level 'easy'" in told(bank, levels=("easy",))
    assert "no section 'sec-x'" in told(bank, sections=("x",))
    assert "no paper has 0 questions" in told(bank, count=0)
    assert "give --count or --minutes" in told(bank, count=1, minutes=1)
    assert "1.5 minutes or more" in told(bank, minutes=1)
    assert "more than 0" in told(bank, minutes=float("nan"))
    assert "no questions match" in told(bank, kinds=("fill",), levels=("design",))
