"""What is particular to each kind of question in QTI: interaction, key, scoring, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, cast

from patternbook.bank.exports.items import Item, Loss
from patternbook.bank.exports.qti_rules import (
    RESPONSE,
    base,
    condition,
    correct,
    mapping,
    outcome,
    share,
    whole,
    within,
)
from patternbook.bank.exports.texts import lines, rubric
from patternbook.bank.exports.units import equivalents, margin, number
from patternbook.bank.model import Line, Long, Matching, Multiple, Numeric, Ordering

TARGET = 'response-identifier="RESPONSE"'


@dataclass(frozen=True)
class Parts:
    """The parts of an item.

    Attributes:
        cardinality: Of the response.
        type: Base type of the response.
        declared: What stands in its declaration: the key, and points for parts of it.
        body: The interaction.
        rules: Set SCORE, and REASON to the names of the reasons to show.
        reasons: Name and HTML.
        losses: What is not in it.
        code: Whether the code stands in the interaction, and not above it.
    """

    cardinality: Literal["single", "multiple", "ordered"]
    type: str
    declared: str
    body: str
    rules: str
    reasons: Sequence[tuple[str, str]] = ()
    losses: Sequence[Loss] = ()
    code: bool = False


def parts(item: Item) -> Parts:
    """The parts of an item, by its kind."""
    match item.question:
        case Numeric():
            return _number(item)
        case Line():
            return _line(item)
        case Ordering():
            return _order(item)
        case Matching():
            return _match(item)
        case Long():
            body = f'<qti-rubric-block use="scoring" view="scorer">{_content(item)}'
            body += f"</qti-rubric-block><qti-extended-text-interaction {TARGET}/>"
            return Parts("single", "string", "", body, "")
    return _choice(item) if item.variant.options else _typed(item)


def _content(item: Item) -> str:
    return f"<qti-content-body>{rubric(item, 'mathml')}</qti-content-body>"


def _choice(item: Item) -> Parts:
    options = item.variant.options
    several = isinstance(item.question, Multiple)
    right = [f"C{place}" for place, option in enumerate(options) if option.correct]
    choices = "".join(
        f'<qti-simple-choice identifier="C{place}">'
        f"{item.html(option.text, 'mathml', inline=True)}</qti-simple-choice>"
        for place, option in enumerate(options)
    )
    reasons = [(f"C{n}", item.html(option.reason, "mathml")) for n, option in enumerate(options)]
    most = 0 if several else 1
    body = f'<qti-choice-interaction {TARGET} max-choices="{most}" shuffle="false">'
    body += f"{choices}</qti-choice-interaction>"
    told = outcome("REASON", RESPONSE)
    if not several:
        return Parts("single", "identifier", correct(right), body, told + whole(), reasons)
    points = {f"C{place}": 1 if option.correct else -1 for place, option in enumerate(options)}
    what = "the reason of a right option that was not chosen is not shown"
    return Parts(
        "multiple",
        "identifier",
        correct(right) + mapping(points, len(right)),
        body,
        told + share(len(right)),
        reasons,
        [Loss(item.question.id, what)],
    )


def _line(item: Item) -> Parts:
    can = dict(lines(item))
    rows = []
    for place, line in enumerate(item.variant.code.rstrip("\n").splitlines()):
        bare = line.lstrip()
        text = escape(bare, quote=False)
        if place in can:
            text = f'<qti-hottext identifier="L{place}">{text}</qti-hottext>'
        rows.append(line[: len(line) - len(bare)] + text)
    body = f'<qti-hottext-interaction {TARGET} max-choices="1"><pre>{chr(10).join(rows)}</pre>'
    body += "</qti-hottext-interaction>"
    return Parts(
        "single", "identifier", correct([f"L{item.variant.key}"]), body, whole(), code=True
    )


def _number(item: Item) -> Parts:
    variant = item.variant
    key = cast("float", variant.key)
    unit = f" {escape(variant.unit)}" if variant.unit else ""
    body = f'<p><qti-text-entry-interaction {TARGET} expected-length="12"/>{unit}</p>'
    branches = [(within(key, margin(variant, key)), outcome("SCORE", base("float", "1")))]
    reasons = []
    for place, (value, reason) in enumerate(variant.mistakes):
        told = outcome("REASON", base("identifier", f"M{place}"))
        branches.append((within(value, margin(variant, value)), told))
        reasons.append((f"M{place}", item.html(reason, "mathml")))
    others = len(equivalents(variant.unit)) > 1
    what = f"an answer in another unit than {variant.unit} is not read"
    losses = [Loss(item.question.id, what)] if others else []
    return Parts(
        "single", "float", correct([number(key)]), body, condition(branches), reasons, losses
    )


def _order(item: Item) -> Parts:
    variant = item.variant
    choices = "".join(
        f'<qti-simple-choice identifier="I{place}">{item.html(text, "mathml", inline=True)}'
        "</qti-simple-choice>"
        for place, text in enumerate(variant.items)
    )
    body = f'<qti-order-interaction {TARGET} shuffle="false">{choices}</qti-order-interaction>'
    key = [f"I{place}" for place in cast("tuple[int, ...]", variant.key)]
    losses = [Loss(item.question.id, "no points for an order that is right in part")]
    return Parts("ordered", "identifier", correct(key), body, whole(), losses=losses)


def _match(item: Item) -> Parts:
    variant = item.variant
    many = len(variant.lefts)
    sets = (("L", variant.lefts, 1), ("R", variant.rights, many))
    body = "".join(
        "<qti-simple-match-set>"
        + "".join(
            f'<qti-simple-associable-choice identifier="{side}{n}" match-max="{most}">'
            f"{item.html(text, 'mathml', inline=True)}</qti-simple-associable-choice>"
            for n, text in enumerate(texts)
        )
        + "</qti-simple-match-set>"
        for side, texts, most in sets
    )
    body = f'<qti-match-interaction {TARGET} max-associations="{many}" shuffle="false">{body}'
    body += "</qti-match-interaction>"
    key = [f"L{n} R{place}" for n, place in enumerate(cast("tuple[int, ...]", variant.key))]
    declared = correct(key) + mapping(dict.fromkeys(key, 1), many)
    return Parts("multiple", "directedPair", declared, body, share(many))


def _typed(item: Item) -> Parts:
    key = item.variant.key
    texts = key if isinstance(key, tuple) else (key,)
    accepted = [" ".join(str(text).split()) for text in texts]
    blanks = Loss(item.question.id, "the number of blanks inside an answer counts")
    losses = [blanks] if any(" " in text for text in accepted) else []
    body = f'<p><qti-text-entry-interaction {TARGET} expected-length="30"/></p>'
    declared = correct(accepted[:1]) + mapping(dict.fromkeys(accepted, 1), 1)
    return Parts("single", "string", declared, body, share(1), losses=losses)
