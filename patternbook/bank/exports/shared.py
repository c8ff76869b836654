"""What a format cannot carry of many questions, told in one line for the whole export."""

from __future__ import annotations

import re
from collections.abc import Iterator

from patternbook.bank import links
from patternbook.bank.exports.items import Item, Loss
from patternbook.bank.model import Matching, Numeric, Ordering

ALL = "all questions"
LINK = re.compile(r"\{(ref|numref|eq|doc|term)\}`")
CITED = "a source is cited by author and year, without its title and address"
"""The loss of formats in which the explanation ends with its sources."""


def of_all(items: list[Item], cited: str = CITED) -> Iterator[Loss]:
    """What no format carries, as far as the items have it.

    Args:
        items: What is exported.
        cited: What is lost of their sources.
    """
    questions = {item.question.id: item.question for item in items}.values()
    if any(isinstance(q, Numeric) for q in questions):
        yield Loss(ALL, "a wrong number gets no hint: too high, too low, 1,000 times too much")
    if any(isinstance(q, Matching | Ordering) for q in questions):
        yield Loss(ALL, "a wrong order or pair gets no hint of its own")
    if any(LINK.search(text) for q in questions for _, text in links.texts(q)):
        yield Loss(ALL, "a link into the book has become the title of what it leads to")
    if any(q.sources for q in questions):
        yield Loss(ALL, cited)
    if questions:
        yield Loss(ALL, "a section and an objective are named by their ids alone")
