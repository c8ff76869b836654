"""Grades an answer to a variant, with the reasons that belong to it.

The page grades by the same rules (`site/html/static/grading.js`); a test compares the two.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from patternbook.bank import numbers
from patternbook.bank.model import Line, Long
from patternbook.bank.variants import Variant, shown

Answer = int | float | str | Sequence[int]
Verdict = Literal["right", "partly", "wrong", "unreadable"]

SLIPS = {1000.0: "1,000", 60.0: "60", 100.0: "100"}
"""Factors that a number is off by when its unit was mixed up."""


@dataclass(frozen=True)
class Grade:
    """What an answer is worth.

    Attributes:
        verdict: `unreadable` is no answer yet, such as a number without digits.
        points: From 0 to 1.
        reasons: Why, in the order to show them; may be empty, the explanation follows anyway.
    """

    verdict: Verdict
    points: float
    reasons: tuple[str, ...] = ()


def grade(variant: Variant, answer: Answer) -> Grade:
    """Grade an answer.

    The answer has the form of the variant's key: a position (single, output with options, line),
    positions (multiple, ordering, matching), a text (numeric, fill, output without options); for
    the long kinds it is the points that were given for each criterion of the rubric.
    """
    kind = variant.question.kind
    if isinstance(variant.question, Long):
        return _marked(variant.question, cast("Sequence[int]", answer))
    if kind == "numeric":
        return _number(variant, answer)
    if kind == "multiple":
        return _ticked(variant, cast("Sequence[int]", answer))
    if kind == "ordering":
        return _ordered(variant, cast("Sequence[int]", answer))
    if kind == "matching":
        return _matched(variant, cast("Sequence[int]", answer))
    if isinstance(variant.question, Line):
        if not isinstance(answer, int) or not 0 <= answer < len(variant.code.splitlines()):
            return Grade("unreadable", 0, ("Choose a line.",))
        return _whole(answer == variant.key, variant.question.reason)
    if variant.options:
        return _chosen(variant, answer)
    return _typed(variant, str(answer))


def _whole(right: bool, *reasons: str) -> Grade:
    return Grade("right" if right else "wrong", float(right), reasons)


def _share(points: float, *reasons: str) -> Grade:
    points = max(0.0, points)
    verdict: Verdict = "right" if points == 1 else "partly" if points > 0 else "wrong"
    return Grade(verdict, points, reasons)


def _chosen(variant: Variant, answer: object) -> Grade:
    if not isinstance(answer, int) or not 0 <= answer < len(variant.options):
        return Grade("unreadable", 0, ("Choose one of the options.",))
    return _whole(answer == variant.key, variant.options[answer].reason)


def _ticked(variant: Variant, answer: Sequence[int]) -> Grade:
    """A wrong tick takes away what a right one gives: to tick all is worth nothing much."""
    ticked = set(answer)
    if not ticked or not ticked <= set(range(len(variant.options))):
        return Grade("unreadable", 0, ("Choose among the options.",))
    key = {i for i, option in enumerate(variant.options) if option.correct}
    reasons = [variant.options[i].reason for i in sorted(ticked ^ key)]
    if ticked == key:
        reasons = [variant.options[i].reason for i in sorted(key)]
    points = (len(ticked & key) - len(ticked - key)) / len(key)
    return _share(points, *reasons)


def close(number: float, key: float, tolerance: float) -> bool:
    """Whether a number is within a relative tolerance of the key (and a rounding error)."""
    return abs(number - key) <= tolerance * abs(key) + 1e-9 * max(1e-3, abs(key))


def _number(variant: Variant, answer: object) -> Grade:
    try:
        number = numbers.read(str(answer), variant.unit)
    except numbers.NumberError as error:
        return Grade("unreadable", 0, (str(error),))
    key = float(cast("float", variant.key))
    if close(number, key, variant.tolerance):
        return _whole(True)
    for mistake, reason in variant.mistakes:
        if close(number, mistake, variant.tolerance):
            return _whole(False, reason)
    for factor, name in SLIPS.items():
        if close(number, key * factor, variant.tolerance):
            return _whole(False, f"{name} times too much: look at the unit.")
        if close(number, key / factor, variant.tolerance):
            return _whole(False, f"{name} times too little: look at the unit.")
    return _whole(False, f"Too {'high' if number > key else 'low'}.")


def _ordered(variant: Variant, answer: Sequence[int]) -> Grade:
    """The share of pairs in the right order, where chance (half of them) is worth nothing."""
    key = cast("tuple[int, ...]", variant.key)
    if sorted(answer) != sorted(key):
        return Grade("unreadable", 0, ("Give every item a place, each place once.",))
    rank = {item: place for place, item in enumerate(key)}
    pairs = list(itertools.combinations([rank[item] for item in answer], 2))
    points = 2 * sum(a < b for a, b in pairs) / len(pairs) - 1
    wrong = next(((a, b) for a, b in itertools.pairwise(answer) if rank[a] > rank[b]), None)
    if wrong is None:
        return _share(1.0)
    first, second = (variant.items[i].strip().rstrip(".") for i in reversed(wrong))
    return _share(points, f"“{first}” comes before “{second}”.")


def _matched(variant: Variant, answer: Sequence[int]) -> Grade:
    key = cast("tuple[int, ...]", variant.key)
    if len(answer) != len(key) or not set(answer) <= set(range(len(variant.rights))):
        return Grade("unreadable", 0, ("Give each one its partner.",))
    wrong = [i for i, (a, b) in enumerate(zip(answer, key, strict=True)) if a != b]
    reasons = [
        f"“{variant.lefts[i].strip()}” goes with “{variant.rights[key[i]].strip().rstrip('.')}”."
        for i in wrong
    ]
    return _share(1 - len(wrong) / len(key), *reasons)


def _typed(variant: Variant, answer: str) -> Grade:
    """Free text: of spaces, neither those at the ends nor their number count."""
    written = " ".join(answer.split())
    if not written:
        return Grade("unreadable", 0, ("Write an answer.",))
    if isinstance(variant.key, tuple):
        accepted = [" ".join(str(text).split()) for text in variant.key]
        return _whole(written in accepted, f"Accepted: {', '.join(accepted)}.")
    right = written == " ".join(str(variant.key).split())
    return _whole(right, *([] if right else [f"It prints {variant.key}."]))


def _marked(question: Long, given: Sequence[int]) -> Grade:
    """A long answer as it was marked: points for each criterion."""
    most = [criterion.points for criterion in question.rubric]
    if len(given) != len(most) or any(not 0 <= g <= m for g, m in zip(given, most, strict=False)):
        return Grade("unreadable", 0, ("Give points for each criterion of the rubric.",))
    missing = [c.criterion for c, g in zip(question.rubric, given, strict=True) if g < c.points]
    return _share(sum(given) / sum(most), *missing)


def key_text(variant: Variant) -> str:
    """The key as one reads it, for the explanation after an answer and for the sheet of keys."""
    key = variant.key
    if variant.options:
        right = [option.text.strip() for option in variant.options if option.correct]
        return "; ".join(right)
    if isinstance(variant.question, Long):
        return variant.question.model_answer
    if isinstance(variant.question, Line):
        return variant.question.line.strip()
    if variant.items:
        return "; ".join(variant.items[i].strip() for i in cast("tuple[int, ...]", key))
    if variant.rights:
        places = cast("tuple[int, ...]", key)
        pairs = zip(variant.lefts, (variant.rights[i] for i in places), strict=True)
        return "; ".join(f"{left.strip()}: {right.strip()}" for left, right in pairs)
    if isinstance(key, int | float):
        return f"{shown(key, variant)} {variant.unit}".strip()
    return str(key[0] if isinstance(key, tuple) else key)
