"""When a question comes back."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating

from patternbook.progress.answers import Answered
from patternbook.progress.moments import ahead, read, written
from patternbook.progress.schedule import rating, standing

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def answered(points, when=NOON, right=None):
    return Answered("cb-one", when, points == 1 if right is None else right, points)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (answered(1.0), Rating.Good),
        (answered(0.7, right=True), Rating.Good),
        (answered(0.7), Rating.Hard),
        (answered(0.5), Rating.Hard),
        (answered(0.49), Rating.Again),
        (answered(0.0), Rating.Again),
    ],
)
def test_what_an_answer_means(answer, expected):
    assert rating(answer) == expected


def test_wrong_comes_back_before_partly_before_right():
    wrong, partly, right = (standing([answered(points)]).due for points in (0.0, 0.5, 1.0))
    assert NOON < wrong < partly < right
    assert wrong - NOON == timedelta(minutes=10)
    assert right - NOON > timedelta(days=1)


def test_right_answers_move_it_further_away_and_a_wrong_one_brings_it_back():
    answers, gaps = [], []
    now = NOON
    for _ in range(4):
        answers.append(answered(1.0, now))
        due = standing(answers).due
        gaps.append(due - now)
        now = due + timedelta(hours=12)
    assert gaps == sorted(gaps)
    assert gaps[-1] > timedelta(days=20)
    answers.append(answered(0.0, now))
    assert standing(answers).due == now + timedelta(minutes=10)
    answers.append(answered(1.0, now + timedelta(minutes=10)))
    assert timedelta(0) < standing(answers).due - now < gaps[-1]


def test_order_of_arrival_does_not_matter():
    answers = [answered(p, NOON + timedelta(days=d)) for d, p in enumerate((0.0, 1.0, 0.5, 1.0))]
    assert standing(reversed(answers)) == standing(answers)
    assert standing(answers).last == answers[-1]


def test_the_same_answers_give_the_same_day():
    answers = [answered(1.0, NOON + timedelta(days=9 * n)) for n in range(6)]
    assert len({standing(answers).due for _ in range(20)}) == 1


def test_a_clock_that_was_set_back_is_no_fault():
    assert standing([answered(1.0, NOON + timedelta(days=300)), answered(0.0)]).due > NOON


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=40), "in a minute"),
        (timedelta(minutes=10), "in 10 minutes"),
        (timedelta(hours=1), "in an hour"),
        (timedelta(hours=5), "in 5 hours"),
        (timedelta(hours=13), "tomorrow"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=101), "on 3 March 2027"),
    ],
)
def test_moments_in_words(away, words, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    assert ahead(NOON + away, NOON) == words


def test_a_moment_is_written_as_browsers_write_it():
    moment = datetime(2026, 11, 22, 16, 37, 48, 120_000, tzinfo=UTC)
    assert written(moment) == "2026-11-22T16:37:48.120Z"
    assert read(written(moment)) == moment
