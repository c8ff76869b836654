"""The table of contents, and the places that a reader's program offers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from patternbook.epub.package import Book
from patternbook.epub.pages import Page, page

NAME = "contents.xhtml"


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents; the title is HTML.

    Attributes:
        part: The part that a chapter belongs to.
        below: The sections of a chapter.
    """

    file: str
    title: str
    part: str | None = None
    below: tuple[Entry, ...] = ()


def navigation(book: Book, entries: list[Entry], marks: list[tuple[str, str, str]]) -> Page:
    """The page of contents.

    Args:
        book: The book.
        entries: The chapters in order.
        marks: Landmarks besides cover and contents: `epub:type`, file, title.
    """
    lines = []
    for part, found in groupby(entries, key=lambda entry: entry.part):
        inside = _list(list(found))
        lines.append(f"<li><span>{part}</span>\n{inside}</li>" if part else inside[5:-6])
    known = [("cover", "cover.xhtml", "Cover"), ("toc", NAME, "Contents"), *marks]
    landmarks = "\n".join(
        f'<li><a epub:type="{kind}" href="{file}">{title}</a></li>' for kind, file, title in known
    )
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>\n<ol>\n'
        f"{chr(10).join(lines)}\n</ol></nav>\n"
        f'<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2>\n<ol>\n{landmarks}\n'
        "</ol></nav>"
    )
    return page(NAME, "Contents", body, book.language)


def _list(entries: list[Entry]) -> str:
    lines = "\n".join(
        f'<li><a href="{entry.file}">{entry.title}</a>'
        f"{chr(10) + _list(list(entry.below)) if entry.below else ''}</li>"
        for entry in entries
    )
    return f"<ol>\n{lines}\n</ol>"
