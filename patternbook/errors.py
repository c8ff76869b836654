"""The one exception that a reader or contributor is meant to see."""

from __future__ import annotations

from pathlib import Path


class BookError(Exception):
    """A mistake in the book's text, code or set-up, told in one line.

    Args:
        path: The file at fault; shown relative to the current folder where possible.
        line: Line in that file, counted from 1, or None when the file as a whole is meant.
        what: What is wrong, without a full stop.
        remedy: What to do about it, without a full stop.
    """

    def __init__(self, path: Path | str, line: int | None, what: str, remedy: str) -> None:
        self.path = Path(path)
        self.line = line
        self.what = what
        self.remedy = remedy
        super().__init__(f"{self.place}: {what}; {remedy}")

    @property
    def place(self) -> str:
        """The file and line, as `path:line`."""
        path = self.path
        if path.is_absolute() and path.is_relative_to(Path.cwd()):
            path = path.relative_to(Path.cwd())
        return f"{path}:{self.line}" if self.line else str(path)
