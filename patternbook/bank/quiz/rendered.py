"""A MyST text and a piece of code on the screen, as wide as it is."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode
from rich import box
from rich.cells import cell_len
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from patternbook.bank.quiz.screen import Screen
from patternbook.bank.texts import References, plain
from patternbook.bank.texts.tree import HIDDEN, fence, parse

STYLES = {"code_inline": "cyan", "em": "italic", "strong": "bold"}
GAP = 3
"""Columns between those of a table."""
MARK = re.compile(r"^\s*(?:\d+\. |• )?")


class Rendered:
    """Prints texts of the bank.

    Args:
        screen: Where to.
        known: What links are called.
    """

    def __init__(self, screen: Screen, known: References) -> None:
        self.screen = screen
        self.known = known

    def text(self, text: str, mark: str = "") -> None:
        """Print a text, its first paragraph after a mark, all others below an empty line."""
        lines = text.splitlines()
        blocks = [node for node in parse(text).children if node.type not in HIDDEN]
        for number, node in enumerate(blocks):
            if number:
                self.screen.gap()
            first, after = node.map or (0, len(lines))
            source = "\n".join(lines[first:after])
            if node.type == "table":
                self.screen.show(self.table(node))
            elif node.type == "fence" and (made := fence(node)).kind == "code":
                self.code(made.text, made.language)
            elif node.type == "paragraph":
                self.screen.item("" if number else mark, self.line(source))
            else:
                for line in plain(source, self.known).splitlines():
                    start = MARK.match(line)
                    shown = start[0] if start else ""
                    self.screen.item(shown, line[len(shown) :])

    def line(self, text: str) -> Text:
        """A text of one paragraph, with code and emphasis in styles."""
        whole = Text(" ".join(plain(text, self.known).split()))
        at, before = 0, ""
        for node in parse(text).walk():
            inner = _words(node) if node.type in STYLES else ""
            if inner and (found := whole.plain.find(before + inner, at)) >= 0:
                at = found + len(before + inner)
                style = "bold" if self.screen.out.no_color else STYLES[node.type]
                whole.stylize(style, at - len(inner), at)
            before = node.content[-12:] if node.type in ("text", "code_inline") else ""
        return whole

    def table(self, node: SyntaxTreeNode) -> Table:
        """A table; columns are folded where they do not fit."""
        rows = [
            [self.line(cell.children[0].content if cell.children else "") for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        widths = _widths(rows, self.screen.width - GAP * (len(rows[0]) - 1))
        folded = any(
            cell.cell_len > width for row in rows for cell, width in zip(row, widths, strict=True)
        )
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, leading=int(folded))
        for head, width in zip(rows[0], widths, strict=True):
            table.add_column(head, overflow="fold", width=width)
        for row in rows[1:]:
            table.add_row(*row)
        return table

    def code(self, code: str, language: str, numbered: bool = False) -> None:
        """Print code; lines are numbered if one of them is asked for."""
        known = language if language else "text"
        syntax = Syntax("", known, theme="ansi_dark", background_color="default")
        styled = syntax.highlight(code.rstrip("\n"))
        styled.rstrip()
        lines = styled.split("\n", allow_blank=True)
        digits = len(str(len(lines)))
        for number, line in enumerate(lines, 1):
            blanks = len(line.plain) - len(line.plain.lstrip(" "))
            mark = f"{number:{digits}}  " if numbered else "  "
            if line.plain.strip():
                self.screen.item(mark + " " * blanks, line[blanks:], hang=4)
            else:
                self.screen.item("", mark.rstrip())


def _widths(rows: list[list[Text]], room: int) -> list[int]:
    """The widths of columns: all that they want, else less for those that have most to fold."""
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *(cell.cell_len for cell in column)) for column in columns]
    words = [
        max(1, *(cell_len(word) for cell in column for word in cell.plain.split()))
        for column in columns
    ]
    for least in (words, [1] * len(words)):
        while sum(widths) > room and sum(widths) > sum(least):
            foldable = [n for n, width in enumerate(widths) if width > least[n]]
            widths[max(foldable, key=lambda n: widths[n])] -= 1
    return widths


def _words(node: SyntaxTreeNode) -> str:
    """What a node of emphasis or code says, as far as it is said in plain words."""
    if node.type in ("text", "code_inline"):
        return node.content
    return "".join(_words(child) for child in node.children)
