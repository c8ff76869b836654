"""The file that pages and terminals share."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from patternbook.errors import BookError
from patternbook.progress import exchange
from patternbook.progress.answers import Answered
from patternbook.progress.store import Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
ANSWERS = [
    Answered("cb-one", NOON, False, 0.5, 12, "a,c"),
    Answered("cb-one", LATER, True, 1.0, 13, "b"),
    Answered("cb-two", NOON, False, 0.0, 14, None),
]
PAGE = {
    "format": "patternbook-progress",
    "version": 1,
    "saved": "2026-11-22T12:00:01.000Z",
    "questions": {"cb-one": {"right": True, "when": "2026-11-22T12:00:00.000Z"}},
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "progress.json"


def test_round_trip(file, tmp_path):
    exchange.save(file, ANSWERS, LATER)
    with Store(tmp_path / "other") as store:
        assert store.add(exchange.load(file, LATER)) == 3
        assert store.add(exchange.load(file, LATER)) == 0
        assert store.answers() == {"cb-one": ANSWERS[:2], "cb-two": ANSWERS[2:]}
    assert [path.name for path in tmp_path.iterdir()] != []
    assert not list(tmp_path.glob(".*"))


def test_a_page_reads_the_newest_answer_of_each_question(file):
    exchange.save(file, reversed(ANSWERS), LATER)
    whole = json.loads(file.read_text())
    assert {key: whole[key] for key in ("format", "version")} == {
        key: PAGE[key] for key in ("format", "version")
    }
    assert whole["questions"] == {
        "cb-one": {"right": True, "when": "2026-11-23T12:00:00.000Z"},
        "cb-two": {"right": False, "when": "2026-11-22T12:00:00.000Z"},
    }


def test_a_file_of_a_page(file):
    file.write_text(json.dumps(PAGE))
    assert exchange.load(file, LATER) == [Answered("cb-one", NOON, True, 1.0)]


def changed(**change):
    return json.dumps(PAGE | change)


def entry(**change):
    return changed(questions={"cb-one": PAGE["questions"]["cb-one"] | change})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("no json", "not a file of progress"),
        ("[1]", "not a file of progress"),
        ("[" * 100_000, "not a file of progress"),
        (changed(format="bookmarks"), "not a file of progress"),
        (changed(version=2), "version 2 of the format, and this patternbook knows 1"),
        (changed(questions=[]), "holds no answers"),
        (changed(questions={"cb-one": 1}), "question 'cb-one': no answer, 'right' is missing"),
        (changed(questions={"a b": {"right": True, "when": "2026-01-01"}}), "its id is none"),
        (entry(right="yes"), "'right' is neither true nor false"),
        (entry(when="yesterday"), "question 'cb-one': no answer"),
        (entry(when="2099-01-01T00:00:00Z"), "is yet to come"),
        (entry(points=2), "'points' is no number from 0 to 1"),
        (entry(seed=10**30), "'seed' is no number"),
        (entry(answer=[]), "'answer' is no text"),
    ],
)
def test_what_is_no_progress_is_one_line(file, text, what):
    file.write_text(text)
    with pytest.raises(BookError) as fault:
        exchange.load(file, LATER)
    assert what in str(fault.value)
    assert str(fault.value).startswith(f"{file}: ")


def test_files_that_are_not_there(file, tmp_path):
    with pytest.raises(BookError, match="cannot be read"):
        exchange.load(file, LATER)
    with pytest.raises(BookError, match="cannot be written"):
        exchange.save(tmp_path / "none/x.json", ANSWERS, LATER)


def test_an_earlier_file_is_kept_when_the_new_one_cannot_be_written(file, monkeypatch):
    file.write_text("earlier")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(BookError, match="No space left"):
        exchange.save(file, ANSWERS, LATER)
    assert [(path.name, path.read_text()) for path in file.parent.iterdir()] == [
        ("progress.json", "earlier")
    ]
