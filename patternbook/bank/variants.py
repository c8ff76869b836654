"""A variant: a question as one learner or one paper has it, replayed from a seed."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from patternbook.bank import keys
from patternbook.bank.model import (
    Fill,
    Line,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Output,
    Question,
    Single,
)
from patternbook.bank.parts import Answer, Option
from patternbook.paths import EXAMPLES
from patternbook.run.listing import load

Key = int | float | str | tuple[int, ...] | tuple[str, ...] | None

PLACEHOLDER = re.compile(r"(?<!\{)\{([A-Za-z_]\w*)\}(?![`}])")


@dataclass(frozen=True)
class Variant:
    """A question with its numbers drawn and its parts shuffled.

    Attributes:
        question: The question as the bank has it.
        seed: What it replays from; 0 keeps the options in the order written.
        stem: The stem, placeholders filled.
        explanation: The explanation, placeholders filled.
        key: By kind. single, output with options: position of the option. multiple: positions,
            ascending. numeric: the number. ordering: positions of the shown items in the right
            order. matching: for each left, the position of its right. output: the text printed.
            line: index of the line in `code`. fill: the accepted texts. Long ones: None.
        options: As shown.
        items: Of an ordering, as shown; never in the right order.
        lefts: Of a matching, as written.
        rights: Of a matching, each once, as shown.
        unit: Of a number.
        tolerance: Of a number, relative.
        mistakes: Of a number: what a known mistake gives, and its reason.
        code: Of output, line and fill: what is shown.
        language: Of the code.
        parameters: What the generator drew.
    """

    question: Question
    seed: int
    stem: str
    explanation: str
    key: Key = None
    options: tuple[Option, ...] = ()
    items: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    unit: str = ""
    tolerance: float = 0.0
    mistakes: tuple[tuple[float, str], ...] = ()
    code: str = ""
    language: str = ""
    parameters: dict[str, int | float | str] = field(default_factory=dict)


def variant(question: Question, seed: int = 0, root: Path = EXAMPLES) -> Variant:
    """The variant of a question for a seed.

    Raises:
        BookError: A generator or a listing does not give a key.
    """
    return variants(question, seed, seed, root)[0]


def variants(question: Question, first: int, last: int, root: Path = EXAMPLES) -> list[Variant]:
    """The variants for the seeds `first` to `last`; a generator is started once for all."""
    if isinstance(question, Numeric) and question.generator:
        drawn = keys.draw(question.generator, question.id, first, last, root)
        return [_computed(question, one) for one in drawn]
    return [_shuffled(question, seed, root) for seed in range(first, last + 1)]


def filled(text: str, parameters: dict[str, int | float | str]) -> str:
    """A text with its placeholders filled; what is no parameter stays (as in maths)."""

    def value(match: re.Match[str]) -> str:
        found = parameters.get(match[1], match[0])
        return found if isinstance(found, str) else plain(found)

    return PLACEHOLDER.sub(value, text)


def plain(number: float) -> str:
    """A number as a reader writes it: at most six digits that count, no exponent below 10^15."""
    if isinstance(number, int) or (number == int(number) and abs(number) < 1e15):
        return str(int(number))
    text = f"{number:.6g}"
    return text if "e" not in text else f"{number:.12f}".rstrip("0")


def written(number: float) -> str:
    """A number as its author wrote it, without an exponent."""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: float, tolerance: float) -> float:
    """A key with one digit more than its tolerance asks for, and three at least."""
    if not number:
        return 0
    digits = max(3, 1 - math.floor(math.log10(tolerance))) if tolerance else 6
    return round(number, max(0, digits - 1 - math.floor(math.log10(abs(number)))))


def shown(number: float, variant: Variant) -> str:
    """The key of a variant, or a known wrong number, as all editions print it.

    What was drawn is rounded to what the tolerance warrants; what was typed prints as written.
    """
    question = variant.question
    if isinstance(question, Numeric) and question.generator:
        return plain(rounded(number, variant.tolerance))
    return written(number)


def _computed(question: Numeric, drawn: keys.Drawn) -> Variant:
    tolerance = question.tolerance or 0.0
    known = {**drawn.parameters, "key": rounded(drawn.key, tolerance)}
    mistakes = [
        (drawn.mistakes[w.mistake] if w.mistake else w.value, filled(w.reason, known))
        for w in question.wrong
        if w.mistake is None or w.mistake in drawn.mistakes
    ]
    return Variant(
        question,
        drawn.seed,
        filled(question.stem, drawn.parameters),  # never the key
        filled(question.explanation, known),
        key=drawn.key,
        unit=question.unit,
        tolerance=tolerance,
        mistakes=tuple((number, reason) for number, reason in mistakes if number is not None),
        parameters=drawn.parameters,
    )


def _shuffled(question: Question, seed: int, root: Path) -> Variant:
    parts = _parts(question, seed, random.Random(f"{question.id} {seed}"), root)
    return Variant(question, seed, question.stem, question.explanation, **parts)


def _parts(question: Question, seed: int, rng: random.Random, root: Path) -> dict[str, Any]:
    """What a variant has by its kind."""
    match question:
        case Single() | Multiple():
            options = _options(question.options, seed, rng)
            right = tuple(i for i, option in enumerate(options) if option.correct)
            return {"options": options, "key": right if question.kind == "multiple" else right[0]}
        case Output():
            shown = _code(question, root)
            if not question.options:
                return {**shown, "key": keys.printed(question, root)}
            options = _options(question.options, seed, rng)
            right = tuple(i for i, option in enumerate(options) if option.correct)
            return {**shown, "options": options, "key": right[0]}
        case Line():
            return {**_code(question, root), "key": keys.line_index(question, root)}
        case Fill():
            shown = {"code": question.text, "language": question.language}
            return {**shown, "key": tuple(question.accepted)}
        case Numeric(answer=Answer() as answer):
            wrong = tuple((w.value, w.reason) for w in question.wrong if w.value is not None)
            number = {"key": answer.value, "unit": answer.unit, "tolerance": answer.tolerance}
            return {**number, "mistakes": wrong}
        case Ordering():
            items = _mixed(question.items, rng)
            return {"items": items, "key": tuple(items.index(item) for item in question.items)}
        case Matching():
            rights = _mixed(list(dict.fromkeys(pair.right for pair in question.pairs)), rng)
            key = tuple(rights.index(pair.right) for pair in question.pairs)
            lefts = tuple(pair.left for pair in question.pairs)
            return {"rights": rights, "lefts": lefts, "key": key}
    return {}


def _options(options: list[Option], seed: int, rng: random.Random) -> tuple[Option, ...]:
    shuffled = list(options)
    if seed:
        rng.shuffle(shuffled)
    return tuple(shuffled)


def _code(question: Output | Line, root: Path) -> dict[str, str]:
    language = load(question.listing, root).language
    return {"code": keys.code(question, root), "language": language}


def _mixed(things: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    """Shuffled, and not as they were."""
    mixed = list(things)
    while len(set(things)) > 1 and mixed == list(things):
        rng.shuffle(mixed)
    return tuple(mixed)
