"""Pages that are pinned to a wall: each begins a sheet of paper and fills no second one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.print.conftest import PRINT, Book, Real, print_book

MODULE = "# Breakers\n\nText.\n\n```{toctree}\nbefore\nsummary\nafter\n```\n"
OWN = "---\nown-page: true\n---\n"


def starts(reader: PdfReader, depth: int = 2) -> list[tuple[str, int]]:
    """Titles of chapters and sections, without their numbers, and the pages that they begin on."""
    found = []

    def walk(outline: list[object], left: int) -> None:
        for item in outline:
            if isinstance(item, list):
                if left > 1:
                    walk(item, left - 1)
            else:
                number = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                title = str(item["/Title"])  # type: ignore[index]
                first, _, rest = title.partition(" ")
                found.append((rest if first[0].isdigit() else title, number or 0))

    walk(list(reader.outline), depth)
    return found


def small(folder: Path, front: str) -> Book:
    files = {
        "breakers/index": MODULE,
        "breakers/before": "# Before\n\nText.\n",
        "breakers/summary": f"{front}# On one page\n\nText.\n",
        "breakers/after": "# After\n\nText.\n",
    }
    book = print_book(folder, files)
    assert not book.told
    return book


def test_a_page_of_its_own_shares_no_sheet(tmp_path: Path) -> None:
    pages = dict(starts(small(tmp_path, OWN).reader("breakers-a4")))
    assert pages["On one page"] == pages["Before"] + 1
    assert pages["After"] == pages["On one page"] + 1


def test_other_pages_go_on_where_there_is_room(tmp_path: Path) -> None:
    pages = dict(starts(small(tmp_path, "").reader("breakers-a4")))
    assert pages["Before"] == pages["On one page"] == pages["After"]


@pytest.fixture(scope="module")
def module(real: Real) -> PdfReader:
    """The module's PDF, from the book itself."""
    return PdfReader(real.out / f"{PRINT}.pdf")


def test_the_summary_is_one_sheet_of_a4(module: PdfReader) -> None:
    found = starts(module)
    titles = [title for title, _ in found]
    at = titles.index("On one page")
    page = found[at][1]
    assert found[at + 1][1] == page + 1, "the section after the summary begins elsewhere"
    assert found[at - 1][1] < page, "the section before it begins on the same sheet"
    sheet = module.pages[page]
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    text = " ".join(sheet.extract_text().split())
    first, last = text.index("On one page"), text.index("Before it goes live")
    assert first < last, "its first and its last sentence are not on one sheet"


def test_a_note_in_the_margin_may_refer_to_other_pages(tmp_path: Path) -> None:
    note = "```{margin}\nAs {doc}`after` says, and {ref}`here`.\n```\n"
    files = {
        "breakers/index": MODULE,
        "breakers/before": f"(here)=\n# Before\n\nText.\n\n{note}\nMore.\n",
        "breakers/summary": f"{OWN}# On one page\n\nText.\n",
        "breakers/after": "# After\n\nText.\n",
    }
    conf = """print_wanted = '[{"module": "breakers", "edition": "print"}]'"""
    book = print_book(tmp_path, files, conf=conf)
    assert not book.told
    assert "As After (page " in book.text("breakers-a4-print")


def test_a_figure_on_a_card_stands_below_its_heading(module: PdfReader) -> None:
    cards = [text for page in module.pages if "Card 2" in (text := page.extract_text())]
    (card,) = [text for text in cards if "\nFigure" in text]
    assert card.index("Card 2") < card.index("\nFigure")
