"""HTML that several formats share: the rubric, the lines of code to choose from."""

from __future__ import annotations

import re
from html import escape

from patternbook.bank import links
from patternbook.bank.exports.items import Item, Loss
from patternbook.bank.model import Line, Long
from patternbook.bank.texts import Maths
from patternbook.bank.texts.maths import mathml
from patternbook.bank.texts.tree import parse

CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def sound(text: str) -> str:
    """A text without characters that no XML can hold."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def lines(item: Item) -> list[tuple[int, str]]:
    """The lines of the code that one may choose, each with its place in the code from 0."""
    found = enumerate(item.variant.code.rstrip("\n").splitlines())
    return [(place, line) for place, line in found if line.strip()]


def rubric(item: Item, maths: Maths) -> str:
    """The points for each criterion, and the model answer."""
    question = item.question
    assert isinstance(question, Long)
    rows = "".join(
        f"<tr><td>{one.points}</td><td>{item.html(one.criterion, maths, inline=True)}</td></tr>"
        for one in question.rubric
    )
    head = "<thead><tr><th>points</th><th>criterion</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    answer = item.html(question.model_answer, maths)
    return f"{table}<p><strong>Model answer</strong></p>{answer}"


def points(item: Item) -> int:
    """What the item is worth: one point, or those of its rubric."""
    question = item.question
    return sum(one.points for one in question.rubric) if isinstance(question, Long) else 1


def general(item: Item, maths: Maths) -> str:
    """What is told after any answer: the explanation and its sources."""
    question = item.question
    reason = item.html(question.reason, maths) if isinstance(question, Line) else ""
    cited = escape(item.known.citation(",".join(question.sources)), quote=False)
    sources = f"<p>Sources: {cited}.</p>" if question.sources else ""
    return reason + item.html(item.variant.explanation, maths) + sources


def formatted(item: Item, text: str) -> bool:
    """Whether a text is more than plain words."""
    return item.html(text, "tex", inline=True) != escape(text.strip(), quote=False)


def unformatted(item: Item, texts: tuple[str, ...], what: str) -> list[Loss]:
    """The loss, if any, of setting texts as plain ones."""
    lost = [text.strip() for text in texts if formatted(item, text)]
    return [Loss(item.question.id, f"{what} are plain text: {'; '.join(lost)}")] if lost else []


def unset(item: Item) -> str:
    """The formulas that cannot become MathML."""
    kinds = ("math_inline", "math_inline_double", "math_block", "math_block_label", "amsmath")
    return "; ".join(
        node.content.strip()
        for _, text in links.texts(item.question)
        for node in parse(text).walk()
        if node.type in kinds and mathml(node.content) is None
    )
