"""The terminal: prints lines, reads lines. No cursor moves, so that pipes and readers follow."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console, RenderableType
from rich.text import Text

from patternbook.bank.quiz.typed import UnreadableError

WIDEST = 80
"""Columns of text at most; longer lines are hard to read."""
BELOW = "----- The question follows; from this line on nothing counts. -----"


class Ended(Exception):  # noqa: N818 - no error: the learner wants to stop
    """The learner ends the session."""


def is_end(text: str) -> bool:
    """Whether a text that was typed asks to end the session."""
    return text.strip().casefold() in ("q", "quit", "exit")


class Screen:
    """Where the quiz talks with the learner."""

    def __init__(self) -> None:
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        self.out = Console(highlight=False, markup=False, emoji=False)
        self.width = min(self.out.width, WIDEST)
        self.person = sys.stdin.isatty() and sys.stdout.isatty()
        if self.person:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - lines can be edited while they are typed

    def say(self, *paragraphs: str, style: str = "") -> None:
        """Print paragraphs."""
        for paragraph in paragraphs:
            self.item("", Text(paragraph, style=style))

    def item(self, mark: str, text: str | Text, hang: int = 0) -> None:
        """Print a paragraph after a mark such as `a) `.

        What follows its first line is aligned with it, or `hang` columns to the right of that.
        """
        body = text if isinstance(text, Text) else Text(text)
        room = max(20, self.width - len(mark))
        if body.cell_len > room:
            room -= hang
        first, *more = body.wrap(self.out, room, tab_size=4) or [Text()]
        lines = [(mark, first), *((" " * (len(mark) + hang), line) for line in more)]
        for start, line in lines:
            line.rstrip()
            self.out.print(Text.assemble(start, line), no_wrap=True, crop=False)

    def path(self, mark: str, path: str) -> None:
        """Print a path in one piece, so that it can be copied."""
        print(mark + path, file=self.out.file)

    def show(self, shown: RenderableType) -> None:
        """Print a table, without the blanks that would fill its lines."""
        with self.out.capture() as capture:
            self.out.print(shown, width=self.width)
        for line in capture.get().splitlines():
            print(line.rstrip(), file=self.out.file)

    def gap(self) -> None:
        """Print an empty line."""
        self.out.print()

    def line(self, prompt: str) -> str:
        """Ask for a line.

        Raises:
            Ended: There is none, at the end of the input or after Ctrl-C.
        """
        try:
            if self.person:
                return input(prompt)
            print(prompt, end="", flush=True)
            found = sys.stdin.readline()
            print(found.rstrip("\n"))  # nobody has seen it being typed
        except (EOFError, KeyboardInterrupt):
            print()
            raise Ended from None
        if not found:
            raise Ended
        return found.rstrip("\n")

    def pause(self) -> None:
        """Let a person read before the next question."""
        if self.person and is_end(self.line("Enter goes on, q ends: ")):
            raise Ended

    def editor(self) -> str | None:
        """The editor that the learner has chosen, if there is a person to use it."""
        return (os.environ.get("VISUAL") or os.environ.get("EDITOR")) if self.person else None

    def edited(self, editor: str, below: Iterable[str]) -> str:
        """What the learner wrote in an editor, with the question below it.

        Raises:
            UnreadableError: The editor could not be used.
        """
        text = "\n".join(["", "", BELOW, "", *below, ""])
        with tempfile.TemporaryDirectory(prefix="patternbook-") as folder:
            file = Path(folder) / "answer.md"
            file.write_text(text, encoding="utf-8")
            try:
                subprocess.run([*shlex.split(editor), file], check=True)
                return file.read_text(encoding="utf-8").partition(BELOW)[0].strip()
            except (OSError, ValueError, subprocess.CalledProcessError):
                raise UnreadableError(f"{editor} gave no answer; write it here.") from None
