"""Variants of a paper, and the keys that are printed for them."""

import itertools
import re

import pytest

from patternbook.bank import keys, numbers
from patternbook.bank.grading import close, grade, key_text
from patternbook.bank.load import Bank
from patternbook.bank.model import Long, Numeric
from patternbook.bank.papers.marking import accepted, by_chance, points, short_key
from patternbook.bank.papers.paper import make
from patternbook.bank.papers.recipe import command, folder_name
from patternbook.bank.papers.selection import Wanted
from patternbook.errors import BookError


@pytest.fixture(scope="module")
def bank():
    return Bank.read()


@pytest.fixture(scope="module")
def paper(bank):
    return make(bank, Wanted(count=len(bank.questions)), 7, 3)


def order(sheet):
    return [v.question.id for v in sheet.asked]


def answer(variant, short):
    """What a learner writes who copies the key from the sheet of keys."""
    places = {chr(ord("A") + n): n for n in range(26)}
    if variant.options:
        found = [places[letter] for letter in short.split(", ")]
        return found if isinstance(variant.key, tuple) else found[0]
    if variant.items:
        return [places[letter] for letter in short.split(", ")]
    if variant.rights:
        return [places[letter] for letter in re.findall(r"\d+ ([A-Z])", short)]
    if line := re.fullmatch(r"line (\d+)", short):
        return int(line[1]) - 1
    return short.split(" or ")[0]


def test_variants_differ_in_order_options_and_numbers(paper):
    a, b, c = paper.sheets
    assert len({tuple(order(sheet)) for sheet in (a, b, c)}) == 3
    assert sorted(order(a)) == sorted(order(b)) == sorted(order(c))
    for one, other in itertools.combinations((a, b, c), 2):
        pairs = [(v, other.asked[other.number(v.question.id) - 1]) for v in one.asked]
        assert any(x.options != y.options for x, y in pairs)
        drawn = [(x, y) for x, y in pairs if x.parameters]
        assert drawn
        assert all(x.parameters != y.parameters for x, y in drawn)


def test_long_questions_come_last_in_every_variant(paper):
    for sheet in paper.sheets:
        long = [isinstance(v.question, Long) for v in sheet.asked]
        assert long == sorted(long)


def test_the_key_of_each_variant_is_right_for_it(paper):
    graded = 0
    for sheet in paper.sheets:
        for v in sheet.asked:
            if isinstance(v.question, Long):
                assert short_key(v) == ""
                continue
            given = grade(v, answer(v, short_key(v)))
            assert given.points == 1, (sheet.letter, v.question.id, short_key(v), given)
            graded += 1
    assert graded > 60


def test_numbers_of_the_key_are_those_of_a_draw_anew(paper):
    seen = 0
    for sheet in paper.sheets:
        for v in sheet.asked:
            if isinstance(v.question, Numeric) and v.question.generator:
                keys._draw.cache_clear()
                (drawn,) = keys.draw(v.question.generator, v.question.id, v.seed, v.seed)
                number = numbers.read(short_key(v), v.unit)
                assert close(number, drawn.key, v.tolerance)
                assert close(number, drawn.checked, v.tolerance)
                seen += 1
    assert seen >= 9


def test_what_is_accepted_is_accepted_by_the_grader(paper):
    for sheet in paper.sheets:
        for v in sheet.asked:
            if ends := accepted(v):
                assert ends[0] <= numbers.read(key_text(v), v.unit) <= ends[1]
                for number in ends:
                    assert grade(v, repr(number)).points == 1
                assert grade(v, repr(ends[1] * 1.01)).points == 0


def test_a_seed_replays_whatever_the_number_of_variants(bank, paper):
    wanted = Wanted(count=len(bank.questions))
    again = make(Bank.read(), wanted, 7, 5)
    assert again.sheets[:3] == paper.sheets
    assert again.fingerprint == paper.fingerprint
    other = make(bank, wanted, 8, 1)
    assert other.fingerprint != paper.fingerprint
    assert order(other.sheets[0]) != order(paper.sheets[0])


def test_points_and_pass_mark_add_up(paper):
    for question in paper.questions:
        if isinstance(question, Long):
            assert points(question) == sum(c.points for c in question.rubric)
        else:
            assert points(question) >= 1
    assert paper.points == sum(map(points, paper.questions))
    assert paper.needed - 1 < paper.points * 0.6 <= paper.needed
    assert 0 < by_chance(paper.sheets[0].asked) < paper.points / 4


def test_orders_of_few_questions_are_used_up_before_they_repeat(bank):
    two = make(bank, Wanted(kinds=("multiple",), count=2), 1, 4)
    assert order(two.sheets[0]) != order(two.sheets[1])
    one = make(bank, Wanted(kinds=("fill",), count=1), 1, 2)
    assert len(one.sheets) == 2


@pytest.mark.parametrize(
    ("seed", "count", "mark"), [(-1, 3, 60), (1, 0, 60), (1, 27, 60), (1, 3, 0)]
)
def test_no_such_paper(bank, seed, count, mark):
    with pytest.raises(BookError, match="no paper"):
        make(bank, Wanted(), seed, count, mark)


def test_a_fault_of_the_bank_is_told_and_no_paper_made(desk):
    del desk.question("single")["options"]
    with pytest.raises(BookError, match="'q-single', options: missing"):
        make(desk.bank(), Wanted(), 1, 1, root=desk.examples)


def test_every_kind_of_the_desk(desk):
    paper = make(desk.bank(), Wanted(), 3, 2, root=desk.examples)
    for sheet in paper.sheets:
        for v in sheet.asked:
            if not isinstance(v.question, Long):
                assert grade(v, answer(v, short_key(v))).points == 1, v.question.id


def test_the_command_makes_the_paper_again(bank):
    wanted = Wanted(("circuit-breaker-mastery",), ("sec-when-to-trip",), minutes=10)
    paper = make(bank, wanted, 7, 2, 50)
    assert command(paper, "letter") == (
        "patternbook exam paper --module circuit-breaker-mastery --section sec-when-to-trip "
        "--minutes 10 --seed 7 --variants 2 --pass-mark 50 --paper letter --pdf"
    )
    name = "circuit-breaker-mastery-sec-when-to-trip-10-minutes-seed-7-letter"
    assert folder_name(paper, "letter") == name
