"""Every kind of question, answered by typing: right, wrong, given up, unreadable."""

import pytest

from patternbook.bank.model import KINDS
from tests.bank.quiz.typist import right, wrong

UNREADABLE = {
    "single": ["", "z", "ab", "7"],
    "multiple": ["", "x", "a,z", "none"],
    "numeric": ["", "soon", "5 apples", "1e999"],
    "ordering": ["a b", "a a b", "a b z", "1 2 3"],
    "matching": ["1a", "1a 2b 3z", "1a 1b 2a 3a", "9a", "abc", "1a 2b 3a and more"],
    "line": ["", "0", "99", "left", "1 2"],
    "output": ["", "   "],
    "fill": [""],
}
"""What is no answer to the questions of the small bank."""

each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
def test_right(real, kind):
    asked = real.only(kind)
    result = real("circuit-breaker-mastery", "--count", "1", typed=right(asked))
    assert result.exit_code == 0
    assert "Answered 1: 1 right, 0 partly, 0 not." in result.stdout
    assert "Section: " in result.stdout
    (answer,) = real.answers()[asked.question.id]
    assert (answer.right, answer.points, answer.seed) == (True, 1.0, asked.seed)


@each_kind
def test_wrong(real, kind):
    asked = real.only(kind)
    result = real("circuit-breaker-mastery", "--count", "1", typed=wrong(asked))
    assert "Answered 1: 0 right, 0 partly, 1 not." in result.stdout
    (answer,) = real.answers()[asked.question.id]
    assert (answer.right, answer.points) == (False, 0.0)


@each_kind
def test_given_up(real, kind):
    asked = real.only(kind)
    result = real("circuit-breaker-mastery", "--count", "1", typed=["?"])
    assert "this counts as wrong" in result.stdout
    (answer,) = real.answers()[asked.question.id]
    assert (answer.right, answer.points, answer.answer) == (False, 0.0, None)


@pytest.mark.parametrize("kind", UNREADABLE)
def test_unreadable_is_asked_again_and_not_counted(sitting, kind):
    asked = sitting.only(kind)
    result = sitting("m", typed=UNREADABLE[kind])
    assert "Nothing was answered." in result.stdout
    assert sitting.answers() == {}
    assert result.stdout.count("Question 1 of 1") == 1
    result = sitting("m", typed=[*UNREADABLE[kind], *right(asked)])
    assert "Answered 1: 1 right" in result.stdout


@pytest.mark.parametrize(
    ("kind", "others"),
    [
        ("single", lambda t: [t.upper(), f"({t})", f" {t}. "]),
        ("multiple", lambda t: [t.replace(",", ""), t.replace(",", " and "), t.upper()]),
        ("ordering", lambda t: [t.replace(" ", ""), t.replace(" ", ", "), t.replace(" ", " > ")]),
        ("matching", lambda t: [t.replace(" ", ""), t.replace(" ", ", "), t.upper()]),
        ("line", lambda t: [f"line {t}", f"{t}:"]),
        ("output", lambda t: [f"  {t} "]),
    ],
)
def test_ways_to_type_an_answer(sitting, kind, others):
    (typed,) = right(sitting.only(kind))
    for way in others(typed):
        result = sitting("m", "--all", "--count", "1", "--seed", "5", typed=[way])
        assert "1 right" in result.stdout, way
        sitting("--forget", typed=["y"])


def test_pairs_may_be_given_letter_first(sitting):
    (typed,) = right(sitting.only("matching"))
    turned = " ".join(pair[1] + pair[0] for pair in reversed(typed.split()))
    assert "1 right" in sitting("m", typed=[turned]).stdout


def test_partly_right_says_what_is_missing(sitting):
    asked = sitting.only("multiple")
    sitting.shelf.bank.questions["q-multiple"] = asked.question.model_copy(
        update={
            "options": [o.model_copy(update={"correct": o.text != "luck"}) for o in asked.options]
        }
    )
    asked = sitting.variant("q-multiple")
    first, second = (right(asked)[0]).split(",")
    result = sitting("m", typed=[first])
    assert "Partly right." in result.stdout
    assert f"{second}, right: Why" in result.stdout
    assert "Answered 1: 0 right, 1 partly, 0 not." in result.stdout


def test_points_of_a_long_answer(sitting):
    sitting.only("short")
    result = sitting("m", typed=["One line", "and another.", ".", "many", "3", "2", "0"])
    assert result.stdout.count("Type a whole number, 0 to 2.") == 2
    assert "2 of 3 points: right; two thirds count as right." in result.stdout
    assert "A model answer\nRate times time." in result.stdout
    (answer,) = sitting.answers()["q-short"]
    assert (answer.right, round(answer.points, 3)) == (True, 0.667)
    assert answer.answer == "One line\nand another."


def test_an_answer_that_is_not_marked_is_not_counted_and_not_lost(sitting, place):
    sitting.only("short")
    result = sitting("m", typed=["My long words.", "", "2", "q"])
    assert "Nothing was answered." in result.stdout
    (file,) = (place / "home").glob("unmarked-*")
    assert file.read_text() == "My long words.\n"
    assert sitting.answers() == {}


@each_kind
def test_nothing_gives_the_key_away_before_the_answer(real, kind):
    asked = real.only(kind)
    question = asked.question
    told = real("circuit-breaker-mastery", typed=[]).stdout.replace("\n", " ")
    told = " ".join(told.split())
    assert "Question 1 of" in told
    for words in [question.explanation, *(o.reason for o in asked.options)]:
        assert " ".join(words.split())[:25] not in told
    if kind in ("short", "design", "incident"):
        assert " ".join(question.model_answer.split())[:25] not in told
        assert "point" not in told.partition("Write your answer")[2]


def test_order_of_options_is_the_seeds(real):
    asked = real.only("single")
    shown = real("circuit-breaker-mastery", "--seed", "5", typed=[]).stdout
    other = real("circuit-breaker-mastery", "--seed", "6", typed=[]).stdout
    assert shown != other
    starts = [
        shown.index(f"{mark}) {o.text[:20]}") for mark, o in zip("abcd", asked.options, strict=True)
    ]
    assert starts == sorted(starts)
