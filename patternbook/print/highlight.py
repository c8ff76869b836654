"""Which words of a listing stand out, as one string that the template takes apart.

Typst could find them itself, but its machine for that takes 290 MB and ten seconds for a book.
"""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

PLAIN = "."
PIECE = "\x1f"
"""Stands between two pieces of a line; the first letter of a piece is its style."""
STYLES: list[tuple[_TokenType, str]] = [
    (Comment, "c"),
    (String.Doc, "c"),
    (String.Affix, "k"),
    (String, "s"),
    (Number, "n"),
    (Keyword.Constant, "n"),
    (Keyword.Type, PLAIN),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "a"),
    (Name.Tag, "t"),
]
"""The first that a token is of tells its style; see `painted` in template/listing.typ."""
DEFINES = {"func", "function", "fn", "type", "class", "interface", "struct", "enum", "trait"}
"""Words before a name that is defined, which not every lexer tells from one that is used."""


def painted(text: str, language: str) -> str | None:
    """The lines of a listing, each in pieces of one style; None if there is only one style.

    Args:
        text: The listing.
        language: Pygments' name of its language; a name that it does not know has no styles.
    """
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    lines: list[list[tuple[str, str]]] = [[]]
    for style, value in _styled(lexer.get_tokens(text)):
        first, *rest = value.split("\n")
        _add(lines[-1], style, first)
        for part in rest:
            lines.append([])
            _add(lines[-1], style, part)
    if all(style == PLAIN for line in lines for style, _ in line):
        return None
    return "\n".join(PIECE.join(style + part for style, part in line) for line in lines)


def _styled(tokens: Iterator[tuple[_TokenType, str]]) -> Iterator[tuple[str, str]]:
    before = ""
    for kind, value in tokens:
        if kind in Name and before in DEFINES:
            yield "f", value
        else:
            yield next((style for parent, style in STYLES if kind in parent), PLAIN), value
        before = value.strip() or before


def _add(line: list[tuple[str, str]], style: str, part: str) -> None:
    """Add a piece to a line; spaces have no look of their own and join what is before them."""
    if not part:
        return
    if line and (line[-1][0] == style or not part.strip()):
        style, part = line[-1][0], line.pop()[1] + part
    elif line and not line[-1][1].strip():
        part = line.pop()[1] + part
    line.append((style, part))
