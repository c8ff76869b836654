"""How long a page takes to learn from: a sum over what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from patternbook.site import nodes as ours
from patternbook.site import questions_nodes as asks

WORD = 60 / 180
CODE_LINE = 4
FIGURE = TABLE = 30

NOT_PROSE = (
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math_block,
    nodes.table,
    nodes.figure,
    nodes.raw,
    nodes.comment,
    ours.plot_data,
    ours.lab_card,
    ours.lab_hints,
    asks.question,  # has minutes of its own
)


@dataclass(frozen=True)
class Counted:
    """What takes time to read.

    Attributes:
        words: Of prose.
        lines: Of code, in one language.
        pictures: Figures.
        tables: Tables.
    """

    words: int = 0
    lines: int = 0
    pictures: int = 0
    tables: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            self.words + other.words,
            self.lines + other.lines,
            self.pictures + other.pictures,
            self.tables + other.tables,
        )

    @property
    def seconds(self) -> float:
        """The time that all of it takes."""
        pictures = self.pictures * FIGURE + self.tables * TABLE
        return self.words * WORD + self.lines * CODE_LINE + pictures


def count(document: nodes.document) -> Counted:
    """What one page has of each."""
    words = lines = pictures = tables = 0
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Text):
            words += len(node.split())
        elif isinstance(node, nodes.Element) and node.get("lab"):
            continue  # the starter, or a failure: the lab's own minutes count them
        elif isinstance(node, (nodes.literal_block, nodes.doctest_block)):
            lines += len(node.astext().splitlines())
        elif isinstance(node, nodes.figure):
            pictures += 1
        elif isinstance(node, nodes.table):
            tables += 1
        elif isinstance(node, ours.listing_set):
            waiting.extend(c for c in node.children[:1])
        elif isinstance(node, NOT_PROSE):
            continue
        elif isinstance(node, nodes.TextElement):
            words += len(node.astext().split())  # as read: a full stop after a link is no word
        else:
            waiting.extend(node.children)
    return Counted(words, lines, pictures, tables)
