"""Finds stems that ask the same in nearly the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from patternbook.bank.load import Bank
from patternbook.bank.model import Fill, Line, Output, Question
from patternbook.errors import BookError

ALIKE = 0.8
"""Share of words in common, of all words of both, from which two stems are too near."""


def words(question: Question) -> frozenset[str]:
    """The words of a stem; numbers count as one word, and so do placeholders."""
    text = re.sub(r"\{\w+\}(?!`)|\d+(?:[.,]\d+)*", " # ", question.stem.casefold())
    return frozenset(re.findall(r"[^\W_]+|#", text))


def shown(question: Question) -> object:
    """What stands under the stem: the same words over other code ask something else."""
    if isinstance(question, Output | Line):
        return (question.listing, question.region, getattr(question, "result", None))
    return question.text if isinstance(question, Fill) else None


def pairs(questions: list[Question]) -> Iterator[tuple[Question, Question, float]]:
    """All pairs of near stems, with the share of words in common.

    Two sets that have a share of `ALIKE` in common also share one of their rarest words, so that
    only questions which meet at such a word are compared.
    """
    sets = [words(question) for question in questions]
    common = Counter(word for one in sets for word in one)
    meet: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sets):
        rare = sorted(one, key=lambda word: (common[word], word))
        rare = rare[: len(rare) - int(ALIKE * len(rare) + 0.999) + 1]
        for other in sorted({i for word in rare for i in meet[word]}):
            if shown(questions[other]) == shown(questions[number]):
                share = len(one & sets[other]) / len(one | sets[other])
                if share >= ALIKE:
                    yield questions[other], questions[number], share
        for word in rare:
            meet[word].append(number)


def check(bank: Bank) -> list[BookError]:
    """One fault for each pair of near stems, at the later one."""
    return [
        bank.fault(
            second.id,
            f": its stem is nearly that of '{first.id}' ({share:.0%} of the words)",
            "ask something else, or cut one",
            "stem",
        )
        for first, second, share in pairs(list(bank.questions.values()))
    ]
