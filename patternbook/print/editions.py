"""Which PDFs there are, and what is in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment


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
            if docname not in env.found_docs:
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
        module: The document that opens the module, or None for the whole book.
    """

    name: str
    title: str
    subtitle: str | None
    paper: str
    documents: tuple[Placed, ...]
    module: str | None = None


def editions(env: BuildEnvironment, order: list[Placed]) -> list[Edition]:
    """The whole book on every paper, then each module on the first of them."""
    config = env.config
    papers: list[str] = config.print_papers
    found = [
        Edition(f"book-{paper}", config.project, None, paper, tuple(order)) for paper in papers
    ]
    for docname in modules(env, order):
        documents = tuple(p for p in order if p.chapter == docname)
        title = env.titles[docname].astext()
        name = docname.split("/")[-2]
        found.append(Edition(name, title, config.project, papers[0], documents, docname))
    return found


def modules(env: BuildEnvironment, order: list[Placed]) -> list[str]:
    """The numbered folders that the root page's toctrees name."""
    return [
        placed.docname
        for placed in order
        if placed.level == 1
        and placed.docname.endswith("/index")
        and env.toc_secnumbers.get(placed.docname, {}).get("")
    ]
