"""What answers on paper are worth, and what is accepted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from patternbook.bank.grading import key_text
from patternbook.bank.model import Line, Long, Question
from patternbook.bank.variants import Variant, plain


def points(question: Question) -> int:
    """The rubric's points, or one for every minute, at least one."""
    if isinstance(question, Long):
        return sum(criterion.points for criterion in question.rubric)
    return max(1, math.floor(question.minutes + 0.5))


def letter(place: int) -> str:
    """A, B, C… for places from 0."""
    return chr(ord("A") + place)


def short_key(variant: Variant) -> str:
    """The key as it stands on an answer sheet; nothing for a long question."""
    key = variant.key
    if isinstance(variant.question, Long):
        return ""
    if isinstance(variant.question, Line):
        return f"line {cast('int', key) + 1}"
    if variant.rights:
        pairs = enumerate(cast("tuple[int, ...]", key), 1)
        return ", ".join(f"{number} {letter(place)}" for number, place in pairs)
    if variant.options or variant.items:
        places = key if isinstance(key, tuple) else (key,)
        return ", ".join(letter(cast("int", place)) for place in places)
    if isinstance(key, tuple):
        return " or ".join(map(str, key))
    return key_text(variant)


def accepted(variant: Variant) -> tuple[float, float] | None:
    """The least and the greatest number that counts, rounded so that both do; None for none."""
    if not isinstance(variant.key, int | float) or not variant.tolerance or not variant.key:
        return None
    ends = [variant.key * (1 - variant.tolerance), variant.key * (1 + variant.tolerance)]
    low, high = min(ends), max(ends)
    digits = max(3, 2 - math.floor(math.log10(variant.tolerance)))
    scale = Fraction(10) ** (digits - 1 - math.floor(math.log10(abs(variant.key))))
    least = float(math.ceil(Fraction(low) * scale) / scale)
    greatest = float(math.floor(Fraction(high) * scale) / scale)
    return (least, greatest) if least <= greatest else None


def accepted_text(variant: Variant) -> str:
    """What counts as the number, in words, or nothing."""
    ends = accepted(variant)
    if ends is None:
        return ""
    within = f"{variant.tolerance * 100:.3g}%"
    return f"right from {plain(ends[0])} to {plain(ends[1])} {variant.unit}".strip() + (
        f" (within {within})"
    )


def by_chance(asked: Iterable[Variant]) -> float:
    """The points that blind guesses at the questions with one right option give in the mean."""
    return sum(
        points(v.question) / len(v.options)
        for v in asked
        if v.options and not isinstance(v.key, tuple)
    )


RULES = {
    "single": "All points for the right option.",
    "output": "All points for the right option, or for exactly what is printed.",
    "line": "All points for the right line.",
    "fill": "All points for one of the accepted texts; the number of blanks does not count.",
    "numeric": "All points within the range that the key gives. The unit may be another one of "
    "the same kind: 1.2 s is 1200 ms.",
    "multiple": "Each right choice gives its share of the points (the points divided by the number "
    "of right options), each wrong one takes as much away. Never less than 0.",
    "matching": "Each right pair gives its share of the points.",
    "ordering": "Count, for each item, the items written after it that belong before it. With the "
    "sum s, n items and p points: p × (1 − 4s / (n(n − 1))), never less than 0.",
    "short": "By the rubric.",
    "design": "By the rubric.",
    "incident": "By the rubric.",
}
"""How each kind is marked; the same rules as on the book's pages."""
ROUNDING = "Round the points of a question to halves, and a half of a half up."
