"""The book in numbers: what each module holds, counted from its pages, and the bank's report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import get_args

from docutils import nodes
from docutils.nodes import Node

from patternbook.bank.model import KINDS
from patternbook.bank.parts import Level
from patternbook.run.listing import LABELS, LANGUAGES, PROGRAMS
from patternbook.site.facts import BookDomain, link
from patternbook.site.order import below
from patternbook.site.sums import Sums, promise, summed, things

HEADS = ("module", "words", "minutes", "listings", "figures", "cases", "labs", "questions")
OTHERS = "Other pages"
WHOLE = "The book"


def book_numbers(domain: BookDomain, _: str) -> list[Node]:
    """A table with a line a module, and below it more on each."""
    modules = list(_modules(domain))
    lines = [(_name(domain, docname), summed(domain.pages[p] for p in pages if p in domain.pages))
             for docname, pages in modules]  # fmt: skip
    everything = {page for _, pages in modules for page in pages}
    rest = [facts for page, facts in domain.pages.items() if page not in everything]
    lines.append(([nodes.Text(OTHERS)], summed(rest)))
    lines.append(([nodes.Text(WHOLE)], summed(domain.pages.values())))
    rows: list[list[str | list[Node]]] = [[name, *_row(sums)] for name, sums in lines]
    items = []
    for name, sums in lines[: len(modules)]:
        head = nodes.term("", "", *(node.deepcopy() for node in name))
        points = [nodes.list_item("", nodes.paragraph("", text)) for text in _details(sums)]
        body = nodes.definition("", nodes.bullet_list("", *points))
        items.append(nodes.definition_list_item("", head, body))
    table = numbers_table([list(HEADS), *rows], (4, 2, 2, 2, 2, 2, 2, 2))
    if not items:
        return [table]
    return [table, nodes.definition_list("", *items, classes=["book-index", "numbers"])]


def _modules(domain: BookDomain) -> Iterator[tuple[str, list[str]]]:
    """The pages that promise a learning time, each with those below it."""
    for docname in below(domain.env, domain.env.config.root_doc):
        if docname in domain.pages and "learning-time" in domain.pages[docname].indexes:
            yield docname, list(below(domain.env, docname))


def _name(domain: BookDomain, docname: str) -> list[Node]:
    return [link(docname, "", domain.env.titles[docname].astext())]


def _row(sums: Sums) -> tuple[str, ...]:
    figures = sums.figures + sums.traces
    counts = (sums.listings, figures, sums.cases, len(sums.labs), len(sums.questions))
    return tuple(f"{n:,}" for n in (sums.counted.words, sums.minutes, *counts))


def _details(sums: Sums) -> Iterator[str]:
    yield f"{things(sums.counted.words, 'word')} on {things(sums.pages, 'page')}. {promise(sums)}"
    if sums.listings:
        files = Counter(LANGUAGES[PurePath(name).suffix] for name in sums.files)
        run = sum(files[language] for language in PROGRAMS)
        checked = sum(files.values()) - run
        told = _each((label, files[language]) for language, label in LABELS.items())
        of = f"{things(sums.listings, 'listing')} of {things(len(sums.files), 'file')} ({told})"
        more = f" and {checked} validated" if checked else ""
        yield f"{of}: {run} run{more}. {things(sums.counted.lines, 'line')} of code to read."
    drawn = {"figure": sums.figures, "trace": sums.traces}
    if told := " and ".join(things(count, thing) for thing, count in drawn.items() if count):
        yield f"{told} drawn by runs."
    again = f"{things(sums.reproductions, 'published result')} computed again"
    cases = f"{sums.cases} case {'study' if sums.cases == 1 else 'studies'}"
    yield f"{cases}, {again}, {things(len(sums.sources), 'source')} cited."
    if sums.questions:
        kinds = Counter(shown.kind for shown in sums.questions)
        levels = Counter(shown.level for shown in sums.questions)
        yield f"Questions by kind: {_each((kind, kinds[kind]) for kind in KINDS)}."
        yield f"Questions by level: {_each((level, levels[level]) for level in get_args(Level))}."


def _each(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts if count)


def bank_numbers(domain: BookDomain, _: str) -> list[Node]:
    """What `patternbook bank check` measures, with what it must be."""
    rows: list[list[str | list[Node]]] = [["what", "number", "must be"]]
    for number in domain.bank_report:
        bound = number.bound if number.good else f"{number.bound}: not met"
        part = number.name.startswith(" ")
        name = f"of them {number.name.strip()}" if part else number.name
        rows.append([name, number.value, bound])
    return [numbers_table(rows, (4, 4, 2))]


def numbers_table(rows: list[list[str | list[Node]]], widths: tuple[int, ...]) -> nodes.table:
    """A table with a head; a cell is a text or nodes."""
    specs = [nodes.colspec(colwidth=width) for width in widths]
    made = [nodes.row("", *(_entry(cell) for cell in row)) for row in rows]
    parts = [nodes.thead("", made[0]), nodes.tbody("", *made[1:])]
    group = nodes.tgroup("", *specs, *parts, cols=len(widths))
    return nodes.table("", group, classes=["numbers"])


def _entry(cell: str | list[Node]) -> nodes.entry:
    inside = [nodes.Text(cell)] if isinstance(cell, str) else [n.deepcopy() for n in cell]
    return nodes.entry("", nodes.paragraph("", "", *inside))
