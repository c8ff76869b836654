"""Keeps answers in a file, one row each; nothing in it is ever changed, only added or erased.

The file is a SQLite database. Each answer is one transaction, so that a session may end at any
instant and several may run at once. When a question is due is computed from its answers.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Self

from patternbook.errors import BookError
from patternbook.progress.answers import Answered
from patternbook.progress.home import home
from patternbook.progress.moments import read, written

FILE = "progress.sqlite3"
APPLICATION = 0x50426F6B
"""Marks the database as ours, in SQLite's `application_id`."""
VERSION = 1
PATIENCE = 30.0
"""Seconds to wait while another session writes."""

TABLE = """
CREATE TABLE answers (
    question TEXT NOT NULL,
    answered TEXT NOT NULL,
    correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
    points REAL NOT NULL CHECK (points BETWEEN 0 AND 1),
    seed INTEGER,
    answer TEXT,
    PRIMARY KEY (question, answered)
) STRICT, WITHOUT ROWID
"""
COLUMNS = "question, answered, correct, points, seed, answer"


class Store:
    """The answers of one learner. Use it as a context manager, or close it."""

    def __init__(self, path: Path) -> None:
        """Open a file, or make it.

        Raises:
            BookError: It is damaged, not ours, newer, or cannot be written.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            remedy = "name a folder of your own in PATTERNBOOK_HOME"
            raise BookError(path.parent, None, f"no folder: {error.strerror}", remedy) from None
        with self._told():
            self._base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            with self._told():
                self._base.execute("PRAGMA secure_delete = ON")  # erased is erased
                with self._transaction():
                    self._prepare()
        except BaseException:
            self._base.close()
            raise

    @classmethod
    def open(cls) -> Self:
        """The store of the learner who runs this."""
        return cls(home() / FILE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def add(self, answers: Iterable[Answered]) -> int:
        """Keep answers, all or none, and say how many of them were not there yet."""
        rows = [
            (a.question, written(a.when), int(a.right), a.points, a.seed, a.answer) for a in answers
        ]
        with self._told(), self._transaction():
            before = self._base.total_changes
            insert = (
                f"INSERT INTO answers ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (question, answered) DO NOTHING"
            )
            self._base.executemany(insert, rows)
            return self._base.total_changes - before

    def keep(self, answer: Answered) -> Answered:
        """Keep one answer and give it as kept: a millisecond later if that instant is taken."""
        while not self.add([answer]):
            answer = dataclasses.replace(answer, when=answer.when + timedelta(milliseconds=1))
        return answer

    def answers(self) -> dict[str, list[Answered]]:
        """All answers, oldest first, by question; those whose question is gone too."""
        found: defaultdict[str, list[Answered]] = defaultdict(list)
        with self._told():
            rows = self._base.execute(f"SELECT {COLUMNS} FROM answers ORDER BY answered").fetchall()
            for question, when, right, points, seed, answer in rows:
                one = Answered(question, read(when), bool(right), points, seed, answer)
                found[question].append(one)
        return dict(found)

    def forget(self, questions: Iterable[str] | None = None) -> int:
        """Erase the answers to some questions, or all, and say how many there were."""
        with self._told(), self._transaction():
            before = self._base.total_changes
            if questions is None:
                self._base.execute("DELETE FROM answers WHERE TRUE")
            else:
                names = [(name,) for name in questions]
                self._base.executemany("DELETE FROM answers WHERE question = ?", names)
            return self._base.total_changes - before

    def _prepare(self) -> None:
        """Make the table in a new file; refuse what is not ours or not of our version."""
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        (application,) = self._base.execute("PRAGMA application_id").fetchone()
        (tables,) = self._base.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not (tables or version or application):
            self._base.execute(TABLE)
            self._base.execute(f"PRAGMA application_id = {APPLICATION}")
            self._base.execute(f"PRAGMA user_version = {VERSION}")
        elif application != APPLICATION:
            what = "a database of another program"
            raise BookError(self.path, None, what, "move it away; it was left as it is")
        elif version > VERSION:
            what = f"version {version} of the file, and this patternbook knows {VERSION}"
            raise BookError(self.path, None, what, "update patternbook; it was left as it is")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # the first fault is the one to tell
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what SQLite says in one line."""
        try:
            yield
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            remedy = "end the other program and try again" if busy else "see that it can be written"
            what = "in use by another program" if busy else f"cannot be used: {error}"
            raise BookError(self.path, None, what, remedy) from None
        except (sqlite3.DatabaseError, ValueError) as error:
            remedy = "move it away, or put an earlier copy in its place; it was left as it is"
            raise BookError(self.path, None, f"damaged: {error}", remedy) from None
