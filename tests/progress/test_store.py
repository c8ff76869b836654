"""The file of answers: nothing is lost, whatever it meets."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from patternbook.errors import BookError
from patternbook.progress.answers import Answered
from patternbook.progress.home import home
from patternbook.progress.store import FILE, Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def answered(question="cb-one", minutes=0, **more):
    fields = {"right": True, "points": 1.0, "seed": 7, "answer": "a"} | more
    return Answered(question, NOON + timedelta(minutes=minutes), **fields)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some/where" / FILE


def test_answers_are_there_when_it_is_opened_again(path):
    first, second = answered(), answered(minutes=1, right=False, points=0.5, answer=None)
    with Store(path) as store:
        store.keep(first)
        store.keep(second)
        store.keep(answered("cb-gone"))
    with Store(path) as store:
        assert store.answers()["cb-one"] == [first, second]
        assert set(store.answers()) == {"cb-one", "cb-gone"}


def test_two_answers_at_one_instant_are_two(path):
    with Store(path) as store:
        store.keep(answered())
        store.keep(answered(right=False, points=0.0))
        assert [one.right for one in store.answers()["cb-one"]] == [True, False]


def test_the_same_answers_are_added_once(path):
    with Store(path) as store:
        assert store.add([answered(), answered(minutes=1)]) == 2
        assert store.add([answered(), answered(minutes=2)]) == 1


def test_forget_some_and_all(path):
    with Store(path) as store:
        store.add([answered(), answered(minutes=1), answered("cb-two"), answered("cb-three")])
        assert store.forget(["cb-one", "cb-none"]) == 2
        assert sorted(store.answers()) == ["cb-three", "cb-two"]
        assert store.forget() == 2
        assert store.answers() == {}


def test_what_was_erased_is_not_in_the_file_any_more(path):
    with Store(path) as store:
        store.keep(answered(answer="my own long words"))
        assert b"my own long words" in path.read_bytes()
        store.forget()
    assert b"my own long words" not in path.read_bytes()


WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from patternbook.progress.answers import Answered
from patternbook.progress.store import Store
for number in range(40):
    with Store(Path(sys.argv[1])) as store:
        when = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(minutes=number)
        store.keep(Answered("cb-one", when, True, 1.0, 1, sys.argv[2]))
"""


def test_two_processes_lose_nothing(path):
    argv = [sys.executable, "-c", WRITER, path]
    both = [subprocess.Popen([*argv, name], stderr=subprocess.PIPE) for name in ("one", "two")]
    for process in both:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, b"")
    with Store(path) as store:
        answers = store.answers()["cb-one"]
    assert [sum(a.answer == name for a in answers) for name in ("one", "two")] == [40, 40]


def damaged(path):
    path.write_bytes(b"This is no database, and never was one. " * 100)


def cut_inside(path):
    with Store(path) as store:
        store.add(answered(minutes=n, answer="x" * 200) for n in range(200))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def newer(path):
    with Store(path):
        pass
    execute(path, "PRAGMA user_version = 2")


def foreign(path):
    execute(path, "CREATE TABLE bookmarks (url TEXT)")


def no_moment(path):
    with Store(path) as store:
        store.keep(answered())
    execute(path, "UPDATE answers SET answered = 'yesterday'")


def execute(path, statement):
    base = sqlite3.connect(path, isolation_level=None)
    base.execute(statement)
    base.close()


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (damaged, "damaged: file is not a database; move it away"),
        (cut_inside, "damaged: "),
        (newer, "version 2 of the file, and this patternbook knows 1; update patternbook"),
        (foreign, "a database of another program; move it away"),
        (no_moment, "damaged: "),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_left_alone(path, spoil, what):
    path.parent.mkdir(parents=True)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(BookError) as fault, Store(path) as store:
        store.answers()
    assert what in str(fault.value)
    assert "\n" not in str(fault.value)
    assert path.read_bytes() == before


def test_a_file_that_another_program_holds(path, monkeypatch):
    monkeypatch.setattr("patternbook.progress.store.PATIENCE", 0.01)
    with Store(path):
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BookError, match="in use by another program; end the other"):
        Store(path)
    other.close()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BookError, match=r"no folder: .*PATTERNBOOK_HOME"):
        Store(tmp_path / "file" / FILE)


def test_a_fault_within_many_answers_keeps_none(path):
    with Store(path) as store:
        with pytest.raises(BookError):
            store.add([answered(), answered("cb-two", points=7.0)])
        assert store.answers() == {}


def test_home_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATTERNBOOK_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("PATTERNBOOK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert home().name == "patternbook"
