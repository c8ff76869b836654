"""Glossary, bibliography and index of the book itself."""

from __future__ import annotations

import json
import re

import pytest

from patternbook.paths import BOOK
from patternbook.site.sources import Library
from tests.print.conftest import SCREEN, Real
from tests.print.pdf import Element, Pdf
from tests.print.test_references import chapter

LOOKED_UP = """
    adaptive throttling; AIMD; alert; backoff; brownout; bulkhead; cancelled call; circuit breaker;
    cockatiel; concurrency limit; cooldown; deadline; Envoy; Erlang B formula; EWMA; fallback;
    false trip; Finagle; game day; gobreaker; goodput; half-open; health check; Hystrix; jitter;
    Linkerd; Little's law; load shedding; metastable failure; minimum volume; Netflix; opossum;
    outlier ejection; panic threshold; Polly; Prometheus; pybreaker; ramp; resilience4j;
    retry budget; runbook; Semian; thread pool; thundering herd; timeout; token bucket; window
"""
"""What somebody who has read the book, or another one, would look for in its index."""


@pytest.fixture(scope="module")
def book(real: Real) -> Pdf:
    return real.pdf(SCREEN)


def within(pdf: Pdf, title: str) -> list[Element]:
    """The blocks of a chapter."""
    pages = chapter(pdf, title)
    (document,) = [e for e in pdf.tree.children if isinstance(e, Element)]
    blocks = [e for e in document.children if isinstance(e, Element) and e.runs]
    return [e for e in blocks if e.runs[-1].page in pages]


def plain(text: str) -> str:
    """A text without what line breaks and typography do to it."""
    return re.sub(r"[\s\u00ad]+", "", text).replace("’", "'").replace("‘", "'")


def test_the_bibliography_has_every_source_whole(book: Pdf) -> None:
    """And no other: an entry that nobody cites fails the build."""
    sources = Library.read(BOOK / "sources").entries.values()
    assert len(sources) > 60
    printed = plain("".join(e.text for e in within(book, "Bibliography")))
    for source in sources:
        for part in (source.author, source.years, source.title, source.publisher, source.url):
            assert plain(part) in printed, f"{source.id}: {part}"
    assert printed.count("Checkedon") == len(sources)


def test_every_source_and_every_term_tells_its_pages(book: Pdf) -> None:
    sources = len(Library.read(BOOK / "sources").entries)
    terms = len(re.findall(r"(?m)^\w.*\n  \w", (BOOK / "reference/glossary.md").read_text("utf-8")))
    for title, count in (("Bibliography", sources), ("Glossary", terms)):
        text = plain("".join(e.text for e in within(book, title)))
        told = re.findall(r"Pages?[\d–,]+\.", text)
        assert len(told) == count, title


def test_the_index_has_what_people_look_up(real: Real, book: Pdf) -> None:
    data = json.loads((real.out / "typst" / f"{SCREEN}.data.json").read_text("utf-8"))
    rows = [row for _, rows in data["index"] for row in rows]
    printed = plain("".join(e.text for e in within(book, "Index")))
    known = {plain(term) for depth, term, *_ in rows if depth == 0}
    for depth, term, pages, _, see in rows:
        assert plain(term) in printed
        assert depth == 0 or pages, term
        assert [t for t in see.split("; ") if t and plain(t) not in known] == [], term
    wanted = [term for line in LOOKED_UP.split(";") if (term := " ".join(line.split()))]
    assert [term for term in wanted if plain(term) not in known] == []
    assert len(rows) > 150
