"""What stands on several pages, such as those of a module, and how long it takes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from patternbook.site.facts import Facts, LabShown, QuestionShown
from patternbook.site.learning_time import Counted

SHORT_QUESTION = 75
"""Seconds."""


@dataclass(frozen=True)
class Sums:
    """What some pages hold together.

    Attributes:
        pages: How many pages.
        counted: What there is to read.
        read: What is read in one go: all but the pages of labs and of work in a group.
        group: The minutes of each piece of work for a group.
        listings: How many listings; a lab's starter is none.
        files: The files that the listings show, all languages.
        figures: How many figures runs have drawn, with sliders or not, without the traces.
        traces: How many traces.
        cases: How many case studies.
        reproductions: How many results are computed again.
        labs: The labs.
        questions: The questions, each once.
        sources: The sources cited.
    """

    pages: int
    counted: Counted
    read: Counted
    group: tuple[int, ...]
    listings: int
    files: frozenset[str]
    figures: int
    traces: int
    cases: int
    reproductions: int
    labs: tuple[LabShown, ...]
    questions: tuple[QuestionShown, ...]
    sources: frozenset[str]

    @property
    def reading(self) -> int:
        """Minutes to read, with the code."""
        return math.ceil(self.read.seconds / 60)

    @property
    def short(self) -> list[QuestionShown]:
        """The questions that are answered while reading."""
        return [shown for shown in self.questions if not shown.long]

    @property
    def long(self) -> list[QuestionShown]:
        """The questions that are worked on: design and incident."""
        return [shown for shown in self.questions if shown.long]

    @property
    def minutes(self) -> int:
        """What is promised: to read, and to answer the short questions."""
        return self.reading + self.answering

    @property
    def answering(self) -> int:
        """Minutes for the short questions, chosen or typed on the page.

        What the bank says of each is for a paper, where the way to the answer is written down.
        """
        return math.ceil(len(self.short) * SHORT_QUESTION / 60)


def lasting(questions: Iterable[QuestionShown]) -> int:
    """The minutes that questions take together."""
    return math.ceil(sum(shown.minutes for shown in questions))


def summed(pages: Iterable[Facts]) -> Sums:
    """Add up pages."""
    found = list(pages)
    shown = [one for page in found for one in page.listings if not one.lab]
    drawn = sum((page.drawn for page in found), Counter[str]())
    return Sums(
        pages=len(found),
        counted=sum((page.counted for page in found), Counted()),
        read=sum((p.counted for p in found if not (p.labs or p.group_minutes)), Counted()),
        group=tuple(page.group_minutes for page in found if page.group_minutes),
        listings=len(shown),
        files=frozenset(name for one in shown for name in one.names),
        figures=drawn["plot"] + drawn["explore"],
        traces=drawn["trace"],
        cases=sum(len(page.cases) for page in found),
        reproductions=sum(len(page.reproductions) for page in found),
        labs=tuple(lab for page in found for lab in page.labs),
        questions=tuple({one.name: one for page in found for one in page.questions}.values()),
        sources=frozenset(name for page in found for name in page.citations),
    )


def promise(sums: Sums) -> str:
    """The minutes of a module in words: what one reads and answers, and what stands beside it."""
    short, long, labs, group = sums.short, sums.long, sums.labs, sums.group
    text = f"About {things(sums.reading, 'minute')} to read, with the code."
    if short:
        parts = f"{sums.reading} to read, with the code, and {sums.answering}"
        total = things(sums.minutes, "minute")
        text = f"About {total}: {parts} for {things(len(short), 'short question')}."
    beside = []
    if labs:
        beside.append((things(len(labs), "lab"), sum(lab.minutes for lab in labs)))
    if long:
        work = f"{things(len(long), 'long question')} to work on alone or in a group"
        beside.append((work, lasting(long)))
    if group:
        beside.append((things(len(group), "incident") + " for a group", sum(group)))
    if not beside:
        return text
    first, *others = (f"{what}, about {minutes}" for what, minutes in beside)
    first += f" minute{'s' * (beside[0][1] != 1)}"
    return f"{text} Beside it: {'; '.join([first, *others])}."


def things(count: int, thing: str) -> str:
    """`1 lab`, `2 labs`, `1,200 words`."""
    return f"{count:,} {thing}{'s' * (count != 1)}"
