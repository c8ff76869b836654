"""The look of the pages: those of a book with fixed words, so that only the layout can move."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.print.pictures import pictures, remembered
from tests.print.sample import sample

RENEW = "look at it; if it is meant: python -m tests.print.pictures"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = sample(tmp_path_factory.mktemp("sample") / "sample")
    assert (book.told, book.status) == ("", 0)
    return book.out / "book-a4.pdf"


def test_the_pages_look_as_they_did(printed: Path) -> None:
    """Text box, typefaces and ink of each page; how pixels are drawn doesn't matter."""
    now, was = pictures(printed), remembered()
    assert len(now) == len(was), RENEW
    told = [
        f"page {n}: {a.differs(b)}"
        for n, (a, b) in enumerate(zip(now, was, strict=True), 1)
        if a.differs(b)
    ]
    assert not told, "\n".join([*told, RENEW])
