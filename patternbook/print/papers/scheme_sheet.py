"""The marking scheme: points of each question in each variant, rules, rubrics, the pass mark."""

from __future__ import annotations

import math

from patternbook.bank.model import Long, Question
from patternbook.bank.papers.marking import ROUNDING, RULES, by_chance, points
from patternbook.bank.papers.paper import Paper
from patternbook.print.escape import array
from patternbook.print.papers.source import Desk, counted, note

SHARES = (50, 60, 70, 80, 90)
"""Percent of the points that the table tells in points."""

WORTH = (
    "A question is worth a point for each of its minutes, one at least; a long one is worth the "
    "points of its rubric."
)


def scheme(desk: Desk) -> str:
    """The marking scheme of all variants."""
    paper = desk.paper
    body = [
        f"#heading(level: 1){note(f'{desk.title}: marking scheme')}\n",
        f"#facts(({note('Length')}, {note(desk.sizes())}),",
        f"({note('Variants')}, {note(_letters(paper) + f', seed {paper.seed}')}))\n",
        f"#made-by{note(f'Paper made by: {desk.command}')}\n",
        _points(paper),
        f"#part({note('The pass mark')})\n",
        *(f"#par{note(text)}\n" for text in pass_mark(paper)),
        f"#part({note('How each kind is marked')})\n",
        _rules(paper),
        f"#par{note(ROUNDING)}\n",
    ]
    long = [q for q in in_order(paper) if isinstance(q, Long)]
    if long:
        body.append(f"#part({note('Rubrics and model answers')})\n")
    for question in long:
        body.append(f"\n\n//@ {question.id}:{desk.lines[question.id]}\n{_long(desk, question)}\n")
    return desk.page("Marking scheme", f"marking scheme · seed {paper.seed}", body)


def in_order(paper: Paper) -> list[Question]:
    """The questions as variant A has them."""
    return [v.question for v in paper.sheets[0].asked]


def _letters(paper: Paper) -> str:
    return ", ".join(sheet.letter for sheet in paper.sheets)


def _points(paper: Paper) -> str:
    """One row a question: its number in each variant, and what it is worth."""
    rows = []
    for question in in_order(paper):
        cells = [str(sheet.number(question.id)) for sheet in paper.sheets]
        cells += [question.id, question.kind, question.level, f"{question.minutes:g}"]
        rows.append(array([note(cell) for cell in [*cells, str(points(question))]]))
    blank = [""] * (len(paper.sheets) + 2)
    total = [*blank, "all", f"{paper.minutes:g}", str(paper.points)]
    rows.append(array([f"strong{note(cell)}" if cell else "[]" for cell in total]))
    letters = [note(sheet.letter) for sheet in paper.sheets]
    heads = [*letters, *map(note, ("question", "kind", "level", "minutes", "points"))]
    columns = array(["auto"] * len(letters) + ["1fr", *["auto"] * 4])
    aligned = array(["right"] * len(letters) + ["left"] * 3 + ["right"] * 2)
    return f"#plain-table({columns}, {aligned}, {array(heads)}, {array(rows)})\n"


def pass_mark(paper: Paper) -> list[str]:
    """The arithmetic of the pass mark, in sentences."""
    exact = paper.points * paper.pass_mark / 100
    rounded = "" if exact == paper.needed else f", rounded up {paper.needed}"
    shares = "; ".join(f"{share}%: {math.ceil(paper.points * share / 100)}" for share in SHARES)
    chance = by_chance(paper.sheets[0].asked)
    sums = (
        f"The paper has {counted(paper.points, 'point')}. {paper.pass_mark}% of them are "
        f"{exact:g}{rounded}: {counted(paper.needed, 'point')} pass. In points, rounded up: "
        f"{shares}."
    )
    told = [sums, WORTH]
    if chance:
        share = chance / paper.points
        told.append(
            "Blind guesses at the questions with one right option bring "
            f"{counted(round(chance, 1), 'point')} in the mean, {share:.0%} of all."
        )
    return told


def _rules(paper: Paper) -> str:
    rules: dict[str, list[str]] = {}
    for kind in dict.fromkeys(q.kind for q in in_order(paper)):
        rules.setdefault(RULES[kind], []).append(kind)
    rows = [f"({note(', '.join(kinds))}, {note(rule)})" for rule, kinds in rules.items()]
    return f"#facts({', '.join(rows)})\n"


def _long(desk: Desk, question: Long) -> str:
    paper = desk.paper
    places = {sheet.letter: sheet.number(question.id) for sheet in paper.sheets}
    numbers = set(places.values())
    where = ", ".join(f"{letter} {number}" for letter, number in places.items())
    number = str(numbers.pop()) if len(numbers) == 1 else where
    told = f"{question.id} · {counted(points(question), 'point')}"
    rubric = array([f"({c.points}, {desk.text(c.criterion)})" for c in question.rubric])
    body = f"#marked-by({rubric})\n#said({note('A model answer')}, "
    body += f"{desk.text(question.model_answer)})"
    return f"#key({note(number)}, {note(told)}, none, [{body}])"
