"""The page grades as the bank does: the real script in Node against `bank.grading`."""

from __future__ import annotations

import dataclasses
import html
import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes

from patternbook.bank import numbers
from patternbook.bank.grading import Grade, grade
from patternbook.bank.load import Bank
from patternbook.bank.model import KINDS, Long
from patternbook.bank.variants import Variant, variant
from patternbook.site.html.packages import node
from patternbook.site.questions_html import script
from patternbook.site.questions_nodes import letter
from patternbook.site.questions_parts import Made, make
from tests.site_html.answers import answers, some_units

HERE = Path(__file__).parent
EACH = 150


def asked() -> Iterator[tuple[Variant, Made]]:
    """Variants of all questions of the bank, and numbers of every unit."""
    for question in Bank.read().questions.values():
        for seed in (0, 1, 2):
            one = variant(question, seed)
            changes: list[dict[str, Any]] = [{}]
            if question.kind == "numeric" and not seed:
                changes += some_units(one)
            elif question.kind == "fill":
                changes.append({"key": ("let two calls in", "a < b")})
            elif question.kind == "output":
                typed = question.model_copy(update={"options": None})
                changes.append({"question": typed, "options": (), "key": "2.5 s left"})
            for change in changes:
                changed = dataclasses.replace(one, **change)
                yield changed, make(changed, lambda text: [nodes.paragraph("", text)])


def paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def for_the_page(asked: Variant, made: Made, answer: Any) -> list[Any]:
    """A line of input: what the form, the key in the page and the reader give."""
    data: dict[str, Any] = made.grade
    question = asked.question
    if isinstance(question, Long):
        data = {"rubric": [[c.points, paragraph(c.criterion)] for c in question.rubric]}
    reasons = {place: paragraph(text) for place, text in made.reasons}
    lefts = [html.escape(text.strip()) for text in asked.lefts]
    return [made.form["form"], answer, data, reasons, lefts]


def of_the_bank(asked: Variant, made: Made, found: Grade) -> tuple[str, float, list[str]]:
    """What the bank says, in the terms of the page: letters for items and partners."""
    reasons = list(found.reasons)
    if asked.items and found.verdict != "unreadable":
        quoted = [re.findall("“(.*?)”", reason, re.S) for reason in reasons]
        shown = [text.strip().rstrip(".") for text in asked.items]
        named = [[letter(shown.index(text)) for text in pair] for pair in quoted]
        reasons = [f"{first} comes before {second}." for first, second in named]
    elif asked.rights and found.verdict != "unreadable":
        rights = {t.strip().rstrip("."): letter(place) for place, t in enumerate(asked.rights)}
        pairs = [re.fullmatch("“(.*)” goes with “(.*)”.", reason, re.S) for reason in reasons]
        reasons = [f"“{pair[1]}” goes with {rights[pair[2]]}." for pair in pairs if pair]
    elif made.form["form"] == "text" and found.verdict != "unreadable":
        # the page tells the key itself, in a line "Answer"
        if found.verdict == "wrong":
            assert all(" ".join(x.split()) in reasons[0] for x in made.grade["accepted"])
        reasons = []
    return found.verdict, found.points, reasons


def of_the_page(made: Made, line: str) -> tuple[str, float, list[str]]:
    state, points, shown = json.loads(line)
    reasons = []
    for text in shown:
        found = re.fullmatch("<p>(?:<strong>([A-Z])</strong> )?(.*)</p>", text, re.S)
        assert found, text
        told = html.unescape(found[2])
        if found[1]:
            assert (ord(found[1]) - ord("A"), told) in made.reasons
        reasons.append(told)
    return "unreadable" if state == "open" else state, points, reasons


def test_the_page_and_the_bank_grade_alike(tmp_path: Path) -> None:
    rng = random.Random(7)
    cases = [(a, m, x) for a, m in asked() for x in answers(a, rng, EACH)]
    file = tmp_path / "questions.js"
    file.write_text(script(("grading.js",)), encoding="utf-8")
    lines = [json.dumps(for_the_page(*case)) for case in cases]
    done = subprocess.run(
        [str(node()), str(HERE / "grading.mjs"), str(file)],
        input="\n".join(lines), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    graded = done.stdout.rstrip("\n").split("\n")  # an answer may hold other line ends
    assert len(graded) == len(cases) > 10_000
    met: Counter[tuple[str, str]] = Counter()
    apart = []
    for (one, made, answer), line in zip(cases, graded, strict=True):
        bank = of_the_bank(one, made, grade(one, answer))
        page = of_the_page(made, line)
        met[one.question.kind, bank[0]] += 1
        if bank != page:
            apart.append(f"{one.question.id} {one.key} {one.unit} {answer!r}: {bank}, page {page}")
    assert not apart, f"{len(apart)} apart\n" + "\n".join(apart[:20])
    assert {kind for kind, _ in met} == KINDS.keys()
    for kind in KINDS:
        verdicts = {v for k, v in met if k == kind}
        partly = {"partly"} if kind in ("multiple", "ordering", "matching") else set()
        assert verdicts >= {"right", "wrong"} | partly or KINDS[kind] is Long, (kind, verdicts)
        assert "unreadable" in verdicts or KINDS[kind] is Long, kind


def test_units_have_one_home() -> None:
    text = script(("grading.js",))
    units = json.loads(text.partition("const bookUnits = ")[2].partition(";\n")[0])
    assert units == {"scales": numbers.SCALES, "aliases": numbers.ALIASES}
