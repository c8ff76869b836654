"""What learners get: the paper of a variant, and the answer sheet that fits all of them."""

from __future__ import annotations

import math

from patternbook.bank.model import Long, Numeric
from patternbook.bank.papers.marking import letter
from patternbook.bank.papers.paper import Sheet
from patternbook.bank.variants import Variant
from patternbook.print.escape import array, string
from patternbook.print.papers.source import Desk, asked, asks, note, worth

FEWEST = 4
"""Bubbles a row."""
LINES = (4, 1.2, 30)
"""Lines to write on: so many, so many more a minute, and the most."""


def paper_of(desk: Desk, sheet: Sheet) -> str:
    """The paper of a variant."""
    told = [
        f"#heading(level: 1){note(f'{desk.title}: paper {sheet.letter}')}\n",
        f"#facts(({note('Length')}, {note(desk.sizes())}),",
        f"({note('Module')}, {note(', '.join(desk.paper.modules))}),",
        f"({note('Variant')}, {note(f'{sheet.letter}, seed {desk.paper.seed}')}))\n",
        '#who(field("Name", 100mm), field("Date", 48mm))\n',
        f"#par{note(_instructions(desk, sheet))}\n",
    ]
    told += [desk.at(v, _question(desk, v, number)) for number, v in enumerate(sheet.asked, 1)]
    made = note(f"Variant {sheet.letter} made by: {desk.command}")
    told.append(f"\n#end-mark\n#made-by{made}\n")
    return desk.page(f"Paper {sheet.letter}", _foot(desk, sheet), told)


def _foot(desk: Desk, sheet: Sheet) -> str:
    return f"paper {sheet.letter} · seed {desk.paper.seed}"


def _instructions(desk: Desk, sheet: Sheet) -> str:
    long = [number for number, v in enumerate(sheet.asked, 1) if isinstance(v.question, Long)]
    if len(long) == len(sheet.asked):
        return "Write your answers on the lines below each question."
    where = f"Write your answers on the answer sheet and mark variant {sheet.letter} there."
    if not long:
        return where
    last = f"questions {long[0]} to {long[-1]}" if len(long) > 1 else f"question {long[0]}"
    return f"{where} The answers to {last} go on the lines below them."


def _question(desk: Desk, variant: Variant, number: int) -> str:
    question = variant.question
    room = 0
    if isinstance(question, Long):
        base, more, most = LINES
        room = min(math.ceil(base + more * question.minutes), most)
    working = "16mm" if isinstance(question, Numeric) else "0mm"
    head = f"{number}, {note(worth(variant))}, {note(asks(variant))}, {room}, {working}"
    return f"#question({head}, {asked(desk, variant)})"


def answer_sheet(desk: Desk) -> str:
    """One sheet for all variants: any row fits any kind but the long ones, which come last."""
    first = desk.paper.sheets[0]
    most = max([FEWEST, *(len(v.options) for v in first.asked)])
    letters = array([string(letter(n)) for n in range(most)])
    rows = [
        f"({number}, {str(isinstance(v.question, Long)).lower()})"
        for number, v in enumerate(first.asked, 1)
    ]
    variants = array([string(sheet.letter) for sheet in desk.paper.sheets])
    body = [
        f"#heading(level: 1){note(f'{desk.title}: answer sheet')}\n",
        '#who(field("Name", 100mm), field("Date", 48mm))\n',
        f"#mark([Variant of your paper], {variants})\n",
        "#text(size: 9.6pt)"
        + note(
            "Fill in one circle to choose, several where all that are right are asked for. To take "
            "a choice back, cross its circle out. On the line goes what is asked for otherwise: a "
            "number with its unit, words, the number of a line, letters in order (B, A, C), pairs "
            "(1 B, 2 A). Leave the other part of the row empty, and the last column to the marker."
        )
        + "\n",
        f"#answer-rows({letters}, {array(rows)})\n",
        f"#points-box({desk.paper.points}, {desk.paper.needed})\n",
    ]
    return desk.page("Answer sheet", f"answer sheet · seed {desk.paper.seed}", body)
