"""YAML with the line of every key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.reader import ReaderError

from patternbook.errors import BookError


@dataclass(frozen=True)
class Place:
    """Where an entry of a file stands.

    Attributes:
        path: The file.
        line: The entry's first line, counted from 1.
        keys: Path of a key below the entry, such as `options.0.reason`, to its line.
    """

    path: Path
    line: int
    keys: dict[str, int]

    def line_of(self, key: str) -> int:
        """The line of a key, or of the nearest thing above it that is there."""
        while key and key not in self.keys:
            key = key.rpartition(".")[0]
        return self.keys.get(key, self.line)

    def below(self, key: str) -> Place:
        """The place of a part, with the lines of the keys in it."""
        start = f"{key}."
        keys = {k.removeprefix(start): n for k, n in self.keys.items() if k.startswith(start)}
        return Place(self.path, self.line_of(key), keys)


def compose(path: Path) -> yaml.Node | None:
    """A file as YAML nodes; None if it is empty.

    Raises:
        BookError: It is not YAML.
    """
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: {error.reason} at byte {error.start}"
        raise BookError(path, None, what, "save it as UTF-8") from None
    except yaml.YAMLError as error:
        raise _not_yaml(path, None, error) from None


def construct(path: Path, node: yaml.Node) -> Any:
    """The values of a node.

    Raises:
        BookError: A value is not what it looks like, such as a date in month 13.
    """
    try:
        return SafeConstructor().construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        raise _not_yaml(path, node, error) from None


def place_of(path: Path, node: yaml.Node) -> Place:
    """Where an entry and all its keys stand.

    Raises:
        BookError: A key stands twice, or an anchor holds itself.
    """
    keys: dict[str, int] = {}
    for key, at in _walk(path, node, "", ()):
        keys[key] = at.start_mark.line + 1
    return Place(path, node.start_mark.line + 1, keys)


def _walk(
    path: Path, node: yaml.Node, above: str, inside: tuple[yaml.Node, ...]
) -> Iterator[tuple[str, yaml.Node]]:
    line = node.start_mark.line + 1
    if node in inside:
        raise BookError(path, line, "not YAML: an anchor holds itself", "write the text out")
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if str(key.value) in seen:
                line = key.start_mark.line + 1
                raise BookError(path, line, f"key '{key.value}' stands twice", "remove one")
            seen.add(str(key.value))
            yield above + str(key.value), key
            yield from _walk(path, value, f"{above}{key.value}.", (*inside, node))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield f"{above}{number}", value
            yield from _walk(path, value, f"{above}{number}.", (*inside, node))


def _not_yaml(path: Path, node: yaml.Node | None, error: Exception) -> BookError:
    if isinstance(error, ReaderError):
        at = path.read_text(encoding="utf-8").count("\n", 0, error.position) + 1
        what = f"not YAML: the character {chr(error.character)!a}"
        return BookError(path, at, what, "take it out, or write it as an escape in double quotes")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else node.start_mark.line + 1 if node else None
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    remedy = "mend the syntax; a text with ': ' or '#' needs quotes or a block, '|'"
    return BookError(path, line, f"not YAML: {what}", remedy)
