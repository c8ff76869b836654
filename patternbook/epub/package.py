"""The package document: what the EPUB is, what is in it, in which order it is read."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Self

from sphinx.config import Config

from patternbook.epub.pages import Page
from patternbook.run.listing import LABELS

SUMMARY = (
    "All text can be read aloud and set in any size. Figures have alternative texts, and their "
    "numbers stand in tables at the end of each chapter. Formulas are MathML. Nothing is told by "
    "colour alone, nothing moves, and no script runs."
)
COVER = "cover.png"
FEATURES = (
    "alternativeText", "displayTransformability", "longDescription", "MathML", "readingOrder",
    "structuralNavigation", "tableOfContents",
)  # fmt: skip


@dataclass(frozen=True)
class Book:
    """What the EPUB tells of itself.

    Attributes:
        listings: The language of its listings, as readers know it; empty for the usual one.
        identifier: The same for the same title, version and language of listings.
        moment: When it was changed last: the date of the commit.
    """

    title: str
    author: str
    release: str
    language: str
    listings: str
    identifier: str
    moment: datetime

    @classmethod
    def of(cls, config: Config, listings: str) -> Self:
        """The book as its settings describe it."""
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{config.project}/{config.release}/{listings}")
        other = "" if listings == "python" else LABELS[listings]
        moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
        return cls(
            title=config.project,
            author=config.author,
            release=config.release,
            language=config.language,
            listings=other,
            identifier=f"urn:uuid:{name}",
            moment=moment,
        )

    @property
    def whole_title(self) -> str:
        """The title, with the language of the listings where it is not the usual one."""
        return f"{self.title}: listings in {self.listings}" if self.listings else self.title


@dataclass(frozen=True)
class Item:
    """A file of the package; with its page if it is one."""

    name: str
    kind: str
    data: bytes
    page: Page | None = None


def package(book: Book, items: Iterable[Item]) -> str:
    """The package document."""
    manifest, spine = [], []
    for number, item in enumerate(items, 1):
        name = "cover" if item.name == COVER else f"item-{number}"  # old readers know that name
        told = properties(item)
        more = f' properties="{told}"' if told else ""
        manifest.append(f'<item id="{name}" href="{item.name}" media-type="{item.kind}"{more}/>')
        if item.page and item.page.name != "contents.xhtml":
            spine.append(f'<itemref idref="{name}"/>')
        elif item.page:  # after the cover and the imprint
            spine.insert(2, f'<itemref idref="{name}"/>')
    told = "\n".join(
        f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in _accessibility()
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" \
xml:lang="{book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">{book.identifier}</dc:identifier>
<dc:title>{escape(book.whole_title)}</dc:title>
<dc:creator>{escape(book.author)}</dc:creator>
<dc:language>{book.language}</dc:language>
<dc:date>{book.moment:%Y-%m-%d}</dc:date>
<dc:rights>Text: CC BY-SA 4.0. Code: MIT.</dc:rights>
<meta name="cover" content="cover"/>
<meta property="dcterms:modified">{book.moment:%Y-%m-%dT%H:%M:%SZ}</meta>
{told}
</metadata>
<manifest>
{chr(10).join(manifest)}
</manifest>
<spine>
{chr(10).join(spine)}
</spine>
</package>
"""


def properties(item: Item) -> str:
    """What the manifest must declare of a file."""
    if item.name == COVER:
        return "cover-image"
    found = ["nav"] if item.name == "contents.xhtml" else []
    if item.page and item.page.uses_maths:
        found.append("mathml")
    return " ".join(found)


def _accessibility() -> Iterable[tuple[str, str]]:
    yield from (("accessMode", mode) for mode in ("textual", "visual"))
    yield "accessModeSufficient", "textual"
    yield from (("accessibilityFeature", name) for name in FEATURES)
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", SUMMARY
