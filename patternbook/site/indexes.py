"""The pages that the build writes: bibliography, indexes, and the minutes of a module."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from docutils import nodes
from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from patternbook.site.facts import book_domain
from patternbook.site.index_pages import INDEXES
from patternbook.site.report import BookDirective


class index_place(nodes.General, nodes.Element):
    """Where an index will stand; never reaches a writer."""


class Index(BookDirective):
    """Any directive that stands for something made from all pages."""

    def make(self) -> list[Node]:
        return [index_place("", kind=self.name)]


class FillIndexes(SphinxPostTransform):
    """Put each index in its place, before references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = book_domain(self.env)
        for place in list(self.document.findall(index_place)):
            place.replace_self(INDEXES[place["kind"]](domain, self.env.current_document.docname))


def stale_indexes(env: BuildEnvironment) -> list[str]:
    """The pages to write again because what other pages declare has changed."""
    domain = book_domain(env)
    made_of = (domain.library.entries, env.toctree_includes, domain.bank_report)
    state = repr((sorted(domain.pages.items()), *made_of))
    digest = sha256(state.encode()).hexdigest()
    if digest == domain.data["digest"]:
        return []
    domain.data["digest"] = digest
    return [docname for docname, page in domain.pages.items() if page.indexes]


def setup_indexes(app: Sphinx) -> None:
    """Register the directives and what fills them."""
    for name in INDEXES:
        app.add_directive(name, Index)
    app.add_post_transform(FillIndexes)
