"""Which questions a paper holds: those that match, and of them a balanced draw."""

from __future__ import annotations

import difflib
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from patternbook.bank.load import QUESTIONS, Bank
from patternbook.bank.model import KINDS, Question
from patternbook.bank.parts import Level
from patternbook.errors import BookError

ALL = "all"
COUNT = 20
"""Questions of a paper for which neither a count nor minutes are wanted, if so many match."""


@dataclass(frozen=True)
class Wanted:
    """What a paper is to hold; an empty tuple stands for all.

    Attributes:
        sections: Labels; `when-to-trip` is `sec-when-to-trip`.
        count: Questions, or None.
        minutes: At most so many, instead of a count.
    """

    modules: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    count: int | None = None
    minutes: float | None = None


def matching(bank: Bank, wanted: Wanted, folder: Path = QUESTIONS) -> list[Question]:
    """The questions that match, in the order of their ids.

    Raises:
        BookError: A name is none that the bank knows.
    """
    found = list(bank.questions.values())
    modules = _known("module", wanted.modules, [ALL, *bank.modules.values()], folder)
    if modules and ALL not in modules:
        found = [q for q in found if bank.modules[q.id] in modules]
    known = {q.section for q in bank.questions.values()}
    labels = [s if s in known else f"sec-{s.removeprefix('sec-')}" for s in wanted.sections]
    if sections := _known("section", labels, known, folder):
        found = [q for q in found if q.section in sections]
    if kinds := _known("kind", wanted.kinds, KINDS, folder):
        found = [q for q in found if q.kind in kinds]
    if levels := _known("level", wanted.levels, get_args(Level), folder):
        found = [q for q in found if q.level in levels]
    return sorted(found, key=lambda q: q.id)


def choose(bank: Bank, wanted: Wanted, seed: int, folder: Path = QUESTIONS) -> list[Question]:
    """The questions of a paper.

    Raises:
        BookError: A name is unknown, or fewer questions match than are wanted.
    """
    found = matching(bank, wanted, folder)
    count, minutes = wanted.count, wanted.minutes
    there = f"{_told(len(found))}, {total_minutes(found):g} minutes in all"
    if count is not None and minutes is not None:
        raise BookError(folder, None, "both a count and minutes", "give --count or --minutes")
    if count is not None and count < 1:
        raise BookError(folder, None, f"no paper has {count} questions", "ask for 1 or more")
    if minutes is not None and not 0 < minutes < float("inf"):
        raise BookError(folder, None, f"no paper takes {minutes:g} minutes", "ask for more than 0")
    if not found:
        raise BookError(folder, None, "no questions match", "ask for other kinds, levels, sections")
    if count is not None and count > len(found):
        remedy = f"ask for at most {len(found)}, or filter less"
        raise BookError(folder, None, f"{there}, not {count}", remedy)
    if minutes is not None:
        if minutes > total_minutes(found):
            raise BookError(folder, None, there, "ask for fewer minutes, or filter less")
        if (least := min(q.minutes for q in found)) > minutes:
            what = f"{there}, but none that takes {minutes:g} or less"
            raise BookError(folder, None, what, f"ask for {least:g} minutes or more")
        return balanced(found, len(found), minutes, seed)
    return balanced(found, min(count or COUNT, len(found)), float("inf"), seed)


def balanced(found: list[Question], count: int, minutes: float, seed: int) -> list[Question]:
    """A draw that is even over objectives and keeps the shares of levels and kinds.

    One by one: of the objective asked least so far, then of the level and the kind that are
    furthest behind their share of what matches; chance settles the rest.
    """
    rng = random.Random(f"selection {seed}")
    left = list(found)
    rng.shuffle(left)
    levels, kinds = Counter(q.level for q in found), Counter(q.kind for q in found)
    drawn: list[Question] = []
    objectives: Counter[str] = Counter()
    has_level: Counter[str] = Counter()
    has_kind: Counter[str] = Counter()

    def behind(q: Question) -> tuple[float, ...]:
        level = has_level[q.level] / levels[q.level]
        return objectives[q.objective], level, has_kind[q.kind] / kinds[q.kind]

    while len(drawn) < count:
        left = [q for q in left if total_minutes([*drawn, q]) <= minutes]
        if not left:
            break
        best = min(left, key=behind)
        left.remove(best)
        drawn.append(best)
        objectives[best.objective] += 1
        has_level[best.level] += 1
        has_kind[best.kind] += 1
    return drawn


def total_minutes(questions: Iterable[Question]) -> float:
    """The minutes of all, free of the dust of adding floats."""
    return round(sum(q.minutes for q in questions), 6)


def _told(count: int) -> str:
    return "1 question matches" if count == 1 else f"{count} questions match"


def _known(what: str, given: Iterable[str], known: Iterable[str], folder: Path) -> list[str]:
    names = list(dict.fromkeys(known))
    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(names)}"
            raise BookError(folder, None, f"no {what} '{name}'", remedy)
    return list(given)
