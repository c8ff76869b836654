"""How long a page takes to learn from: a sum over what stands on it."""

from __future__ import annotations

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


def seconds(document: nodes.document) -> float:
    """The time for one page: prose, code (of one language), figures and tables."""
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
        elif not isinstance(node, NOT_PROSE):
            waiting.extend(node.children)
    return words * WORD + lines * CODE_LINE + pictures * FIGURE + tables * TABLE
