"""One page of an EPUB: its name, its frame, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from xml.etree import ElementTree

from patternbook.errors import BookError

FRAME = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8" />
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css" />
</head>
<body{kind}>
{body}
</body>
</html>
"""


LINK = re.compile(r'href="([^"]+#[^"]+)"')


@dataclass(frozen=True)
class Page:
    """A page of the EPUB.

    Attributes:
        name: Its file.
        title: Its title, as HTML.
        content: The whole of it.
    """

    name: str
    title: str
    content: str

    @property
    def uses_maths(self) -> bool:
        """Whether it holds MathML, which the package must declare."""
        return "<math" in self.content


def file_of(docname: str) -> str:
    """The file of a document: all files lie in one folder, so that links are plain names."""
    return docname.replace("/", ".") + ".xhtml"


def page(name: str, title: str, body: str, language: str, kind: str = "") -> Page:
    """Frame a page.

    Args:
        name: Its file.
        title: Its title, as HTML.
        body: What stands in it, as XHTML.
        language: Its language, as in `en`.
        kind: Its `epub:type`, if any.

    Raises:
        BookError: The page is not well-formed XML.
    """
    plain = re.sub(r"<[^>]+>", "", title)
    told = f' epub:type="{kind}"' if kind else ""
    content = FRAME.format(language=escape(language), title=plain, kind=told, body=body.strip())
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        remedy = "mend the raw HTML or the role that made it"
        raise BookError(name, error.position[0], f"not well-formed: {error}", remedy) from None
    return Page(name, title, content)


def led(page: Page, moved: Mapping[str, str]) -> Page:
    """A page whose links lead to where places have moved."""
    return replace(
        page, content=LINK.sub(lambda m: f'href="{moved.get(m[1], m[1])}"', page.content)
    )
