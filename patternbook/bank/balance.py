"""Does the bank as a whole give keys away, and does it test more than memory?"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from patternbook.bank import near
from patternbook.bank.load import Bank
from patternbook.bank.model import Numeric, Output, Question, Single
from patternbook.bank.parts import Option

LONGEST = 0.4
"""Share of questions in which the key may be the longest option."""
RECALL = 0.2
ODDS = 0.01
"""Key positions less likely than this under chance are no chance."""
ENOUGH = 5
"""Questions from which the share of longest keys is judged."""
EACH = 2
"""Questions for every objective."""


@dataclass(frozen=True)
class Number:
    """One row of the report.

    Attributes:
        name: What is measured.
        value: As printed.
        bound: What it must be, as printed, or nothing.
        good: Whether it is.
        remedy: What to do if it is not; nothing if faults of their own tell it.
    """

    name: str
    value: str
    bound: str = ""
    good: bool = True
    remedy: str = ""


def one_key(questions: Iterable[Question]) -> list[list[Option]]:
    """The options of each question that has exactly one key, in the order written."""
    return [q.options for q in questions if isinstance(q, Single | Output) and q.options]


def extreme_keys(sets: list[list[Option]]) -> tuple[int, int]:
    """How many have a key that is longer, and how many one that is shorter, than all others."""
    longest = shortest = 0
    for options in sets:
        key = next(_length(option) for option in options if option.correct)
        others = [_length(option) for option in options if not option.correct]
        longest += key > max(others)
        shortest += key < min(others)
    return longest, shortest


def _length(option: Option) -> int:
    return len(re.sub(r"\{\w+\}(?=`)|[`*$]", "", option.text).strip())


def position_odds(sets: list[list[Option]]) -> float:
    """The odds of key positions as uneven as these, if each were drawn by chance (chi-square).

    Questions with as many options are counted together; statistics and degrees add up.
    """
    groups: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for options in sets:
        groups[len(options)][next(i for i, o in enumerate(options) if o.correct)] += 1
    statistic, degrees = 0.0, 0
    for size, counts in groups.items():
        expected = counts.total() / size
        statistic += sum((counts[i] - expected) ** 2 / expected for i in range(size))
        degrees += size - 1
    return chi_square_tail(statistic, degrees) if degrees else 1.0


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The chance that a chi-square variable with so many degrees of freedom is greater."""
    half = statistic / 2
    if half == 0:
        return 1.0
    if degrees % 2:
        odds, at = math.erfc(math.sqrt(half)), 0.5
    else:
        odds, at = math.exp(-half), 1.0
    while at < degrees / 2:
        odds += math.exp(at * math.log(half) - half - math.lgamma(at + 1))
        at += 1
    return odds


def numbers(bank: Bank, drawn: int = 0) -> list[Number]:
    """The numbers of the bank, each with its bound; `drawn` variants were tried."""
    questions = list(bank.questions.values())
    sets = one_key(questions)
    kinds = Counter(q.kind for q in questions)
    levels = Counter(q.level for q in questions)
    objectives = [o.id for entries in bank.objectives.values() for o in entries]
    asked = Counter(q.objective for q in questions)
    each = [asked[name] for name in objectives]
    generated = sum(isinstance(q, Numeric) and q.generator is not None for q in questions)
    alike = len(list(near.pairs(questions)))
    poor = [name for name in objectives if asked[name] < EACH]
    longest, shortest = extreme_keys(sets)
    odds = position_odds(sets)
    recall = levels["recall"] / len(questions) if questions else 0.0
    return [
        Number("questions", str(len(questions))),
        *(Number(f"  {kind}", str(count)) for kind, count in sorted(kinds.items())),
        Number("levels", ", ".join(f"{level} {n}" for level, n in sorted(levels.items()))),
        Number("minutes", f"{sum(q.minutes for q in questions):g}"),
        Number("questions with drawn numbers", str(generated)),
        Number("variants drawn and checked", f"{drawn:,}"),
        Number("pairs of stems nearly alike", str(alike), "0", not alike),
        Number("questions of an objective", f"{min(each)} to {max(each)}" if each else "none"),
        Number(
            "objectives with fewer than two questions",
            f"{len(poor)} of {len(objectives)}",
            "0",
            not poor,
            "write more questions for " + ", ".join(poor),
        ),
        Number(
            "recall",
            f"{recall:.0%}",
            f"at most {RECALL:.0%}",
            recall <= RECALL,
            "ask for more than memory",
        ),
        Number(
            "key is the longest option",
            f"{longest} of {len(sets)}",
            f"at most {LONGEST:.0%}",
            len(sets) < ENOUGH or longest <= LONGEST * len(sets),
            "make the options alike in length",
        ),
        Number("key is the shortest option", f"{shortest} of {len(sets)}"),
        Number(
            "key positions, odds under chance",
            f"{odds:.3f}",
            f"above {ODDS}",
            odds > ODDS,
            "move keys to the places that are rare",
        ),
    ]
