"""Moodle XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from patternbook.bank.exports.items import Export, Item, Loss
from patternbook.bank.exports.moodle_xml import (
    answer_in,
    combined_in,
    html_in,
    text_in,
    values_in,
)
from patternbook.bank.exports.shared import of_all
from patternbook.bank.exports.texts import (
    general,
    lines,
    points,
    rubric,
    sound,
    unformatted,
)
from patternbook.bank.exports.units import equivalents, margin, number
from patternbook.bank.model import Fill, Line, Matching, Multiple, Numeric, Ordering, Output, Single
from patternbook.bank.texts.markup import code

MAX_KEYS = 10
"""Moodle knows the fractions 1/1 to 1/10 and refuses others."""


def export(items: list[Item]) -> Export:
    """All items; those of a generated question stand in a category of their own to draw from."""
    quiz = Element("quiz")
    losses: list[Loss] = list(of_all(items))
    category = ""
    for item in items:
        wanted = f"top/{item.module}" + (f"/{item.question.id}" if item.drawn else "")
        if wanted != category:
            category = wanted
            one = SubElement(quiz, "question", type="category")
            text_in(one, "category", "$course$/" + category)
        losses += _question(quiz, item)
    indent(quiz)
    data: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return Export.of(data + b"\n", losses)


def _question(quiz: Element, item: Item) -> Iterator[Loss]:
    question = item.question
    made = SubElement(quiz, "question")
    text_in(made, "name", item.name)
    html_in(made, "questiontext", item.stem("tex"))
    html_in(made, "generalfeedback", general(item, "tex"))
    values_in(made, defaultgrade=points(item), penalty="0.3333333", hidden=0, idnumber=item.name)
    match question:
        case Single() | Multiple() | Output(options=[_, *_]):
            yield from _choice(made, item)
        case Line():
            _lines(made, item)
        case Numeric():
            yield from _number(made, item)
        case Ordering():
            yield from _order(made, item)
        case Matching():
            yield from _match(made, item)
        case Output() | Fill():
            yield from _typed(made, item)
        case _:
            made.set("type", "essay")
            values_in(made, responseformat="editor", responserequired=1, responsefieldlines=15)
            html_in(made, "graderinfo", rubric(item, "tex"))
    tags = SubElement(made, "tags")
    for tag in item.tags():
        text_in(tags, "tag", tag)


def _choice(made: Element, item: Item) -> Iterator[Loss]:
    options = item.variant.options
    several = isinstance(item.question, Multiple)
    keys = sum(option.correct for option in options)
    share = 100 / keys
    wrong = -share if several else 0.0
    if keys > MAX_KEYS:
        yield Loss(
            item.question.id, f"Moodle refuses a fraction of 1/{keys}; import with nearest grades"
        )
    made.set("type", "multichoice")
    values_in(made, single=str(not several).lower(), shuffleanswers="true", answernumbering="abc")
    combined_in(made)
    for option in options:
        text = item.html(option.text, "tex", inline=True)
        fraction = share if option.correct else wrong
        answer_in(made, fraction, text, item.html(option.reason, "tex"), "html")
    if several:
        yield Loss(
            item.question.id, "the reason of a right option that was not chosen is not shown"
        )


def _lines(made: Element, item: Item) -> None:
    made.set("type", "multichoice")
    values_in(made, single="true", shuffleanswers="false", answernumbering="none")
    combined_in(made)
    reason = item.html(cast("Line", item.question).reason, "tex")
    for place, line in lines(item):
        right = place == item.variant.key
        text = f"<p>{place + 1}</p>{code(line, item.variant.language)}"
        answer_in(made, 100.0 * right, text, reason if right else "", "html")


def _number(made: Element, item: Item) -> Iterator[Loss]:
    variant = item.variant
    made.set("type", "numerical")
    key = cast("float", variant.key)
    answers = [(100.0, key, "")] + [
        (0.0, value, item.html(reason, "tex")) for value, reason in variant.mistakes
    ]
    for fraction, value, feedback in answers:
        answer = answer_in(made, fraction, number(value), feedback)
        values_in(answer, tolerance=number(margin(variant, value)))
    units = equivalents(variant.unit)
    if units:
        group = SubElement(made, "units")
        for unit, multiplier in units.items():
            values_in(SubElement(group, "unit"), multiplier=number(multiplier), unit_name=unit)
    else:
        yield Loss(item.question.id, "an answer in % is not read; the number has no unit")
    values_in(made, unitgradingtype=0, showunits=0 if units else 3, unitsleft=0)


def _order(made: Element, item: Item) -> Iterator[Loss]:
    made.set("type", "ordering")
    values_in(
        made,
        layouttype="VERTICAL",
        selecttype="ALL",
        selectcount=len(item.variant.items),
        gradingtype="RELATIVE_ALL_PREVIOUS_AND_NEXT",
        showgrading="SHOW",
        numberingstyle="none",
    )
    combined_in(made)
    for rank, place in enumerate(cast("tuple[int, ...]", item.variant.key), 1):
        text = item.html(item.variant.items[place], "tex", inline=True)
        answer_in(made, float(rank), text, "", "html")
    yield Loss(
        item.question.id, "an order by chance earns half of the point, here it earns nothing"
    )


def _match(made: Element, item: Item) -> Iterator[Loss]:
    variant = item.variant
    made.set("type", "matching")
    values_in(made, shuffleanswers="true")
    combined_in(made)
    for left, place in zip(variant.lefts, cast("tuple[int, ...]", variant.key), strict=True):
        pair = SubElement(made, "subquestion", format="html")
        SubElement(pair, "text").text = sound(item.html(left, "tex", inline=True))
        text_in(pair, "answer", item.plain(variant.rights[place]))
    yield from unformatted(item, variant.rights, "the partners to choose from")


def _typed(made: Element, item: Item) -> Iterator[Loss]:
    made.set("type", "shortanswer")
    values_in(made, usecase=1)
    key = item.variant.key
    accepted = [str(text) for text in key] if isinstance(key, tuple) else [str(key)]
    for text in accepted:
        bare = " ".join(text.split())
        answer_in(made, 100.0, bare.replace("*", r"\*"), "")  # a bare star stands for any text
    if any(" " in text.strip() for text in accepted):
        yield Loss(item.question.id, "the number of blanks inside an answer counts")
