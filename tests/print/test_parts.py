"""The parts that need no book: index, page numbers, columns, breaking of code."""

from __future__ import annotations

import pytest

from patternbook.print.columns import Cell, fit
from patternbook.print.escape import pieces, string, words
from patternbook.print.formats import Format
from patternbook.print.index import entries, page_runs
from patternbook.print.plan import Plan, PlannedReference, Running
from patternbook.print.settle import Settling
from patternbook.print.tex import convert


def plan(**more: object) -> Plan:
    paper = Format("a4", "print")
    return Plan(name="x", folder=".", output="x.pdf", format=paper, created=None, **more)  # type: ignore[arg-type]


def test_runs_of_pages_are_merged() -> None:
    pages = {"a": 7, "b": 8, "c": 9, "d": 12, "e": 8}
    assert page_runs("abcde", pages) == [("7–9", "a"), ("12", "d")]


def test_a_pair_is_listed_under_both() -> None:
    assert [(e.term, e.under) for e in entries("pair", "a; b", "s")] == [("a", "b"), ("b", "a")]


@pytest.mark.parametrize(
    ("style", "there", "said"),
    [
        ("number", 4, " on page\xa04"),
        ("text", 4, " (page\xa04)"),
        ("inner", 4, ", page\xa04"),
        ("plain", 4, ""),
        ("number", 3, ""),
    ],
)
def test_a_reference_tells_another_page(style: str, there: int, said: str) -> None:
    settling = Settling(plan(references=[PlannedReference("d:r", "e:t", style, None)]))
    settling.move({"d:r": [3, 0, 0, None], "e:t": [there, 0, 0, None]})
    assert settling.data()["references"]["d:r"][1] == said


def test_a_page_once_told_stays_told() -> None:
    settling = Settling(plan(references=[PlannedReference("d:r", "e:t", "number", None)]))
    for there in (4, 3):
        settling.move({"d:r": [3, 0, 0, None], "e:t": [there, 0, 0, None]})
        told = settling.data()["references"]["d:r"][1]
    assert told == " on page\xa03"


def test_a_target_elsewhere_is_named_and_not_linked() -> None:
    settling = Settling(plan(references=[PlannedReference("d:r", "e:t", "text", "in “E”")]))
    assert settling.data()["references"]["d:r"] == [None, " (in “E”)"]


def test_running_heads_leave_blank_pages_blank() -> None:
    running = [
        Running(1, "One", "a", "ae"),
        Running(2, "Part", "p", "pe"),
        Running(1, "Two", "b", "be"),
    ]
    settling = Settling(plan(running=running))
    pages = {"a": 1, "p": 2, "pe": 4, "ae": 4, "b": 6, "be": 7, "end!": 7}
    settling.move({name: [page, 0, 0, None] for name, page in pages.items()})
    assert settling.data()["heads"] == ["", "One", "Part", "One", None, "", "Two"]


def test_notes_in_the_margin_stay_clear_of_each_other_and_of_the_foot() -> None:
    settling = Settling(plan())
    notes = {"a": [1, 0, 100, 50], "b": [1, 0, 120, 50], "c": [2, 0, 766, 40]}
    settling.move({name: [*place, {"note": high}] for name, (*place, high) in notes.items()})
    assert settling.data()["notes"] == {"a": [1, 0], "b": [1, 39], "c": [2, -30]}


def test_a_figure_above_its_place_stands_in_it_and_one_that_was_pushed_floats() -> None:
    settling = Settling(plan())
    figure = {"figure": True}
    above = {"f": [3, 0, 300, figure], "f>": [3, 0, 74, None]}
    assert not settling.move(above)
    assert settling.data()["here"] == ["f"]
    pushed = {"f": [4, 0, 74, figure], "f>": [4, 0, 74, None]}
    settling.move(pushed)
    assert settling.data()["here"] == []
    settling.move(above)
    assert settling.data()["here"] == [], "once and for all"


def test_a_listing_over_three_pages_is_told_on_each() -> None:
    settling = Settling(plan())
    settling.move({"l": [2, 0, 0, {"listing": "Listing 1.2"}], "l>": [4, 0, 0, None]})
    name = "Listing 1.2"
    told = {"2": [name, None], "3": [name, name], "4": [None, name]}
    assert settling.data()["continued"] == told


def cells(*texts: str) -> list[Cell]:
    return [Cell(((text, False),)) for text in texts]


def test_a_small_table_keeps_its_natural_width() -> None:
    assert fit([cells("a", "b"), cells("one", "two")]).columns == ("auto", "auto")


def test_a_table_with_much_text_shares_the_width() -> None:
    layout = fit([cells("short", "many words " * 20)])
    shares = [float(column.removesuffix("fr")) for column in layout.columns]
    assert not layout.turned
    assert shares[1] > 3 * shares[0]


def test_long_prose_alone_does_not_turn_a_table() -> None:
    assert not fit([cells(*["many words of prose " * 15] * 4)]).turned


def test_a_table_that_fits_no_other_way_is_turned() -> None:
    assert fit([cells(*["unbreakable"] * 16)]).turned


def test_code_is_cut_at_its_joints() -> None:
    assert pieces("short.name") == ["short.name"]
    assert pieces("circuit_breaker.allow(now)") == ["circuit_", "breaker.", "allow", "(now)"]
    assert "".join(pieces("https://example.org/a/very/long/path")).startswith("https://")


def test_text_and_strings_are_escaped() -> None:
    assert string('a "b" \\ c') == '"a \\"b\\" \\\\ c"'
    assert words("#1 *x*\n y") == '#"#1 *x* y";'


def test_tex_that_is_not_understood_is_an_error() -> None:
    assert convert("\\frac{a}{b}") == "a/b"
    with pytest.raises(ValueError, match="Expecting argument"):
        convert("\\frac{a}")
