"""Reads an answer as it was typed, by the kind of its question."""

from __future__ import annotations

import re
import string

from patternbook.bank.grading import Answer
from patternbook.bank.model import Line, Multiple, Ordering
from patternbook.bank.variants import Variant

SEPARATORS = re.compile(r"[\s,;.)(>→]+")
PAIR = re.compile(r"(\d+)[\s:=.)→>-]*([a-z])(?![a-z])|([a-z])[\s:=.)→>-]*(\d+)")


class UnreadableError(ValueError):
    """What was typed is no answer to this question; the message says why."""


def letter(place: int) -> str:
    """The letter of an option; the first is a."""
    return string.ascii_lowercase[place]


def span(count: int) -> str:
    """The letters of so many options, such as `a to d`."""
    return f"{letter(0)} to {letter(count - 1)}"


def asked(variant: Variant) -> str:
    """What to type, for the prompt."""
    question = variant.question
    if isinstance(question, Multiple):
        return f"All that are right, {span(len(variant.options))}, such as a,c"
    if variant.options:
        return f"One letter, {span(len(variant.options))}"
    if isinstance(question, Ordering):
        return "The letters in the right order"
    if variant.lefts:
        return "Pairs, such as 1c 2a"
    if isinstance(question, Line):
        return f"Number of the line, 1 to {len(variant.code.splitlines())}"
    if question.kind == "numeric":
        return f"A number, in {variant.unit}" if variant.unit else "A number"
    return "What it prints" if question.kind == "output" else "What belongs in the gap"


def read(variant: Variant, text: str) -> Answer:
    """The answer in a text, in the form that grading takes.

    Raises:
        UnreadableError: There is none.
    """
    question = variant.question
    if isinstance(question, Multiple):
        return _letters(text, len(variant.options))
    if variant.options:
        return _one(text, len(variant.options))
    if isinstance(question, Ordering):
        return _order(text, len(variant.items))
    if variant.lefts:
        return _pairs(text, len(variant.lefts), len(variant.rights))
    if isinstance(question, Line):
        return _line(text, len(variant.code.splitlines()))
    return text.strip()


def _letters(text: str, count: int) -> list[int]:
    """The places of letters, apart or in one word."""
    words = [word for word in SEPARATORS.split(text.casefold()) if word not in ("", "and")]
    places = [string.ascii_lowercase.find(mark) for word in words for mark in word]
    if not places or not all(0 <= place < count for place in places):
        raise UnreadableError(f"Type letters from {span(count)}.")
    return places


def _one(text: str, count: int) -> int:
    try:
        places = _letters(text, count)
    except UnreadableError:
        places = []
    if len(places) != 1:
        raise UnreadableError(f"Type one letter, {span(count)}.")
    return places[0]


def _order(text: str, count: int) -> list[int]:
    places = _letters(text, count)
    twice = sorted({letter(place) for place in places if places.count(place) > 1})
    if twice:
        raise UnreadableError(f"Type each letter once; more than once: {', '.join(twice)}.")
    missing = [letter(place) for place in range(count) if place not in places]
    if missing:
        raise UnreadableError(f"Type all letters, {span(count)}; missing: {', '.join(missing)}.")
    return places


def _pairs(text: str, lefts: int, rights: int) -> list[int]:
    text = text.casefold()
    found: dict[int, int] = {}
    for match in PAIR.finditer(text):
        number, mark = int(match[1] or match[4]), match[2] or match[3]
        place = string.ascii_lowercase.find(mark)
        if not 1 <= number <= lefts or not 0 <= place < rights:
            raise UnreadableError(
                f"{match[0]} is no pair: numbers are 1 to {lefts}, letters {span(rights)}."
            )
        if number in found:
            raise UnreadableError(f"Give {number} one letter only.")
        found[number] = place
    if not found or re.search(r"\w", PAIR.sub(" ", text)):
        raise UnreadableError("Type a number and a letter for each pair, such as 1c 2a.")
    missing = [str(number) for number in range(1, lefts + 1) if number not in found]
    if missing:
        raise UnreadableError(f"Give every number a letter; without one: {', '.join(missing)}.")
    return [found[number] for number in range(1, lefts + 1)]


def _line(text: str, count: int) -> int:
    match = re.fullmatch(r"(?:line\s*)?(\d{1,6})[.:)]?", text.strip().casefold(), re.ASCII)
    if not match or not 1 <= int(match[1]) <= count:
        raise UnreadableError(f"Type the number of a line, 1 to {count}.")
    return int(match[1]) - 1


def points(text: str, most: int) -> int:
    """Points that a learner gives for a criterion.

    Raises:
        UnreadableError: They are no number, or too many.
    """
    match = re.fullmatch(r"(\d{1,3})(?:\s*(?:/|of)\s*\d+)?", text.strip(), re.ASCII)
    if not match or int(match[1]) > most:
        raise UnreadableError(f"Type a whole number, 0 to {most}.")
    return int(match[1])
