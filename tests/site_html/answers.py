"""Answers as learners give them, good and bad, to a variant of any kind; drawn from a seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any, cast

from patternbook.bank import numbers
from patternbook.bank.model import Long
from patternbook.bank.variants import Variant

SPACES = [" ", "\u00a0", "\u202f", "  ", "\t"]
UNITS = sorted({unit for scale in numbers.SCALES for unit in scale} | set(numbers.ALIASES))
ODD_UNITS = ["kg", "calls", "calls/s", "Call per second", "requests /sec", "\u03bcs", "MIN.", "/"]
GARBAGE = "0123456789.,-+−eE≈~= \u00a0_'’%/sminhkbµ٣½²∞x()\u2028"


def answers(variant: Variant, rng: random.Random, count: int) -> Iterator[Any]:
    """So many answers, in the form that `grade` takes."""
    one = _maker(variant)
    for _ in range(count):
        yield one(variant, rng)


def _maker(variant: Variant) -> Any:
    if isinstance(variant.question, Long):
        return _marks
    kind = variant.question.kind
    if variant.options:
        return _ticks if kind == "multiple" else _choice
    makers = {"numeric": number, "ordering": _order, "matching": _match, "line": _line}
    return makers.get(kind, _text)


def _choice(variant: Variant, rng: random.Random) -> int | None:
    return rng.choice([None, *range(len(variant.options))])


def _line(variant: Variant, rng: random.Random) -> int | None:
    return rng.choice([None, variant.key, *range(len(variant.code.splitlines()))])


def _ticks(variant: Variant, rng: random.Random) -> list[int]:
    return [place for place in range(len(variant.options)) if rng.random() < 0.5]


def _order(variant: Variant, rng: random.Random) -> list[int]:
    order = list(cast("tuple[int, ...]", variant.key))
    for _ in range(rng.randrange(3)):
        a, b = rng.randrange(len(order)), rng.randrange(len(order))
        order[a], order[b] = order[b], order[a]
    if rng.random() < 0.2:
        order[rng.randrange(len(order))] = rng.choice([-1, 0])
    return order


def _match(variant: Variant, rng: random.Random) -> list[int | None]:
    given: list[int | None] = list(cast("tuple[int, ...]", variant.key))
    share = rng.choice([0, 0.3, 1])
    for place in range(len(given)):
        if rng.random() < share:
            given[place] = rng.randrange(len(variant.rights))
    if rng.random() < 0.2:
        given[rng.randrange(len(given))] = None
    return given


def _marks(variant: Variant, rng: random.Random) -> list[int]:
    question = variant.question
    assert isinstance(question, Long)
    return [criterion.points * (rng.random() < 0.6) for criterion in question.rubric]


def _text(variant: Variant, rng: random.Random) -> str:
    keys = variant.key if isinstance(variant.key, tuple) else [str(variant.key)]
    text = str(rng.choice([*keys, *keys, "", " ", "no such thing"]))
    if rng.random() < 0.3:
        text = text.upper()
    return rng.choice(["", *SPACES]) + text.replace(" ", rng.choice(SPACES)) + rng.choice(SPACES)


def number(variant: Variant, rng: random.Random) -> str:
    """A number as somebody might type it, or something that is none."""
    if rng.random() < 0.1:
        return "".join(rng.choices(GARBAGE, k=rng.randrange(8)))
    key = float(cast("float", variant.key))
    edge = variant.tolerance
    near = [1, 1 + edge, 1 - edge, 1 + edge / 2, 1.5, 0.7, -1]
    slips = [f for factor in (10, 60, 100, 1000) for f in (factor, 1 / factor)]
    mistakes = [wrong * factor for wrong, _ in variant.mistakes for factor in (1, 1.001)]
    value = rng.choice([*(key * factor for factor in (*near, *slips)), *mistakes, 0.0, 1e400])
    form = rng.choice(["", "g", ".2f", ",.1f", ".3e"])
    text = _respelt(format(value, form), rng) + _with_unit(variant.unit, rng)
    return rng.choice(["", "", "≈ ", "= ", " "]) + text


def _respelt(text: str, rng: random.Random) -> str:
    match rng.randrange(6):
        case 0:
            return text.replace(".", ",")
        case 1:
            return text.replace(",", rng.choice([*SPACES, "'", "’", "_"]))
        case 2:
            return text.replace("-", "−")
        case 3:
            return text.upper().lstrip("0")
        case 4:
            return "+" + text
    return text


def _with_unit(unit: str, rng: random.Random) -> str:
    given = rng.choice(["", "", unit, unit, rng.choice(UNITS), rng.choice(ODD_UNITS)])
    given = rng.choice([str, str, str.upper, str.title])(given)
    return rng.choice(["", *SPACES]) + given + rng.choice(["", "", ".", "s", " "])


def some_units(variant: Variant) -> Iterator[dict[str, Any]]:
    """Changes to a numeric variant, so that every unit and several keys are met."""
    units = ["", "%", "s", "ms", "µs", "MB", "calls", "calls/s", "per second", "hits a day"]
    for unit, key in itertools.product(units, (0.0, 0.04, 2.0, 1234.5, -7.0)):
        yield {"unit": unit, "key": key, "mistakes": ((key * 2, "Twice."), (key * 1000, "Slip."))}
