"""CSV, one line an item, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import cast

from patternbook.bank.exports.items import Export, Item, Loss
from patternbook.bank.exports.shared import of_all
from patternbook.bank.exports.units import number
from patternbook.bank.model import Line, Long
from patternbook.bank.texts.tree import parse

FIRST = ["id", "question", "seed", "module", "section", "objective", "level", "difficulty"]
FIRST += ["minutes", "kind", "stem", "code", "language", "key", "unit", "tolerance"]
LAST = ["explanation", "rubric", "model answer", "sources", "reviewed"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Starts by which a spreadsheet takes a text for a formula."""
BLANK = " \n\N{NO-BREAK SPACE}"
BOM = b"\xef\xbb\xbf"
"""Tells a spreadsheet that this is UTF-8."""


def export(items: list[Item]) -> Export:
    """All items, with columns `option 1`, `partner 1`, `reason 1` and so on as many as needed.

    `key` counts from 1: the option, the options `1;3`, the items in their right order `2;1;3`, the
    partner of each option `3;1;1`, the line of the code; or it is the number, or the texts accepted
    with a line for each.
    """
    rows = [_row(item) for item in items]
    found = {name for row in rows for name in row}
    most = max((int(name.split()[1]) for name in found if name[-1].isdigit()), default=0)
    numbered = [f"{word} {n}" for n in range(1, most + 1) for word in ("option", "reason")]
    numbered += [f"partner {n}" for n in range(1, most + 1)]
    numbered += [f"mistake {n}" for n in range(1, most + 1)]
    columns = [*FIRST, *(name for name in numbered if name in found), *LAST]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    losses = list(of_all(items, "a source is named by its id in the bibliography alone"))
    losses += [loss for item, row in zip(items, rows, strict=True) for loss in _lost(item, row)]
    return Export.of(BOM + out.getvalue().encode(), losses)


def safe(text: str) -> str:
    """A text that no spreadsheet runs: one that looks like a formula gets an apostrophe."""
    return f"'{text}" if text.lstrip(BLANK).startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _row(item: Item) -> dict[str, str]:
    question, variant = item.question, item.variant
    row = {
        "id": item.name,
        "question": question.id,
        "seed": str(variant.seed),
        "module": item.module,
        "section": question.section,
        "objective": question.objective,
        "level": question.level,
        "difficulty": str(question.difficulty),
        "minutes": f"{question.minutes:g}",
        "kind": question.kind,
        "stem": item.plain(variant.stem),
        "code": variant.code,
        "language": variant.language,
        "key": _key(item),
        "unit": variant.unit,
        "tolerance": number(variant.tolerance) if variant.tolerance else "",
        "explanation": item.plain(variant.explanation),
        "sources": ";".join(question.sources),
        "reviewed": question.reviewed.isoformat(),
    }
    for n, option in enumerate(variant.options, 1):
        row |= {f"option {n}": item.plain(option.text), f"reason {n}": item.plain(option.reason)}
    for n, text in enumerate(variant.items or variant.lefts, 1):
        row[f"option {n}"] = item.plain(text)
    for n, text in enumerate(variant.rights, 1):
        row[f"partner {n}"] = item.plain(text)
    for n, (value, reason) in enumerate(variant.mistakes, 1):
        row |= {f"mistake {n}": number(value), f"reason {n}": item.plain(reason)}
    if isinstance(question, Line):
        row["reason 1"] = item.plain(question.reason)
    if isinstance(question, Long):
        row["rubric"] = "\n".join(f"{o.points}: {item.plain(o.criterion)}" for o in question.rubric)
        row["model answer"] = item.plain(question.model_answer)
    return row


def _key(item: Item) -> str:
    key, variant = item.variant.key, item.variant
    if key is None:
        return ""
    if isinstance(key, tuple):
        if all(isinstance(one, int) for one in key):
            return ";".join(str(one + 1) for one in cast("tuple[int, ...]", key))
        return "\n".join(map(str, key))
    if isinstance(key, str):
        return key
    placed = bool(variant.options) or isinstance(item.question, Line)
    return str(int(key) + 1) if placed else number(key)


def _lost(item: Item, row: dict[str, str]) -> Iterator[Loss]:
    texts = [item.variant.stem, item.variant.explanation]
    texts += [text for one in item.variant.options for text in (one.text, one.reason)]
    texts += [*item.variant.items, *item.variant.lefts, *item.variant.rights]
    if isinstance(item.question, Long):
        texts += [item.question.model_answer, *(one.criterion for one in item.question.rubric)]
    kinds = {node.type for text in texts for node in parse(text).walk()}
    for words, types in {
        "formulas": {"math_inline", "math_inline_double", "math_block", "amsmath"},
        "tables": {"table"},
        "emphasis and code in its texts": {"em", "strong", "code_inline"},
    }.items():
        if types & kinds:
            yield Loss(item.question.id, f"{words} have become plain text")
    for name in sorted(name for name, value in row.items() if safe(value) != value):
        yield Loss(
            item.question.id, f"its {name} has an apostrophe before it, or it would be a formula"
        )
