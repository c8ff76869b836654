"""Moodle XML, read back: as many questions, and each answer worth what the bank gives it."""

import re

import pytest

from patternbook.bank.exports import moodle
from patternbook.bank.grading import grade
from tests.bank.exports import moodle_site
from tests.bank.exports.hostile import CODE, MARKS, READ, tries, words

TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "line": "multichoice",
    "numeric": "numerical",
    "ordering": "ordering",
    "matching": "matching",
    "fill": "shortanswer",
    "short": "essay",
    "design": "essay",
    "incident": "essay",
}


def worth(item, asked, answer):
    """What Moodle gives for an answer that has the bank's form."""
    variant, kind = item.variant, item.question.kind
    if kind == "multiple":
        return asked.chosen(answer)
    if variant.options:
        return asked.chosen([answer])
    if kind == "line":
        lines = [n for n, line in enumerate(variant.code.splitlines()) if line.strip()]
        return asked.chosen([lines.index(answer)])
    if kind == "numeric":
        return asked.number(answer)
    if kind == "ordering":
        return asked.ordered([item.html(variant.items[n], "tex", inline=True) for n in answer])
    if kind == "matching":
        return asked.matched([item.plain(variant.rights[n]) for n in answer])
    return asked.typed(answer)


def agrees(items):
    made = moodle.export(items)
    read = moodle_site.read(made.data)
    assert list(read) == [item.name for item in items]
    for item in items:
        asked = read[item.name]
        expected = "multichoice" if item.variant.options else TYPES.get(item.question.kind)
        assert asked.type == (expected or "shortanswer")
        for answer in tries(item.variant):
            given, due = worth(item, asked, answer), grade(item.variant, answer).points
            if item.question.kind == "ordering":
                due = max(due, 0) if given < 0.5 else 2 * given - 1
                assert due == pytest.approx(grade(item.variant, answer).points)
            else:
                assert given == pytest.approx(due, abs=1e-4), (item.name, answer)
        rubric = getattr(item.question, "rubric", [])
        assert asked.mark == (sum(one.points for one in rubric) or 1)
        if rubric:
            told = words(asked.tree.findtext("graderinfo/text"))
            assert all(words(item.html(one.criterion, "tex")) in told for one in rubric)
            assert words(item.html(item.question.model_answer, "tex")) in told
        if item.variant.options:
            for option, (text, _, reason) in zip(item.variant.options, asked.answers, strict=True):
                assert text == item.html(option.text, "tex", inline=True)
                assert words(reason) == words(item.html(option.reason, "tex"))
    return read


def test_own_bank(own):
    agrees(own)


def test_texts_full_of_marks(odd):
    read = agrees(odd)
    single = read["q-single"]
    assert f"=1+1 {READ}" in words(single.text)
    assert CODE in words(single.text)
    assert r"\(\frac{a}{b} < 2\)" in words(single.text)
    assert words(single.general) == f"{READ} See “Pools = {{size}}”."
    assert [words(text) for text, _, _ in single.answers] == [
        f"%{n}0% {READ}" for n in [int(o.reason[0]) for o in odd[0].variant.options]
    ]
    assert {text for text, _, _ in read["q-fill"].answers} == {r"\*=~#{}:" + "\\", 'a "b" <c>&'}
    assert MARKS not in read["q-short"].tree.findtext("graderinfo/text")


def test_numbers_take_units(own):
    read = moodle_site.read(moodle.export(own).data)
    item = next(item for item in own if item.variant.unit == "s")
    key = float(item.variant.key)
    for answer in (f"{key * 1000!r} ms", f"{key!r} s", f"{key / 60!r} min", f"{key!r} seconds"):
        assert read[item.name].number(answer) == grade(item.variant, answer).points == 1
    assert read[item.name].number(f"{key!r} ms") == 0


def test_drawn_questions_have_a_category_each(own):
    read = moodle_site.read(moodle.export(own).data)
    drawn = [item for item in own if item.drawn]
    assert drawn
    for item in drawn:
        assert read[item.name].category == f"$course$/top/{item.module}/{item.question.id}"
        assert re.fullmatch(rf"{item.question.id}-\d+", item.name)


def test_says_what_is_lost(odd):
    lost = {str(loss) for loss in moodle.export(odd).losses}
    assert any(text.startswith("q-multiple: the reason of a right option") for text in lost)
    assert any(text.startswith("q-ordering: an order by chance") for text in lost)
    assert any(text.startswith("q-fill: the number of blanks") for text in lost)
    assert not any(text.startswith("q-single") for text in lost)
