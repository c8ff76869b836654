"""Every page number that the book tells is the page where the reader finds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.print.conftest import PRINT, SCREEN, Real
from tests.print.pdf import FURNITURE, Element, Link, Pdf, Run

TOLD = re.compile(r"(?: on|,| \()?[ \xa0]?page\xa0(\d+|[ivxlc]+)")
SPAN = re.compile(r"(\d+)(?:–\d+)?")
"""Pages, as lists of contents and the index tell them."""
NUMBERED = re.compile(r"(Figure|Table|Listing) \d+\.\d+$")


@dataclass
class Reference:
    """A link to a place of the same PDF.

    Attributes:
        last: Those of its words that were written last.
        page: Where it stands.
        after: The words behind it.
    """

    words: str
    last: str
    page: int
    there: int
    y: float
    after: str


def pieces(element: Element) -> Iterator[Run | Element]:
    """The text in the order of reading, with links as they are."""
    for child in element.children:
        if isinstance(child, Element) and child.kind != "Link":
            yield from pieces(child)
        elif not isinstance(child, Link):
            yield child


def chapter(pdf: Pdf, title: str) -> set[int]:
    """The pages of the chapter with this heading."""
    heads = [e for e in pdf.tree.walk() if e.kind == "H1"]
    (at,) = (n for n, e in enumerate(heads) if e.attributes.get("T", e.text) == title)
    first = heads[at].runs[-1].page
    last = heads[at + 1].runs[-1].page if at + 1 < len(heads) else len(pdf.labels) + 1
    return set(range(first, last))


def references(pdf: Pdf) -> list[Reference]:
    stream = list(pieces(pdf.tree))
    found = []
    for at, piece in enumerate(stream):
        if isinstance(piece, Run):
            continue
        (link, *_) = [leaf for leaf in piece.leaves() if isinstance(leaf, Link)]
        if link.there is None or link.y is None:
            continue
        after = "".join(n.text for n in stream[at + 1 : at + 6] if isinstance(n, Run))
        last = piece.runs[-1]
        alone = "".join(piece.text.split())  # a run of pages may part at the end of a line
        written = alone if SPAN.fullmatch(alone) else last.text
        found.append(Reference(piece.text, written, last.page, link.there, link.y, after))
    return found


@pytest.fixture(params=[SCREEN, PRINT])
def pdf(request: pytest.FixtureRequest, real: Real) -> Pdf:
    return real.pdf(request.param)


def test_every_page_bears_its_number(pdf: Pdf) -> None:
    """At its head or foot; a page without one has neither, as title, imprint and blank ones."""
    bare = 0
    for number, label in enumerate(pdf.labels, 1):
        furniture = [r.text for r in pdf.runs[number] if r.tag == FURNITURE and r.text.strip(". ")]
        if not furniture:
            bare += 1
        else:
            assert label in furniture, f"page {number}: {furniture}"
    assert bare < 20


def test_every_page_told_is_the_page_of_the_target(pdf: Pdf) -> None:
    """On paper all but citations and words of the glossary tell one; on a screen they are links."""
    set_apart = chapter(pdf, "Contents") | chapter(pdf, "Index")
    screen = pdf.path.stem == SCREEN
    silent = chapter(pdf, "Bibliography")
    back = silent | (chapter(pdf, "Glossary") if screen else set())
    counted: Counter[str] = Counter()
    found = references(pdf)
    listed = {(r.page + n, r.there) for r in found if SPAN.fullmatch(r.last) for n in range(3)}
    for reference in found:
        if reference.page in set_apart:
            continue
        told = TOLD.match(reference.after)
        where = f"page {reference.page}, “{reference.words}”"
        if told:
            assert told[1] == pdf.labels[reference.there - 1], where
            counted["told"] += 1
        elif reference.there in silent:
            counted["silent"] += 1
        elif (number := SPAN.fullmatch(reference.last)) and (
            reference.page in back or reference.words != reference.last
        ):
            assert number[1] == pdf.labels[reference.there - 1], where
            counted["told"] += 1
        else:
            near = reference.there == reference.page
            above = (reference.page, reference.there) in listed  # in the list that opens a module
            assert screen or near or above, f"{where} tells no page"
            counted["silent"] += 1
    assert counted["told"] > (50 if screen else 200)
    assert counted["silent"] > 50


def test_a_number_leads_to_what_bears_it(pdf: Pdf) -> None:
    """`Figure 1.4` in the text leads to the caption of Figure 1.4, and so on."""
    counted: Counter[str] = Counter()
    for reference in references(pdf):
        numbered = NUMBERED.match(reference.words)
        if not numbered:
            continue
        lines: dict[float, str] = {}
        for run in pdf.runs[reference.there]:
            lines[run.y] = lines.get(run.y, "") + run.text
        captions = [
            text
            for y, text in sorted(lines.items(), reverse=True)
            if y < reference.y and text.startswith(f"{numbered[1]} ")
        ]
        where = f"page {reference.page}: {reference.words} leads to {captions}"
        assert captions, where
        assert captions[0].startswith(f"{reference.words}"), where
        counted[numbered[1]] += 1
    assert min(counted[kind] for kind in ("Figure", "Listing")) >= 5


def test_contents_name_every_heading_and_its_page(pdf: Pdf) -> None:
    pages = chapter(pdf, "Contents")
    heads: dict[int, list[str]] = {}
    for element in pdf.tree.walk():
        if re.fullmatch(r"H\d", element.kind):
            page = element.runs[-1].page
            heads.setdefault(page, []).append(element.attributes.get("T", element.text))
    lines = [r for r in references(pdf) if r.page in pages]
    for line in lines:
        told = pdf.labels[line.there - 1]
        assert line.last == told, line
        assert any(title in line.words for title in heads[line.there]), line
    chapters = [e for e in pdf.tree.walk() if e.kind == "H1"]
    assert len(lines) > len(chapters)


def test_the_index_leads_to_the_pages_that_it_tells(pdf: Pdf) -> None:
    pages = chapter(pdf, "Index")
    lines = [r for r in references(pdf) if r.page in pages]
    for line in lines:
        number = SPAN.fullmatch(line.last)
        assert number, line
        assert number[1] == pdf.labels[line.there - 1], line
    assert len(lines) > 15
