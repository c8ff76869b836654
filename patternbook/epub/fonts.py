"""The typeface of the code; text is set in what the reader has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from patternbook.epub.pages import Page
from patternbook.site.html.fonts import MONO, cut, text_characters
from patternbook.site.html.packages import packages

FACES = {
    "code.woff2": "400Regular/JetBrainsMono_400Regular.ttf",
    "code-bold.woff2": "700Bold/JetBrainsMono_700Bold.ttf",
}
CODE = re.compile(r"<code[^>]*>(.*?)</code>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def files(pages: Iterable[Page]) -> Iterator[tuple[str, str, bytes]]:
    """Name, media type and content of each face, cut to the code of the pages."""
    found = "".join(unescape(TAG.sub("", code)) for p in pages for code in CODE.findall(p.content))
    characters = text_characters() | {ord(character) for character in found}
    folder = packages() / MONO
    for name, path in FACES.items():
        yield name, "font/woff2", cut(folder / path, characters)


def licence() -> str:
    """The licence of the typeface, which goes where the typeface goes."""
    return (packages() / MONO / "LICENSE_FONT").read_text(encoding="utf-8")
