"""The Sphinx builder `epub3`: pages for e-readers, packed into one file."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.highlighting import PygmentsBridge
from sphinx.util import logging
from sphinx.util.docutils import _get_settings
from sphinx.writers.html import HTMLWriter
from sphinx_book_theme.directives import Margin

from patternbook.epub import fonts
from patternbook.epub.archive import pack
from patternbook.epub.chapters import Chapter, chapters
from patternbook.epub.cover import cover
from patternbook.epub.navigation import Entry, navigation
from patternbook.epub.package import Book, Item, package
from patternbook.epub.pages import Page, file_of, led, page
from patternbook.epub.questions import BookTranslator
from patternbook.epub.title_pages import cover_page, font_licence, imprint
from patternbook.errors import BookError
from patternbook.run.listing import LABELS
from patternbook.site.html.drawings import slim

logger = logging.getLogger(__name__)
STYLE = Path(__file__).with_name("style.css")
PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


@dataclass
class Written:
    """What a chapter has asked and drawn so far, for the pages at its end.

    Attributes:
        asked: Question to its number and its place.
        answers: XHTML of each answer, in the order of the questions.
        numbers: XHTML of each figure's numbers, in the order of the figures.
    """

    first: str
    asked: dict[str, tuple[int, str]] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    @property
    def answers_file(self) -> str:
        """The page of answers."""
        return file_of(f"{self.first}/answers")

    @property
    def numbers_file(self) -> str:
        """The page of the figures' numbers."""
        return file_of(f"{self.first}/numbers-of-figures")


class EpubBuilder(Builder):
    """Writes the book as an EPUB 3."""

    name = "epub3"  # Sphinx checks settings of its own for the name `epub`
    format = "epub"
    epilog = "The EPUB is in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg"]
    default_translator_class = BookTranslator
    # What Sphinx's writer asks of a builder.
    add_permalinks = False
    download_support = False
    imgpath = ""
    chapter: Written

    def init(self) -> None:
        """Make ready what all pages share."""
        # The theme, which brings `{margin}`, is loaded for builders of HTML only.
        self._app.add_directive("margin", Margin, override=True)
        self.highlighter = PygmentsBridge("html", "default")
        self.images: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}  # places that came to stand on another page
        self.language: str = self.config.epub_language_of_listings
        if self.language not in LABELS:
            known = ", ".join(LABELS)
            what = f"no listings in '{self.language}'"
            raise BookError("--language", None, what, f"choose one of {known}")

    def get_outdated_docs(self) -> set[str]:
        """All: the pages of a book depend on one another."""
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The file of a document."""
        return file_of(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The same from everywhere: what is written for one page may come to stand on another."""
        return file_of(to)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write all pages that the book reaches from its root, and pack them."""
        self.settings = _get_settings(
            HTMLWriter, defaults=self.env.settings, read_config_files=True
        )
        pages: list[Page] = []
        entries: list[Entry] = []
        found = chapters(self.env)
        self.held = {file_of(name) for chapter in found for name in chapter.documents}
        try:
            for chapter in found:
                entries.append(self._chapter(chapter, pages))
            self._pack([led(p, self.moved) for p in pages], entries)
        except BookError as error:
            logger.error("%s; %s", error.what, error.remedy, location=str(error.path))
            self._app.statuscode = 1

    def _chapter(self, chapter: Chapter, pages: list[Page]) -> Entry:
        """Write a chapter; returns its line in the table of contents."""
        first, *others = chapter.documents
        self.chapter = Written(first)
        pages.append(self._page(first))
        below = []
        for docname in others:
            pages.append(self._page(docname))
            below.append(self._entry(docname))
        more = (
            (self.chapter.answers_file, "Answers", self.chapter.answers),
            (self.chapter.numbers_file, "The numbers of the figures", self.chapter.numbers),
        )
        for name, title, parts in more:
            if parts:
                body = f"<section><h1>{title}</h1>\n{''.join(parts)}</section>"
                pages.append(page(name, title, body, self.config.language))
                below.append(Entry(name, title))
        return self._entry(first, chapter.part, tuple(below))

    def _entry(self, docname: str, part: str | None = None, below: tuple[Entry, ...] = ()) -> Entry:
        numbers = self.env.toc_secnumbers.get(docname, {}).get("")
        number = ".".join(map(str, numbers)) + " " if numbers else ""
        title = escape(number + self.env.titles[docname].astext())
        return Entry(file_of(docname), title, part, below)

    def _page(self, docname: str) -> Page:
        document = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        document.settings = self.settings
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        writer = self.create_translator(document, self)
        assert isinstance(writer, BookTranslator)
        document.walkabout(writer)
        title = escape(self.env.titles[docname].astext())
        return page(file_of(docname), title, "".join(writer.body), self.config.language)

    def figure_number(self, figure: nodes.figure) -> str | None:
        """The number of a figure, as its caption tells it."""
        numbers = self.fignumbers.get("figure", {})
        found = next((numbers[name] for name in figure["ids"] if name in numbers), None)
        form: str = self.config.numfig_format["figure"]
        return form % ".".join(map(str, found)) if found else None

    def picture(self, uri: str) -> str:
        """Take a picture in; returns its file."""
        path = Path(self.env.srcdir, uri)
        suffix = path.suffix.lower()
        if suffix not in PICTURES or not path.is_file():
            raise BookError(path, None, "no picture for e-readers", "name an SVG, PNG or JPEG file")
        data = path.read_bytes()
        if suffix == ".svg":
            data = slim(data.decode("utf-8")).encode("utf-8")
        name = f"{sha256(data).hexdigest()[:16]}{suffix}"
        self.pictures[name] = data
        return name

    def _pack(self, pages: list[Page], entries: list[Entry]) -> None:
        book = Book.of(self.config, self.language)
        front = [cover_page(book), imprint(book)]
        items = [Item(p.name, "application/xhtml+xml", p.content.encode(), p) for p in front]
        items += [Item(p.name, "application/xhtml+xml", p.content.encode(), p) for p in pages]
        licence = font_licence(book, fonts.licence())
        items.append(Item(licence.name, "application/xhtml+xml", licence.content.encode(), licence))
        items.append(Item("cover.png", "image/png", cover(book)))
        items.append(Item("style.css", "text/css", STYLE.read_bytes()))
        items += [Item(name, kind, data) for name, kind, data in fonts.files(pages)]
        items += [
            Item(name, PICTURES[Path(name).suffix], data)
            for name, data in sorted(self.pictures.items())
        ]
        toc = navigation(book, entries, self._landmarks(pages))
        items.append(Item(toc.name, "application/xhtml+xml", toc.content.encode(), toc))
        other = "" if self.language == "python" else f"-{self.language}"
        place = Path(self.outdir, f"book{other}.epub")
        place.write_bytes(pack(package(book, items), items))
        logger.info("%s: %d pages, %d kB", place.name, len(pages), place.stat().st_size // 1000)

    def _landmarks(self, pages: list[Page]) -> list[tuple[str, str, str]]:
        """Where a reader may want to go at once: kind, file, title."""
        names = {p.name for p in pages}
        known = (
            ("bodymatter", pages[0].name, "Begin reading"),
            ("glossary", file_of("reference/glossary"), "Glossary"),
            ("bibliography", file_of("reference/bibliography"), "Bibliography"),
        )
        return [mark for mark in known if mark[1] in names]

    def finish(self) -> None:
        """Nothing is left to do once the EPUB is packed."""
