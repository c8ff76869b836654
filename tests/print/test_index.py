"""The index, and the ways back from glossary and bibliography."""

from __future__ import annotations

import pytest

from patternbook.index_order import initial
from patternbook.print.backlinks import backlinks
from patternbook.print.index import Entry, as_data, entries, lines
from patternbook.print.plan import PlannedReference
from patternbook.site.genindex import sort_index

SORTED = [
    "#>", "_acquire", "2 of 3", "10 nines", "Äther", "breaker", "half", "half-closed",
    "half open", "half-open", "halfway", "Little’s law", "pattern 2", "pattern 10", "Über",
    "under", "zebra",
]  # fmt: skip


def test_symbols_come_first_then_numbers_then_letters() -> None:
    assert [line.term for line in lines(Entry(t, None, t) for t in SORTED[::-1])] == SORTED
    marks = ["Symbols and digits"] * 4
    assert [initial(term) for term in SORTED[:6]] == [*marks, "A", "B"]


def test_the_web_has_the_same_order() -> None:
    below = [("pattern 10", []), ("pattern 2", [])]
    found = [(term, ([], list(below), None)) for term in sorted(SORTED)]
    context = {"genindexentries": [("?", found)]}
    sort_index(None, "genindex", "", context, None)  # type: ignore[arg-type]
    shown = [entry for _, group in context["genindexentries"] for entry in group]
    assert [entry[0] for entry in shown] == SORTED
    assert [name for name, _ in shown[0][1][1]] == ["pattern 2", "pattern 10"]
    letters = [letter for letter, _ in context["genindexentries"]]
    assert letters == sorted(set(letters), key=letters.index)


def test_subentries_stand_under_their_term() -> None:
    found = [*entries("single", "breaker; half-open", "s"), *entries("see", "fuse; breaker", "t")]
    found += [*entries("single", "trip", "s"), *entries("seealso", "trip; breaker", "t")]
    assert as_data(lines(found), {"s": 3}) == [
        ["B", [[0, "breaker", [], "", ""], [1, "half-open", [["3", "s"]], "", ""]]],
        ["F", [[0, "fuse", [], "see", "breaker"]]],
        ["T", [[0, "trip", [["3", "s"]], "see also", "breaker"]]],
    ]


def test_a_page_is_told_once() -> None:
    found = lines(Entry(term, None, spot) for term, spot in [("a", "s"), ("A", "t"), ("a", "u")])
    ((_, (line,)),) = as_data(found, {"s": 3, "t": 3, "u": 4})
    assert line[:3] == [0, "a", [["3–4", "s"]]]


@pytest.mark.parametrize(
    ("target", "spots"),
    [("book:source-x", ["b:2", "a:1"]), ("words:term-little-s-law", ["b:3", "c:5"])],
)
def test_ways_back(target: str, spots: list[str]) -> None:
    """Sources: wherever they are cited. Terms: their first use, and what the index has."""
    pages = {"a:1": 9, "b:2": 4, "b:3": 5, "a:4": 7, "c:5": 8, "words:6": 1}
    marks = [("a:1", "book:source-x"), ("b:2", "book:source-x"), ("a:4", "words:term-Little-s-law")]
    marks += [("b:3", "words:term-Little-s-law"), ("words:6", "words:term-Little-s-law")]
    references = [PlannedReference(spot, there, "plain", None) for spot, there in marks]
    index = [Entry("Little’s law", None, spot) for spot in ("c:5", "words:6")]
    assert backlinks(references, index, pages)[target] == spots
