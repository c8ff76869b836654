"""Which PDFs there are, and what is in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from patternbook.errors import BookError
from patternbook.print.formats import Format, unknown

WEB_ONLY = "web-only"
"""Key in the front matter of a document that has no use on paper."""
MADE = "made.json"
"""Beside the PDFs: what they are, for the page from which readers download them."""


@dataclass(frozen=True)
class Placed:
    """A document in the order of reading.

    Attributes:
        level: 1 for a chapter, which is a module or a page that stands alone.
        part: Caption of the toctree, at the first chapter of a part.
        chapter: The document that opens its chapter.
    """

    docname: str
    level: int
    part: str | None
    chapter: str


def reading_order(env: BuildEnvironment) -> list[Placed]:
    """All documents below the root page. The root itself is the web edition's home page."""
    root = env.config.root_doc
    found: list[Placed] = []
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        part = toctree.get("caption")
        for _title, docname in toctree["entries"]:
            if docname not in env.found_docs or WEB_ONLY in env.metadata[docname]:
                continue
            for name, level in _below(env, docname, 1):
                found.append(Placed(name, level, part, docname))
                part = None
    return list({placed.docname: placed for placed in reversed(found)}.values())[::-1]


def _below(env: BuildEnvironment, docname: str, level: int) -> Iterator[tuple[str, int]]:
    yield docname, level
    for child in env.toctree_includes.get(docname, []):
        yield from _below(env, child, level + 1)


@dataclass(frozen=True)
class Edition:
    """One PDF.

    Attributes:
        name: Of the file, without suffix.
        module: The document that opens the module, or None for the whole book.
    """

    name: str
    title: str
    subtitle: str | None
    format: Format
    documents: tuple[Placed, ...]
    module: str | None = None


def editions(env: BuildEnvironment, order: list[Placed]) -> list[Edition]:
    """What `print_wanted` asks for; if it is empty, what readers download.

    That is the whole book on every paper and each module on the first of them.

    Raises:
        BookError: It asks for a module that there isn't.
    """
    if env.config.print_wanted:
        return [_wanted(env, order, asked) for asked in json.loads(env.config.print_wanted)]
    papers: list[Format] = [Format(paper) for paper in env.config.print_papers]
    found = [_book(env, order, form) for form in papers]
    return found + [_module(env, order, name, papers[0]) for name in modules(env, order)]


def _wanted(env: BuildEnvironment, order: list[Placed], asked: dict[str, Any]) -> Edition:
    """One that somebody asked for: `module`, its name or null, beside the fields of its format."""
    name = asked.pop("module", None)
    form = Format(**asked)
    if name is None:
        return _book(env, order, form)
    known = {short(docname): docname for docname in modules(env, order)}
    if name not in known:
        what, remedy = unknown("module", name, list(known)).split("; ", 1)
        raise BookError(Path(env.doc2path(env.config.root_doc)), None, what, remedy)
    return _module(env, order, known[name], form)


def _book(env: BuildEnvironment, order: list[Placed], form: Format) -> Edition:
    return Edition(form.file_name("book"), env.config.project, None, form, tuple(order))


def _module(env: BuildEnvironment, order: list[Placed], docname: str, form: Format) -> Edition:
    documents = tuple(placed for placed in order if placed.chapter == docname)
    title = env.titles[docname].astext()
    name = form.file_name(short(docname))
    return Edition(name, title, env.config.project, form, documents, docname)


def short(docname: str) -> str:
    """The name of a module: that of its folder."""
    return docname.split("/")[-2]


def modules(env: BuildEnvironment, order: list[Placed]) -> list[str]:
    """The numbered folders that the root page's toctrees name."""
    return [
        placed.docname
        for placed in order
        if placed.level == 1
        and placed.docname.endswith("/index")
        and env.toc_secnumbers.get(placed.docname, {}).get("")
    ]


def as_told(edition: Edition, pages: int) -> dict[str, Any]:
    """What readers want to know of a PDF."""
    return {
        "file": f"{edition.name}.pdf",
        "title": edition.title,
        "module": edition.module,
        "pages": pages,
        **asdict(edition.format),
    }
