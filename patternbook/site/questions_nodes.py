"""The document nodes of a question. The answer is in the doctree, and never in the page's text."""

from __future__ import annotations

from typing import Any

from docutils import nodes


class question(nodes.General, nodes.Element):
    """A question: a `question_stem`, a `question_form` and a `question_answer`.

    Attributes: `question` (its id), `kind`, `asks` (what is to be done, in words), `minutes`,
    `fact` (what its page notes of it).
    """


class question_stem(nodes.General, nodes.Element):
    """What is asked: blocks."""


class question_form(nodes.General, nodes.Element):
    """Where the answer goes.

    Attribute `form`: `choice` and `choices` (children: `question_choice`), `number` (attribute
    `unit`), `text`, `line` (child: a `literal_block`), `order` (children: `question_choice`),
    `match` (children: `question_choice` with `side`, left ones first) or `long`.
    """


class question_choice(nodes.General, nodes.Element):
    """An option, an item to order, or one side of a pair: words or blocks."""


class question_answer(nodes.Invisible, nodes.Element):
    """What is told after answering. The search does not index it.

    Attributes: `key`, the right answer in words, or nothing; `grade`, what a script needs to grade.
    Children: any of `question_reason` (attributes `of`: the position of what it is the reason of,
    `number`: a known wrong number as printed, or nothing), `question_criterion` (attribute
    `points`), `question_model`, and one `question_explanation`.
    """


class question_reason(nodes.General, nodes.Element):
    """Why an option, a line or a known wrong number is right or wrong."""


class question_criterion(nodes.General, nodes.Element):
    """What earns points in a long answer."""


class question_model(nodes.General, nodes.Element):
    """A model answer."""


class question_explanation(nodes.General, nodes.Element):
    """What the question teaches."""


class question_progress(nodes.General, nodes.Element):
    """Where a page tells how far the reader has come, with buttons. Not on paper."""


def letter(position: int) -> str:
    """A, B, C… for positions from 0."""
    return chr(ord("A") + position)


Grade = dict[str, Any]
