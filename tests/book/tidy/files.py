"""Files of a checkout, and one line for what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from patternbook.errors import BookError

MADE = {"__pycache__", "build", "node_modules", "target"}
TEXT = {
    *(".py", ".go", ".java", ".ts", ".rs", ".js", ".mjs"),
    *(".md", ".yaml", ".yml", ".json", ".toml", ".xml", ".mod", ".lock"),
    *(".css", ".html", ".typ", ".txt", ".ini", ".svg"),
}


def files(root: Path, *folders: str, suffixes: set[str] | None = None) -> Iterator[Path]:
    """Files below these folders of `root`, by name, without hidden ones and what builds made."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            parts = path.relative_to(root).parts
            if not path.is_file() or MADE.intersection(parts):
                continue
            if any(part.startswith(".") for part in parts):
                continue
            if suffixes is None or path.suffix in suffixes:
                yield path


def in_lab(name: str) -> bool:
    """Whether a file of examples/, by its name there, is part of a lab."""
    return name.split("/")[1:2] == ["labs"]


def text(path: Path) -> str:
    """A file's text."""
    return path.read_text(encoding="utf-8")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """A file's lines, counted from 1."""
    return iter(enumerate(text(path).splitlines(), 1))


def wrong(root: Path, path: Path, line: int | None, what: str, remedy: str) -> str:
    """The line to show, with the path as seen from `root`."""
    return str(BookError(path.relative_to(root), line, what, remedy))
