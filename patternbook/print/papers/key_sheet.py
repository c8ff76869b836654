"""The key of a variant: what is right, why, and what each question teaches."""

from __future__ import annotations

from typing import cast

from patternbook.bank.model import Line, Long, Matching, Numeric, Ordering
from patternbook.bank.papers.marking import accepted_text, letter, points, short_key
from patternbook.bank.papers.paper import Sheet
from patternbook.bank.variants import Variant, plain
from patternbook.print.escape import array, content, optional, string
from patternbook.print.highlight import painted
from patternbook.print.papers.source import Desk, note, worth

SCHEME = "by the rubric in the marking scheme"


def key(desk: Desk, sheet: Sheet) -> str:
    """The key of a variant."""
    rows = [
        f"({number}, {note(short_key(v) or SCHEME)}, {points(v.question)})"
        for number, v in enumerate(sheet.asked, 1)
    ]
    made = note(f"Variant {sheet.letter} made by: {desk.command}")
    body = [
        f"#heading(level: 1){note(f'{desk.title}: key to paper {sheet.letter}')}\n",
        f"#facts(({note('Length')}, {note(desk.sizes())}),",
        f"({note('Variant')}, {note(f'{sheet.letter}, seed {desk.paper.seed}')}))\n",
        f"#made-by{made}\n",
        f"#glance({array(rows)})\n",
        f"#part({note('Question by question')})\n",
    ]
    body += [desk.at(v, _one(desk, v, number)) for number, v in enumerate(sheet.asked, 1)]
    foot = f"key to paper {sheet.letter} · seed {desk.paper.seed}"
    return desk.page(f"Key {sheet.letter}", foot, body)


def _one(desk: Desk, variant: Variant, number: int) -> str:
    short = short_key(variant)
    told = f"{variant.question.id} · {worth(variant)}"
    parts = [*_details(desk, variant)]
    parts.append(f"#said({note('Explanation')}, {desk.text(variant.explanation)})")
    if sources := desk.sources.get(variant.question.id):
        parts.append(f"#par{note(f'Sources {sources}.')}")
    shown = note(short or f"Marked {SCHEME}")
    return f"#key({number}, {note(told)}, {shown}, {content(chr(10).join(parts))})"


def _details(desk: Desk, variant: Variant) -> list[str]:
    match variant.question:
        case Numeric():
            told = [f"#block(below: .8em){note(accepted_text(variant))}"]
            return told + [
                f"#number-key({note(_short(wrong))}, {desk.text(reason)})"
                for wrong, reason in variant.mistakes
            ]
        case Ordering():
            places = cast("tuple[int, ...]", variant.key)
            items = [
                content(f"#strong({string(letter(at))}) #h(2mm) {desk.texts[variant.items[at]]}")
                for at in places
            ]
            return [f"#enum({', '.join(items)})"]
        case Matching():
            places = cast("tuple[int, ...]", variant.key)
            rows = [
                f"({note(str(number))}, {desk.text(left)}, {note(letter(at))}, "
                f"{desk.text(variant.rights[at])})"
                for number, (left, at) in enumerate(zip(variant.lefts, places, strict=True), 1)
            ]
            form = "(8mm, 1fr, 14mm, 1fr), (right, left, center, left)"
            return [f"#plain-table({form}, ([no.], [], [key], []), {array(rows)})"]
        case Line():
            text = variant.code.splitlines()[cast("int", variant.key)].strip()
            whole = f"((0, {len(text.splitlines())}),)"
            runs = optional(painted(text, variant.language))
            shown = f"#code-block({string(text)}, {runs}, none, {whole})"
            return [shown, f"#par{desk.text(variant.question.reason)}"]
        case Long():
            return []
    return [
        f"#option-key({string(letter(at))}, {str(option.correct).lower()}, "
        f"{desk.text(option.text)}, {desk.text(option.reason)})"
        for at, option in enumerate(variant.options)
    ]


def _short(number: float) -> str:
    """A wrong number with four digits that count."""
    return plain(float(f"{number:.4g}"))
