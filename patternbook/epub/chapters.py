"""What is in the EPUB, in the order of reading: parts, chapters, documents."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from patternbook.site.order import below

WEB_ONLY = "web-only"
"""Key in the front matter of a document that has no use off the web."""


@dataclass(frozen=True)
class Chapter:
    """A module, or a page that stands alone.

    Attributes:
        part: The caption that it stands under, if any.
        documents: Its documents; the first one opens it.
    """

    part: str | None
    documents: tuple[str, ...]


def chapters(env: BuildEnvironment) -> list[Chapter]:
    """All below the root page, which is the home page of the web edition."""
    found: list[Chapter] = []
    seen: set[str] = set()
    for toctree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        for _title, docname in toctree["entries"]:
            if docname not in env.found_docs or docname in seen:
                continue
            if WEB_ONLY in env.metadata[docname]:
                continue
            documents = tuple(dict.fromkeys(n for n in below(env, docname) if n not in seen))
            seen.update(documents)
            found.append(Chapter(toctree.get("caption"), documents))
    return found
