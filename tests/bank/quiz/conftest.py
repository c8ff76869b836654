"""Sittings with a small bank: what is typed comes through standard input, the clock is ours."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from patternbook.bank.quiz import choosing
from patternbook.bank.quiz.shelf import Shelf
from patternbook.bank.texts import References
from patternbook.bank.variants import variant
from patternbook.cli import app
from patternbook.progress.home import home
from patternbook.progress.store import FILE, Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SEED = 5


class Sitting:
    """Runs `patternbook quiz` as a learner would, at a time of our choice."""

    def __init__(self, shelf):
        self.shelf = shelf
        self.now = NOON
        self.env = {"COLUMNS": "80"}

    def __call__(self, *args, typed=()):
        lines = "".join(f"{line}\n" for line in typed)
        return CliRunner(env=self.env).invoke(app, ["quiz", *args], input=lines)

    def after(self, **time):
        self.now += timedelta(**time)
        return self

    def tick(self):
        """The present moment, which a second later is past."""
        return self.after(seconds=1).now

    def variant(self, name, seed=SEED, time=1):
        question = self.shelf.bank.questions[name]
        return variant(question, choosing.drawn(seed, name, time), self.shelf.examples)

    def only(self, kind):
        """Leave one kind in the bank, and give the variant that comes first."""
        bank = self.shelf.bank
        for name in [name for name, q in bank.questions.items() if q.kind != kind]:
            del bank.questions[name], bank.modules[name]
        return self.variant(next(iter(bank.questions)))

    def answers(self):
        with Store(home() / FILE) as store:
            return store.answers()

    def kept(self):
        """Ids that were answered, in order."""
        found = [answer for answers in self.answers().values() for answer in answers]
        return [answer.question for answer in sorted(found, key=lambda answer: answer.when)]


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("PATTERNBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path


@pytest.fixture
def sitting(desk, place, monkeypatch):
    book = place / "book"
    book.mkdir()
    (book / "pools.md").write_text("# Pools\n\n(sec-pools)=\n## How pools end\n\nWords.\n")
    known = References.read(book, desk.examples)
    return begun(Shelf(desk.bank(), desk.examples, known, book, place / "html"), monkeypatch)


@pytest.fixture
def real(place, monkeypatch):
    """With the bank of this book."""
    return begun(Shelf.read(), monkeypatch)


def begun(shelf, monkeypatch):
    made = Sitting(shelf)
    monkeypatch.setattr(Shelf, "read", lambda: shelf)
    monkeypatch.setattr("patternbook.progress.moments.now", made.tick)
    monkeypatch.setattr(random.SystemRandom, "randrange", lambda *_: SEED)
    return made
