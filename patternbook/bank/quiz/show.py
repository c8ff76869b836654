"""A question on the screen, and what is told after its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from patternbook.bank.grading import Answer, Grade, key_text
from patternbook.bank.model import Line, Long, Multiple, Ordering
from patternbook.bank.quiz.rendered import Rendered
from patternbook.bank.quiz.typed import letter
from patternbook.bank.texts import plain
from patternbook.bank.variants import Variant

VERDICTS = {"right": "Right.", "partly": "Partly right.", "wrong": "Not right."}
COLOURS = {"right": "bold green", "partly": "bold yellow", "wrong": "bold red"}


def question(shown: Rendered, variant: Variant) -> None:
    """Print a question, and nothing that gives its key away."""
    shown.text(variant.stem)
    if variant.code:
        shown.screen.gap()
        shown.code(variant.code, variant.language, isinstance(variant.question, Line))
    if variant.lefts:
        shown.screen.gap()
        for number, left in enumerate(variant.lefts, 1):
            shown.text(left, f"{number}. ")
    rows = [option.text for option in variant.options] or variant.items or variant.rights
    if rows:
        shown.screen.gap()
        for place, text in enumerate(rows):
            shown.text(text, f"{letter(place)}) ")


def outcome(shown: Rendered, variant: Variant, grade: Grade, answer: Answer | None) -> None:
    """Print how an answer was graded, the reasons, the key if it was missed, the explanation.

    Args:
        shown: Where to.
        variant: What was asked.
        grade: What the answer is worth.
        answer: The answer; None if the learner gave up.
    """
    words = VERDICTS[grade.verdict] if answer is not None else "Given up; this counts as wrong."
    shown.screen.say(words, style=COLOURS[grade.verdict])
    if answer is not None:
        for mark, reason in _reasons(variant, grade, answer):
            shown.text(reason, mark)
    if grade.verdict != "right" and not (variant.lefts and answer is not None):
        _key(shown, variant, grade)
    shown.screen.gap()
    shown.text(variant.explanation)


def _reasons(variant: Variant, grade: Grade, answer: Answer) -> Iterable[tuple[str, str]]:
    """The reasons, each with the letter that it is about."""
    if isinstance(variant.question, Multiple):
        key = cast("tuple[int, ...]", variant.key)
        places = sorted(set(cast("Sequence[int]", answer)) ^ set(key)) or list(key)
        marks = [_marked(variant, place) for place in places]
    else:
        marks = [""] * len(grade.reasons)
    return zip(marks, grade.reasons, strict=True)


def _marked(variant: Variant, place: int) -> str:
    return f"{letter(place)}, {'right' if variant.options[place].correct else 'wrong'}: "


def _key(shown: Rendered, variant: Variant, grade: Grade) -> None:
    """Print the key, and the reasons that belong to it and were not told yet."""
    start = "The answer: "
    key = variant.key
    if variant.options:
        places = [place for place, option in enumerate(variant.options) if option.correct]
        if len(places) > 1:
            shown.screen.say("The answers:")
        for place in places:
            option = variant.options[place]
            shown.text(option.text, f"{start if len(places) == 1 else ''}{letter(place)}) ")
            if option.reason not in grade.reasons:
                shown.text(option.reason, "   ")
        return
    if isinstance(variant.question, Ordering):
        places = list(cast("tuple[int, ...]", key))
        shown.screen.say(start + " ".join(map(letter, places)))
        for number, place in enumerate(places, 1):
            shown.text(variant.items[place], f"{number}. ")
    elif variant.lefts:
        places = list(cast("tuple[int, ...]", key))
        pairs = (f"{number}{letter(place)}" for number, place in enumerate(places, 1))
        shown.screen.say(start + " ".join(pairs))
        for left, place in zip(variant.lefts, places, strict=True):
            shown.text(f"{left.strip()}: {variant.rights[place].strip()}", "• ")
    elif isinstance(variant.question, Line):
        shown.screen.item(f"{start}{cast('int', key) + 1}  ", variant.question.line.strip())
        if variant.question.reason not in grade.reasons:
            shown.text(variant.question.reason)
    elif not isinstance(variant.question, Long):
        within = f" (right within {variant.tolerance * 100:.3g}%)" if variant.tolerance else ""
        shown.screen.item(start, key_text(variant) + within)


def below(shown: Rendered, variant: Variant) -> list[str]:
    """The question as it stands in the editor below the answer."""
    return plain(variant.stem, shown.known).splitlines()
