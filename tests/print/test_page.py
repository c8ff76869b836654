"""The designed page: what is white, what is grey, what is large, what goes on over a page."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2
import pytest

from tests.print.conftest import MODULE, PRINT, Book, Real, opened, print_book
from tests.print.pdf import Run
from tests.print.test_own_page import starts
from tests.print.white import BLOCKS, told, white

OWN = ("incident-friday", "summary")
"""Pages of the module that are handed out by themselves."""
WORDS = "A sentence that takes room on the page of the book. "
LONG_LISTING = "\n".join(f"line_{n:02} = {n}" for n in range(70))
LONG_LINE = (
    'refused = [call for call in calls if call.outcome == "refused" and call.seconds < 10.0]'
)
BOOK = {
    "breakers/index": "# Breakers\n\nWhen to stop?\n\nMore.\n\n```{toctree}\ntrip\n```\n",
    "breakers/trip": f"""# When to trip

{WORDS}

See [a site](https://example.org/path), {{numref}}`fig-far`, and *stress*.

## What fills

{WORDS}

```{{figure}} ../picture.svg
:name: fig-near
:alt: A grey box.
A pool that fills.
```

{(WORDS * 9 + chr(10) + chr(10)) * 12}

```{{figure}} ../picture.svg
:name: fig-far
:alt: A grey box.
A pool that empties.
```

## What is long

```{{code-block}} python
:name: lst-long
:caption: A long one.

{LONG_LISTING}
```

```{{code-block}} python
{LONG_LINE}
```

```{{listings}} lst-worker
ask()
```
""",
}
WANTED = """
html_baseurl = "https://books.example.org/"
print_wanted = '''[
    {"edition": "print"}, {"edition": "screen", "language": "go"}, {"large": true}
]'''
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = print_book(tmp_path_factory.mktemp("book"), BOOK, conf=WANTED)
    assert not made.told
    return made


def by_design(pdf: Path) -> set[int]:
    """Pages, counted from 1, after which a page begins by design, and those handed out."""
    from pypdf import PdfReader

    begin = [(title, page + 1) for title, page in starts(PdfReader(pdf))]
    found: set[int] = set()
    titles = [title for title, _ in begin]
    for own in ("An incident to work through in a group", "On one page"):
        at = titles.index(own)
        found |= set(range(begin[at][1] - 1, begin[at + 1][1]))
    chapters = [
        page for title, page in begin if title in ("Circuit Breaker Mastery", "Bibliography")
    ]
    found |= set(range(1, chapters[0] + 1)) | set(range(chapters[-1] - 1, 999))
    return found | {begin[titles.index("Answers")][1] - 1}


def test_no_page_of_the_module_is_left_white(real: Real) -> None:
    pdf = real.out / f"{PRINT}.pdf"
    free = by_design(pdf)
    shares = {n: share for n, share in enumerate(white(pdf, BLOCKS["a4"]), 1) if n not in free}
    assert len(shares) > 100
    over = {n: f"{share:.0%}" for n, share in shares.items() if share > 0.25}
    assert len(over) <= len(shares) // 50, over  # before a listing that may not break
    assert max(shares.values()) < 0.35, over
    assert median(shares.values()) < 0.05, told(list(shares.values()))


def test_the_print_edition_is_black_and_grey(real: Real) -> None:
    document = pypdfium2.PdfDocument(real.out / f"{PRINT}.pdf")
    coloured = []
    for number in range(0, len(document), 4):
        picture = document[number].render(scale=0.5).to_numpy().astype(int)
        if np.ptp(picture[:, :, :3], axis=2).max() > 8:
            coloured.append(number + 1)
    document.close()
    assert coloured == []


def test_a_listing_that_goes_on_says_so_on_both_pages(book: Book, real: Real) -> None:
    for pdf in (opened(book.out / "book-a4-print.pdf"), opened(real.out / f"{PRINT}.pdf")):
        over = {
            n: found[1]
            for n in pdf.runs
            if (
                found := re.search(
                    r"((?:Listing|The listing)[ .\d]*?) ?continues", pdf.furniture(n)
                )
            )
        }
        assert over
        for page, name in over.items():
            assert f"{name}, continued" in pdf.furniture(page + 1)


def place(pdf: Path, words: str) -> tuple[int, float]:
    """Page and height of words; points from below."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found:
            height = text.get_charbox(found[0])[1]
            document.close()
            return number, height
    raise AssertionError(f"{words} is not there")


def test_a_figure_stands_below_the_heading_of_its_section(book: Book) -> None:
    pdf = book.out / "book-a4-print.pdf"
    heading = place(pdf, "What fills")
    near = place(pdf, "A pool that fills")
    assert (near[0], -near[1]) > (heading[0], -heading[1])


def test_a_long_line_goes_on_behind_a_mark_that_nobody_copies(book: Book) -> None:
    pdf = opened(book.out / "book-a4-print.pdf")
    lines: dict[tuple[int, float], list[Run]] = {}
    for number, some in pdf.runs.items():
        for run in some:
            if "Mono" in run.font:
                lines.setdefault((number, round(run.y, 1)), []).append(run)
    shown = ["".join(run.text for run in some) for some in lines.values()]
    at = next(n for n, line in enumerate(shown) if line.startswith("refused = "))
    assert (shown[at] + shown[at + 1]).replace(" ", "") == LONG_LINE.replace(" ", "")
    first, second = (list(lines.values())[n][0] for n in (at, at + 1))
    assert not inked(pdf.path, first), "there is a mark before the beginning of the line"
    assert inked(pdf.path, second), "nothing tells that the line goes on here"


def inked(pdf: Path, run: Run) -> bool:
    """Is anything drawn in the width of two letters before a run?"""
    scale = 4
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[run.page - 1]
        dark = page.render(scale=scale, grayscale=True).to_numpy().squeeze() < 200
        foot = int((page.get_height() - run.y) * scale)
    letter = 0.6 * run.size
    left, right = (int((run.x - n * letter) * scale) for n in (1.9, 0.3))
    return bool(dark[foot - int(0.6 * run.size * scale) : foot, left:right].any())


def test_a_language_is_shown_where_a_listing_has_it(book: Book) -> None:
    text = book.text("book-a4-go")
    assert "package shown_never" in text
    assert "also in Python" in text
    assert "A pool that fills" in text


def test_paper_tells_addresses_and_pages_and_a_screen_has_links(book: Book) -> None:
    paper, screen = (
        book.text(name).replace("\xa0", " ") for name in ("book-a4-print", "book-a4-go")
    )
    assert "https://example.org/path" in paper
    assert re.search(r"Figure 1.2 on page \d", paper)
    assert "https://example.org/path" not in screen
    assert re.search(r"Figure 1.2,", screen)


def test_large_print_has_no_small_letter(book: Book) -> None:
    small = {
        (round(run.size, 1), run.font)
        for some in opened(book.out / "book-a4-large.pdf").runs.values()
        for run in some
        if run.size < (14.1 if "Mono" in run.font else 15.9) and run.text.strip()
    }
    assert small == set()


def test_the_first_page_of_a_module_leads_to_the_web(book: Book, tmp_path: Path) -> None:
    pages = book.pages("book-a4-print")
    opener = " ".join(next(page for page in pages if "When to stop?" in page).split())
    assert "books.example.org/breakers/index.html" in opener.replace(" ", "")
    assert "1.1 When to trip" in opener
    without = print_book(tmp_path, {"breakers/index": "# Breakers\n\nWhen to stop?\n"})
    assert not without.told
    assert "on the web" not in without.text()


def test_a_module_opens_on_a_right_hand_page_of_paper(book: Book) -> None:
    pages = book.pages("book-a4-print")
    opener = next(number for number, text in enumerate(pages, 1) if "module 1" in text)
    assert opener % 2 == 1
    contents = next(text for text in pages if text.startswith("Contents"))
    assert re.search(rf"Breakers\s*{opener}\b", contents)


def test_a_code_is_drawn_as_its_library_made_it() -> None:
    from qrcode import QRCode

    from patternbook.print.qr import QUIET, svg

    code = QRCode(error_correction=0, border=QUIET)
    code.add_data(f"https://example.org/{MODULE}")
    drawn = np.zeros((len(code.get_matrix()),) * 2, dtype=bool)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", svg(f"https://example.org/{MODULE}")):
        drawn[int(y), int(x) : int(x) + int(length)] = True
    assert (drawn == np.array(code.get_matrix())).all(), "the drawing is another code"
