"""Sheets to fold: each page once, where the fold wants it, as text."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from patternbook.print.booklet import impose, order
from tests.print.conftest import print_book


@pytest.mark.parametrize("count", range(1, 18))
def test_a_folded_stack_reads_in_order(count: int) -> None:
    sides = order(count)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    assert len(sheets) == -(-count // 4)
    # Folded and laid open, a reader meets the right half of each front and what is behind it,
    # to the middle of the stack, and then the left halves back to the outermost sheet.
    read = [page for front, back in sheets for page in (front[1], back[0])]
    read += [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    assert read == [n if n < count else None for n in range(4 * len(sheets))]


FILES = {
    "one/index": "# One\n\n" + "\n\n".join(f"(part-{n})=\n## Part {n}\n\nWord{n}." for n in "abc"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return print_book(tmp_path_factory.mktemp("fold"), FILES).out / "book-a4.pdf"


def test_pages_stand_upright_on_a_turned_sheet(made: Path, tmp_path: Path) -> None:
    pages = PdfReader(made).pages
    sheets = PdfReader(impose(made, tmp_path / "sheets.pdf"))
    assert len(sheets.pages) == len(order(len(pages)))
    for sheet, side in zip(sheets.pages, order(len(pages)), strict=True):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
        words = [pages[n].extract_text().split() for n in side if n is not None]
        assert sorted(sheet.extract_text().split()) == sorted(w for some in words for w in some)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_what_a_page_says_is_in_its_half(made: Path, tmp_path: Path) -> None:
    sheets = pypdfium2.PdfDocument(impose(made, tmp_path / "sheets.pdf"))
    source = pypdfium2.PdfDocument(made)
    try:
        pages = [letters(page.get_textpage().get_text_bounded()) for page in source]
        for sheet, side in zip(sheets, order(len(pages)), strict=True):
            text = sheet.get_textpage()
            halves = text.get_text_bounded(right=421), text.get_text_bounded(left=421)
            for half, number in zip(halves, side, strict=True):
                assert letters(half) == ("" if number is None else pages[number])
    finally:
        sheets.close()
        source.close()


def test_title_and_language_stay_and_bytes_are_the_same(made: Path, tmp_path: Path) -> None:
    one = impose(made, tmp_path / "one.pdf")
    other = impose(made, tmp_path / "other.pdf")
    assert one.read_bytes() == other.read_bytes()
    told, source = PdfReader(one), PdfReader(made)
    assert told.metadata is not None
    assert source.metadata is not None
    assert told.metadata.title == source.metadata.title
    assert told.root_object["/Lang"] == source.root_object["/Lang"]


def test_letter_becomes_half_letter(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    writer.write(tmp_path / "letter.pdf")
    sheets = PdfReader(impose(tmp_path / "letter.pdf", tmp_path / "sheets.pdf"))
    assert [(p.mediabox.width, p.mediabox.height) for p in sheets.pages] == [(792, 612)] * 2
