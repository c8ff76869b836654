"""What each kind of question is made of: its form, its key, its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

from docutils import nodes

from patternbook.bank.grading import key_text
from patternbook.bank.model import Fill, Line, Matching, Multiple, Numeric, Ordering, Output, Single
from patternbook.bank.variants import Variant, shown
from patternbook.site.questions_nodes import Grade, letter, question_choice, question_form

Parse = Callable[[str], list[nodes.Node]]


@dataclass
class Made:
    """The form of a question and what its answer holds, the reasons still as text.

    Attributes:
        numbers: Of a number: the known wrong ones, as printed before their reasons.
    """

    form: question_form
    key: str = ""
    grade: Grade = field(default_factory=dict)
    reasons: list[tuple[int, str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    code: nodes.literal_block | None = None


def make(variant: Variant, parse: Parse) -> Made:
    """The parts of a question."""
    match variant.question:
        case Single() | Multiple() | Output(options=[_, *_]):
            made = _choice(variant, parse)
        case Numeric():
            made = _number(variant)
        case Ordering():
            made = _order(variant, parse)
        case Matching():
            made = _match(variant, parse)
        case Output():
            text = str(variant.key)
            label = f"What it prints after “{variant.question.result}:”"
            made = Made(question_form("", form="text", label=label), text, {"accepted": [text]})
        case Line():
            return _line(variant, variant.question.reason)
        case Fill():
            accepted = list(cast("tuple[str, ...]", variant.key))
            form = question_form("", form="text", label="What belongs in the gap")
            made = Made(form, " or ".join(accepted), {"accepted": accepted})
        case _:
            made = Made(question_form("", form="long"))
    if variant.code:
        made.code = _block(variant)
    return made


def _choice(variant: Variant, parse: Parse) -> Made:
    key = variant.key
    right = list(key) if isinstance(key, tuple) else [key]
    children = [_words(parse(option.text)) for option in variant.options]
    form = question_form("", *children, form="choices" if isinstance(key, tuple) else "choice")
    reasons = [(place, option.reason) for place, option in enumerate(variant.options)]
    return Made(form, _letters(cast("list[int]", right)), {"right": right}, reasons)


def _letters(places: Sequence[int]) -> str:
    return ", ".join(map(letter, places))


def _words(found: list[nodes.Node], **attributes: str) -> question_choice:
    if len(found) == 1 and isinstance(found[0], nodes.paragraph):
        found = found[0].children
    return question_choice("", *found, **attributes)


def _number(variant: Variant) -> Made:
    value = cast("float", variant.key)
    key = key_text(variant)
    if variant.tolerance:
        key += f" (right within {variant.tolerance * 100:.3g}%)"
    grade: Grade = {"value": value, "tolerance": variant.tolerance, "unit": variant.unit}
    grade["wrong"] = [number for number, _ in variant.mistakes]
    reasons = [(place, reason) for place, (_, reason) in enumerate(variant.mistakes)]
    numbers = [shown(number, variant) for number, _ in variant.mistakes]
    return Made(question_form("", form="number", unit=variant.unit), key, grade, reasons, numbers)


def _order(variant: Variant, parse: Parse) -> Made:
    right = list(cast("tuple[int, ...]", variant.key))
    children = [_words(parse(text)) for text in variant.items]
    places = [right.index(shown) for shown in range(len(right))]
    return Made(question_form("", *children, form="order"), _letters(right), {"right": places})


def _match(variant: Variant, parse: Parse) -> Made:
    right = list(cast("tuple[int, ...]", variant.key))
    lefts = [_words(parse(text), side="left") for text in variant.lefts]
    rights = [_words(parse(text), side="right") for text in variant.rights]
    key = ", ".join(f"{number} {letter(place)}" for number, place in enumerate(right, 1))
    return Made(question_form("", *lefts, *rights, form="match"), key, {"right": right})


def _line(variant: Variant, reason: str) -> Made:
    place = cast("int", variant.key)
    block = _block(variant)
    form = question_form("", block, form="line")
    return Made(form, f"line {place + 1}", {"right": [place]}, [(place, reason)])


def _block(variant: Variant) -> nodes.literal_block:
    text = variant.code.rstrip("\n")
    block = nodes.literal_block(text, text, language=variant.language, asked=variant.question.id)
    block["force"] = True  # a gap is no syntax of any language
    return block
