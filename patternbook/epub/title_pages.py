"""The first pages: the cover, and what the book is and may be used for."""

from __future__ import annotations

from html import escape

from patternbook.epub.package import SUMMARY, Book
from patternbook.epub.pages import Page, page

LICENCES = (
    'The text is under the Creative Commons licence <a href="https://creativecommons.org/licenses/'
    'by-sa/4.0/">Attribution-ShareAlike 4.0 International</a>, the code of the listings under the '
    "MIT licence. Code is set in JetBrains Mono, cut down to the characters of this book, under "
    'the <a href="typeface-licence.xhtml">SIL Open Font License 1.1</a>.'
)


def cover_page(book: Book) -> Page:
    """The cover as a page."""
    body = (
        '<section class="cover" epub:type="cover">'
        f'<img src="cover.png" alt="Cover: {escape(book.whole_title)}" role="doc-cover" />'
        "</section>"
    )
    return page("cover.xhtml", "Cover", body, book.language, "frontmatter")


def imprint(book: Book) -> Page:
    """The imprint."""
    listings = book.listings or "Python"
    body = f"""<section epub:type="titlepage"><h1>{escape(book.title)}</h1>
<p>{escape(book.author)}</p>
<p>Version {escape(book.release)}, {book.moment.day} {book.moment:%B %Y}. Listings in {listings}; \
below each stands which other languages have it.</p>
<p>{LICENCES}</p>
<p>{SUMMARY}</p></section>"""
    return page("imprint.xhtml", "Imprint", body, book.language, "frontmatter")


def font_licence(book: Book, text: str) -> Page:
    """The licence of the typeface."""
    title = "Licence of the typeface"
    body = "".join(f"<p>{escape(part)}</p>\n" for part in text.strip().split("\n\n"))
    whole = f"<section><h1>{title}</h1>\n{body}</section>"
    return page("typeface-licence.xhtml", title, whole, book.language, "backmatter")
