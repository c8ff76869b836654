"""With a person at a terminal: pauses, the editor, Ctrl-C and Ctrl-D."""

import os
import select
import signal
import subprocess
import sys

import pytest

from patternbook.bank.load import Bank
from patternbook.progress import moments
from patternbook.progress.answers import Answered
from patternbook.progress.home import home
from patternbook.progress.store import FILE, Store

pty = pytest.importorskip("pty")
CODE = "from patternbook.cli import app; app()"


class Terminal:
    """A quiz in a terminal of its own."""

    def __init__(self, *args, **env):
        self.ours, theirs = pty.openpty()
        argv = [sys.executable, "-c", CODE, "quiz", "circuit-breaker-mastery", *args]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **env}
        self.process = subprocess.Popen(
            argv,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            # whoever runs the tests in the background has it ignored, and children inherit that
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        os.close(theirs)
        self.seen = ""

    def until(self, words):
        """Read up to some words."""
        while words not in self.seen:
            self.seen += self._read()
        _, _, self.seen = self.seen.partition(words)

    def type(self, text):
        os.write(self.ours, text.encode())

    def end(self):
        """Read to the end; give what was seen and the exit code."""
        while found := self._read():
            self.seen += found
        return self.seen, self.process.wait(60)

    def interrupt(self):
        """Press Ctrl-C; again, if it came just before the quiz began to wait for a key."""
        for _ in range(60):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.ours], [], [], 1)[0]:
                return

    def _read(self):
        ready, _, _ = select.select([self.ours], [], [], 60)
        assert ready, f"a minute without a word after: {self.seen}"
        try:
            return os.read(self.ours, 10_000).decode(errors="replace")
        except OSError:  # the other end is closed
            return ""

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture
def terminal(place):
    opened = []

    def begin(*args, **env):
        opened.append(Terminal(*args, **env))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


def all_but(kind):
    """Answer all questions of the book's bank right, but for those of a kind."""
    with Store(home() / FILE) as store:
        store.add(
            Answered(name, moments.now(), True, 1.0)
            for name, question in Bank.read().questions.items()
            if question.kind != kind
        )


def kept():
    with Store(home() / FILE) as store:
        return store.answers()


@pytest.mark.parametrize("key", ["\x04", "q\n"])
def test_it_waits_for_the_reader_and_ends_when_told(terminal, key):
    quiz = terminal()
    quiz.until("A number, in s: ")
    quiz.type("?\n")
    quiz.until("Enter goes on, q ends: ")
    quiz.type("\n")
    quiz.until("Question 2")
    quiz.until("A number, in s: ")
    quiz.type(key)
    seen, code = quiz.end()
    assert "Answered 1: 0 right, 0 partly, 1 not." in seen
    assert (code, len(kept())) == (0, 1)


def test_ctrl_c_at_the_prompt(terminal):
    quiz = terminal()
    quiz.until("A number, in s: ")
    quiz.type("?\n")
    quiz.until("Enter goes on, q ends: ")
    quiz.interrupt()
    seen, code = quiz.end()
    assert "Answered 1" in seen
    assert "Traceback" not in seen
    assert (code, len(kept())) == (0, 1)


def test_a_long_answer_in_an_editor(terminal, place):
    editor = place / "editor"
    editor.write_text('#!/bin/sh\n{ echo "From my editor."; cat "$1"; } > "$1.x"; mv "$1.x" "$1"\n')
    editor.chmod(0o755)
    name, question = next((n, q) for n, q in Bank.read().questions.items() if q.kind == "incident")
    all_but(question.kind)
    quiz = terminal(EDITOR=f"{editor}", VISUAL="")
    quiz.until("Type e to")
    quiz.until("> ")
    quiz.type("e\n")
    quiz.until("Your answer")
    quiz.until("From my editor.")
    for _ in question.rubric:
        quiz.until("Points, 0 to ")
        quiz.until(": ")
        quiz.type("1\n")
    assert quiz.end()[1] == 0
    assert kept()[name][0].answer == "From my editor."


def test_an_editor_that_fails_is_told_and_the_answer_asked_for_again(terminal):
    all_but("incident")
    known = kept()
    quiz = terminal(VISUAL="/nowhere/editor")
    quiz.until("Type e to")
    quiz.until("> ")
    quiz.type("e\n")
    quiz.until("/nowhere/editor gave no answer")
    quiz.until("> ")
    quiz.type("q\n")
    assert quiz.end()[1] == 0
    assert kept() == known


def test_lines_are_not_painted_over(terminal):
    quiz = terminal(NO_COLOR="1")
    quiz.until("A number, in s: ")
    quiz.type("?\n")
    quiz.until("Enter goes on, q ends: ")
    quiz.type("q\n")
    seen, _ = quiz.end()
    moves = [f"\x1b[{n}{letter}" for n in ("", "1", "2") for letter in "ABCDHJK"]
    assert not [move for move in moves if move in seen]
