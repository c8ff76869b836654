"""All checks of the bank that need no built book."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from patternbook.bank import balance, keys, links, near
from patternbook.bank.draws import check as check_draws
from patternbook.bank.load import QUESTIONS, Bank
from patternbook.bank.model import Line, Matching, Numeric, Ordering, Output, Question
from patternbook.bank.numbers import NumberError, read
from patternbook.bank.parts import Option
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

SEEDS = 1000
"""Variants of each generated question that are tried."""


Prove = Callable[[Bank, Numeric, int, Path], list[BookError]]


@dataclass(frozen=True)
class Report:
    """What the checks found.

    Attributes:
        errors: One a fault.
        numbers: The table.
    """

    errors: list[BookError]
    numbers: list[balance.Number]


def check(
    bank: Bank,
    book: links.Book,
    root: Path = EXAMPLES,
    seeds: int = SEEDS,
    folder: Path = QUESTIONS,
    prove: Prove = check_draws,
) -> Report:
    """Check a bank; nothing in it is trusted, least of all its keys.

    Args:
        bank: The bank.
        book: What there is to link to.
        root: Where the listings are.
        seeds: How many variants of each generated question to try.
        folder: Where the bank stands, for faults of the bank as a whole.
        prove: Tries the variants of a generated question.
    """
    errors = [*bank.errors, *links.check(bank, book, root), *near.check(bank), *_objectives(bank)]
    drawn = 0
    for name, question in bank.questions.items():
        errors += _parts(bank, name, question)
        try:
            if isinstance(question, Numeric) and question.generator:
                drawn += seeds
                errors += prove(bank, question, seeds, root)
            else:
                _key(bank, name, question, root)
        except BookError as error:
            errors.append(error)
    numbers = balance.numbers(bank, drawn)
    errors += [
        BookError(folder, None, f"{row.name}: {row.value}, not {row.bound}", row.remedy)
        for row in numbers
        # with questions missing, numbers say little; without a remedy it is told already
        if not row.good and row.remedy and not bank.errors
    ]
    return Report(errors, numbers)


def _objectives(bank: Bank) -> list[BookError]:
    found = []
    for name, question in bank.questions.items():
        module = bank.modules[name]
        known = [objective.id for objective in bank.objectives.get(module, [])]
        if question.objective not in known:
            close = difflib.get_close_matches(question.objective, known, n=1)
            remedy = f"did you mean '{close[0]}'?" if close else "add it to objectives.yaml"
            what = f": {module} has no objective '{question.objective}'"
            found.append(bank.fault(name, what, remedy, "objective"))
    return found


def _parts(bank: Bank, name: str, question: Question) -> list[BookError]:
    """Parts of one question that stand twice."""
    found = []
    options: list[Option] = getattr(question, "options", None) or []
    parts = {"options": [option.text for option in options]}
    if isinstance(question, Ordering):
        parts["items"] = question.items
    elif isinstance(question, Matching):
        parts["pairs"] = [pair.left for pair in question.pairs]
        if len({pair.right for pair in question.pairs}) < 2:
            remedy = "give the pairs different rights"
            found.append(bank.fault(name, ", pairs: all have one right", remedy, "pairs"))
    for key, given in parts.items():
        for text, count in Counter(text.strip() for text in given).items():
            if count > 1:
                what = f", {key}: '{text}' stands {count} times"
                found.append(bank.fault(name, what, "tell them apart", key))
    return found


def _key(bank: Bank, name: str, question: Question, root: Path) -> None:
    """Compare the key of a question with what a run gives.

    Raises:
        BookError: They differ, or there is no run to compare with.
    """
    try:
        if isinstance(question, Numeric):
            _number(bank, name, question, root)
        elif isinstance(question, Line):
            keys.line_index(question, root)
        elif isinstance(question, Output):
            keys.code(question, root)
            printed = keys.printed(question, root)
            for number, option in enumerate(question.options or []):
                told = re.sub(r"^(`+)(.*)\1$", r"\2", option.text.strip()).strip()
                if option.correct != (told == printed):
                    key = f"options.{number}.text"
                    what = f", {key}: the listing prints '{printed}'"
                    now = "correct" if option.correct else "wrong"
                    remedy = f"'{told}' is marked {now}; mark what is printed, and that alone"
                    raise bank.fault(name, what, remedy, key)
    except BookError as error:
        if error.path == bank.places[name].path:
            raise
        key = "listing" if isinstance(question, Line | Output) else "result"
        raise bank.fault(name, f": {error.place}: {error.what}", error.remedy, key) from None


def _number(bank: Bank, name: str, question: Numeric, root: Path) -> None:
    answer = question.answer
    assert answer
    if not question.result:
        remedy = "give a generator, or result: with the listing's result that gives it"
        raise bank.fault(name, ": its key is typed and not computed", remedy, "answer")
    for number, wrong in enumerate(question.wrong):
        if wrong.mistake:
            remedy = "give the number in value"
            what = ": a mistake needs a generator"
            raise bank.fault(name, what, remedy, f"wrong.{number}.mistake")
    text = keys.named_result(question.result, root)
    try:
        value = read(text, answer.unit)
    except NumberError:
        remedy = f"name a result that is a number of {answer.unit or 'no unit'}"
        what = f": the result is '{text}'"
        raise bank.fault(name, what, remedy, "result") from None
    if abs(value - answer.value) > answer.tolerance * abs(value):
        what = f": its key is {answer.value:g}, the run gives {text}"
        raise bank.fault(name, what, "correct the key", "answer.value")
