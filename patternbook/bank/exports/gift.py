"""GIFT, Moodle's text format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from patternbook.bank.exports.items import Export, Item, Loss
from patternbook.bank.exports.shared import of_all
from patternbook.bank.exports.texts import general, lines, points, rubric, unformatted
from patternbook.bank.exports.units import equivalents, margin, number
from patternbook.bank.grading import key_text
from patternbook.bank.model import Line, Long, Matching, Multiple, Numeric, Ordering
from patternbook.bank.texts.markup import code

SPECIAL = re.compile(r"[\\~=#{}:]")
PAIR = "->"
STAR = r"\*"


def export(items: list[Item]) -> Export:
    """All items; those of a generated question stand in a category of their own to draw from."""
    losses: list[Loss] = list(of_all(items))
    parts: list[str] = []
    category = ""
    for item in items:
        wanted = f"top/{item.module}" + (f"/{item.question.id}" if item.drawn else "")
        if wanted != category:
            category = wanted
            parts.append(f"$CATEGORY: $course$/{category}\n")
        parts.append(_question(item, losses))
    return Export.of("\n".join(parts).encode(), losses)


def escaped(text: str) -> str:
    """A text in one line, in which nothing is a mark of GIFT."""
    text = SPECIAL.sub(r"\\\g<0>", text.replace("\r", ""))
    return text.replace("\n", r"\n")


def _question(item: Item, losses: list[Loss]) -> str:
    answers: list[str] = []
    losses += _answers(item, answers)
    feedback = general(item, "tex")
    if isinstance(item.question, Long):
        feedback += rubric(item, "tex")
    elif not answers:
        feedback += item.html(key_text(item.variant), "tex")
    tags = " ".join(f"[tag:{tag}]" for tag in item.tags())
    head = f"// [id:{item.name}] {tags}\n::{escaped(item.name)}::[html]"
    mark = "{#" if isinstance(item.question, Numeric) else "{"
    body = "\n".join([mark, *answers, f"####{escaped(feedback)}", "}"])
    if not answers:
        body = f"{{####{escaped(feedback)}}}"
    return f"{head}{escaped(_stem(item))}{body}\n"


def _stem(item: Item) -> str:
    unit = item.variant.unit
    return item.stem("tex") + (f"<p>(in {unit})</p>" if unit else "")


def _answers(item: Item, found: list[str]) -> Iterator[Loss]:
    """Add the lines between the braces; none for what is marked by hand."""
    question, variant = item.question, item.variant
    match question:
        case Numeric():
            key = cast("float", variant.key)
            for value, reason in [(key, ""), *variant.mistakes]:
                share = 100 if value == key else 0
                near = number(margin(variant, value))
                found.append(f"=%{share}%{number(value)}:{near}#{_html(item, reason)}")
            if len(equivalents(variant.unit)) > 1:
                yield Loss(
                    item.question.id, f"an answer in another unit than {variant.unit} is not read"
                )
        case Line():
            for place, line in lines(item):
                right = place == variant.key
                text = f"<p>{place + 1}</p>" + code(line, variant.language)
                told = _html(item, question.reason) if right else ""
                found.append(f"{'=' if right else '~'}{escaped(text)}#{told}")
            yield Loss(item.question.id, "a reader may shuffle the lines; each has its number")
        case Ordering():
            for rank, place in enumerate(cast("tuple[int, ...]", variant.key), 1):
                found.append(f"={_html(item, variant.items[place])} {PAIR} {rank}")
            yield Loss(
                item.question.id, "an order is asked as each item's place, with points for each"
            )
        case Matching():
            pairs = zip(variant.lefts, cast("tuple[int, ...]", variant.key), strict=True)
            for left, place in pairs:
                partner = escaped(item.plain(variant.rights[place]))
                found.append(f"={_html(item, left)} {PAIR} {partner}")
            yield from unformatted(item, variant.rights, "the partners to choose from")
        case Long():
            yield Loss(item.question.id, "no place for marks: the rubric stands in the feedback")
            yield Loss(
                item.question.id, f"worth {points(item)} points, which the importer asks for"
            )
        case _ if variant.options:
            yield from _choice(item, found)
        case _:
            yield from _typed(item, found)


def _choice(item: Item, found: list[str]) -> Iterator[Loss]:
    options = item.variant.options
    several = isinstance(item.question, Multiple)
    share = f"{100 / sum(option.correct for option in options):.5f}".rstrip("0").rstrip(".")
    for option in options:
        mark = "=" if option.correct else "~"
        if several:
            mark = f"~%{share}%" if option.correct else f"~%-{share}%"
        found.append(f"{mark}{_html(item, option.text)}#{_html(item, option.reason)}")
    if several:
        yield Loss(
            item.question.id, "the reason of a right option that was not chosen is not shown"
        )


def _typed(item: Item, found: list[str]) -> Iterator[Loss]:
    key = item.variant.key
    texts = key if isinstance(key, tuple) else (key,)
    accepted = [" ".join(str(text).split()) for text in texts]
    if any(PAIR in text for text in accepted):
        yield Loss(
            item.question.id, f"'{PAIR}' in an answer is a mark of GIFT; to be marked by hand"
        )
        return
    # a bare star stands for any text
    found += [f"=%100%{escaped(text.replace('*', STAR))}#" for text in accepted]
    yield Loss(item.question.id, "capitals and small letters count as the same")
    if any(" " in text for text in accepted):
        yield Loss(item.question.id, "the number of blanks inside an answer counts")


def _html(item: Item, text: str) -> str:
    """A text of the item; a percent sign at its start would be read as a weight."""
    made = item.html(text, "tex", inline=True)
    return escaped(re.sub(r"^%", "&#37;", made))
