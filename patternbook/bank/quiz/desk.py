"""What `patternbook quiz` does: ask, list, forget, save, load."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from rich import box
from rich.table import Table

from patternbook.bank.quiz import choosing
from patternbook.bank.quiz.screen import Ended, Screen
from patternbook.bank.quiz.session import Session
from patternbook.bank.quiz.shelf import Shelf
from patternbook.progress import exchange, moments
from patternbook.progress.answers import Answered
from patternbook.progress.store import Store

COUNT = 10
"""Questions in a session, unless the learner says how many."""


def ask(module: str, which: choosing.Which, count: int | None, seed: int | None) -> None:
    """Hold a session.

    Raises:
        BookError: No such module, or the answers cannot be kept.
    """
    shelf = Shelf.read()
    shelf.questions(module)
    for error in shelf.bank.errors:
        print(error, file=sys.stderr)
    if seed is None:
        seed = random.SystemRandom().randrange(1, 100_000)
    if count is None:
        count = sys.maxsize if which == "all" else COUNT
    with Store.open() as store:
        Session(shelf, store, Screen(), moments.now, seed, count, which).run(module)


def show_all() -> None:
    """Print the modules with how many of their questions are new, due and known."""
    shelf, screen, now = Shelf.read(), Screen(), moments.now()
    with Store.open() as store:
        answers = store.answers()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("module", overflow="fold")
    for head in ("new", "due", "known"):
        table.add_column(head, justify="right")
    for module in shelf.modules():
        questions = shelf.questions(module)
        stands = choosing.standings(questions, answers)
        numbers = choosing.counts(questions, stands, now)
        table.add_row(module, str(numbers.new), str(numbers.due), str(numbers.known))
    screen.show(table)


def forget(module: str | None) -> None:
    """Erase answers, after asking.

    Raises:
        BookError: No such module, or the file cannot be used.
    """
    screen = Screen()
    questions = [q.id for q in Shelf.read().questions(module)] if module else None
    with Store.open() as store:
        count = sum(1 for _ in _answers(store, questions))
        what = f"answer{'' if count == 1 else 's'}{f' to {module}' if module else ''}"
        if not count:
            screen.say("There is nothing to erase.")
            return
        try:
            said = screen.line(f"Erase {count} {what} for good? y/N ")
        except Ended:
            said = ""
        if said.strip().casefold() in ("y", "yes"):
            screen.say(f"Erased {store.forget(questions)} {what}.")
        else:
            screen.say("Nothing was erased.")


def save(module: str | None, file: Path) -> None:
    """Write the answers to a file.

    Raises:
        BookError: No such module, or the file cannot be written.
    """
    questions = [q.id for q in Shelf.read().questions(module)] if module else None
    with Store.open() as store:
        answers = list(_answers(store, questions))
    exchange.save(file, answers, moments.now())
    Screen().say(f"Saved {_many(len(answers))} to {file}.")


def load(file: Path) -> None:
    """Add the answers in a file to those that are there.

    Raises:
        BookError: The file holds none.
    """
    answers = exchange.load(file, moments.now())
    with Store.open() as store:
        added = store.add(answers)
    Screen().say(f"Loaded {_many(added)} that were not here yet.")


def _answers(store: Store, questions: list[str] | None) -> Iterator[Answered]:
    found = store.answers()
    names = found if questions is None else [name for name in questions if name in found]
    return chain.from_iterable(found[name] for name in names)


def _many(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'}"
