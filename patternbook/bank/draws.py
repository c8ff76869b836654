"""Checks a generated question over many seeds: its key is right in every variant."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from patternbook.bank import keys
from patternbook.bank.grading import close
from patternbook.bank.load import Bank
from patternbook.bank.model import Numeric
from patternbook.bank.variants import PLACEHOLDER
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

AGAIN = 20
"""Seeds that are drawn a second time, in another process, to see whether they replay."""
APART = 10
"""Variants that must differ, or learners share their numbers."""
MATHS = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|```.*?```", re.DOTALL)


def check(bank: Bank, question: Numeric, seeds: int, root: Path = EXAMPLES) -> list[BookError]:
    """What is wrong with a generated question.

    Raises:
        BookError: The generator does not give numbers at all.
    """
    name = question.id
    assert question.generator

    def fault(what: str, remedy: str, key: str = "generator") -> BookError:
        return bank.fault(name, f": {what}", remedy, key)

    try:
        drawn = keys.draw(question.generator, name, 1, seeds, root)
        again = keys.draw(question.generator, name, 2, min(AGAIN, seeds), root)
    except BookError as error:
        raise fault(f"{error.place}: {error.what}", error.remedy) from None
    function = question.generator.partition(":")[2]
    for one in drawn:
        if one.checked is None:
            remedy = f"add check_{function}(parameters), which finds the number in another way"
            return [fault("its generator has no check", remedy)]
        if not close(one.checked, one.key, question.tolerance or 0.0):
            what = f"seed {one.seed}: the key is {one.key:g}, the check gives {one.checked:g}"
            return [fault(what, "find out which is right")]
    found = _mistakes(question, drawn, fault_at=fault)
    if again != drawn[1 : 1 + len(again)]:
        found.append(fault("a seed does not replay", "draw from the rng that is given, only"))
    apart = len({tuple(sorted(one.parameters.items())) for one in drawn})
    if apart < min(APART, seeds // 2):  # of a few, two may be alike by chance
        found.append(fault(f"{seeds} seeds give {apart} variants", "draw from more values"))
    return found + _placeholders(question, drawn[0], fault_at=fault)


class _Fault(Protocol):
    def __call__(self, what: str, remedy: str, key: str = "generator") -> BookError: ...


def _mistakes(question: Numeric, drawn: list[keys.Drawn], fault_at: _Fault) -> list[BookError]:
    """Known mistakes that the generator does not compute, or that give the right number."""
    found = []
    for number, wrong in enumerate(question.wrong):
        key = f"wrong.{number}.{'mistake' if wrong.mistake else 'value'}"
        for one in drawn:
            value = one.mistakes.get(wrong.mistake) if wrong.mistake else wrong.value
            if value is None:
                what = f"seed {one.seed}: the generator gives no mistake '{wrong.mistake}'"
                found.append(fault_at(what, "return it in mistakes", key))
                break
            if close(value, one.key, question.tolerance or 0.0):
                what = f"seed {one.seed}: the mistake gives {value:g}, the key is {one.key:g}"
                remedy = "draw numbers that keep them apart"
                found.append(fault_at(what, remedy, key))
                break
    return found


def _placeholders(question: Numeric, one: keys.Drawn, fault_at: _Fault) -> list[BookError]:
    """Parameters that the stem does not tell, and placeholders that are no parameters."""
    told = set(PLACEHOLDER.findall(question.stem))
    found = [
        fault_at(f"the stem does not tell {{{name}}}", "tell it, or do not return it", "stem")
        for name in sorted(one.parameters.keys() - told)
    ]
    texts = {"stem": question.stem, "explanation": question.explanation}
    texts |= {f"wrong.{n}.reason": wrong.reason for n, wrong in enumerate(question.wrong)}
    for key, text in texts.items():
        known = one.parameters.keys() | ({"key"} if key != "stem" else set())
        named = set(PLACEHOLDER.findall(MATHS.sub("", text)))  # \frac{a}{b} has braces too
        found += [
            fault_at(f"no parameter for {{{name}}}", "let the generator return it", key)
            for name in sorted(named - known)
        ]
    return found
