"""Anki packages."""

from __future__ import annotations

import calendar
import hashlib
import tempfile
import zipfile
from html import escape
from pathlib import Path
from typing import Any, cast

import genanki

from patternbook.bank.exports import archive
from patternbook.bank.exports.items import Export, Item, Loss
from patternbook.bank.exports.shared import of_all
from patternbook.bank.exports.texts import general, lines, rubric
from patternbook.bank.grading import key_text
from patternbook.bank.model import Line, Long, Matching, Multiple, Numeric, Ordering
from patternbook.bank.texts.markup import code
from patternbook.bank.variants import shown

FIELDS = ("Id", "Question", "Choices", "Answer", "Reasons", "Explanation")
FRONT = '<div class="question">{{Question}}</div>{{Choices}}'
BACK = '{{FrontSide}}<hr id="answer"><b>{{Answer}}</b>{{Reasons}}{{Explanation}}'
CSS = """\
.card { font: 18px/1.45 sans-serif; text-align: left; max-width: 42em; margin: auto; padding: 1em; }
pre { overflow-x: auto; padding: .6em; border: 1px solid #8888; }
table { border-collapse: collapse; } th, td { padding: .2em .6em; border: 1px solid #8888; }
"""
TRUTH = "you grade yourself, so there are no points for an answer that is right in part"


def export(items: list[Item]) -> Export:
    """One deck for each module; a note imported again takes the place of the earlier one."""
    decks: dict[str, genanki.Deck] = {}
    losses: list[Loss] = list(of_all(items))
    model = genanki.Model(
        _number("model"),
        "Question bank",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK}],
        css=CSS,
    )
    for item in items:
        name = f"Question bank::{item.module}"
        deck = decks.setdefault(name, genanki.Deck(_number(name), name))
        values = [item.name, item.stem("tex"), _choices(item), _answer(item), _reasons(item)]
        values.append(general(item, "tex"))
        guid = genanki.guid_for(item.name)
        deck.add_note(genanki.Note(model, values, guid=guid, tags=item.tags()))
        if isinstance(item.question, Multiple | Matching | Ordering | Long):
            losses.append(Loss(item.question.id, TRUTH))
        elif isinstance(item.question, Numeric):
            losses.append(Loss(item.question.id, "the tolerance is told, you compare yourself"))
    return Export.of(_package(list(decks.values()), _reviewed(items)), losses)


def _number(name: str) -> int:
    """A number for a deck or a model that is always the same."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) | 1 << 30


def _reviewed(items: list[Item]) -> float:
    """The time of the latest review: Anki takes over notes that are newer than its own."""
    days = [item.question.reviewed.timetuple() for item in items]
    return float(max((calendar.timegm(day) for day in days), default=0))


def _package(decks: list[genanki.Deck], time: float) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.apkg"
        genanki.Package(cast("Any", decks)).write_to_file(str(path), timestamp=time)
        with zipfile.ZipFile(path) as made:
            files = {name: made.read(name) for name in sorted(made.namelist())}
    return archive.packed(files)


def _choices(item: Item) -> str:
    variant = item.variant
    if isinstance(item.question, Line):
        return ""
    if variant.lefts:
        return _listed(item, variant.lefts, "1") + _listed(item, variant.rights, "A")
    texts = tuple(option.text for option in variant.options) or variant.items
    return _listed(item, texts, "A") if texts else ""


def _listed(item: Item, texts: tuple[str, ...], kind: str) -> str:
    inside = "".join(f"<li>{item.html(text, 'tex', inline=True)}</li>" for text in texts)
    return f'<ol type="{kind}">{inside}</ol>'


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _answer(item: Item) -> str:
    """The key: its letters where there are any, and its words."""
    variant, key = item.variant, item.variant.key
    if isinstance(item.question, Long):
        return rubric(item, "tex")
    if isinstance(item.question, Line):
        place = cast("int", key)
        return f"Line {place + 1}" + code(dict(lines(item))[place], variant.language)
    if variant.lefts:
        pairs = enumerate(cast("tuple[int, ...]", key), 1)
        return ", ".join(f"{left} {_letter(right)}" for left, right in pairs)
    if variant.options or variant.items:
        places = key if isinstance(key, tuple) else (key,)
        return ", ".join(_letter(cast("int", place)) for place in places)
    if isinstance(item.question, Numeric):
        return f"{escape(key_text(variant))} (within {variant.tolerance * 100:.3g}%)"
    return " or ".join(f"<code>{escape(str(one))}</code>" for one in _texts(key))


def _texts(key: object) -> tuple[object, ...]:
    return key if isinstance(key, tuple) else (key,)


def _reasons(item: Item) -> str:
    variant = item.variant
    told = [(_letter(place), option.reason) for place, option in enumerate(variant.options)]
    told += [(shown(value, variant), reason) for value, reason in variant.mistakes]
    return "".join(f"<p>{who}:</p>{item.html(reason, 'tex')}" for who, reason in told)
