"""The book's contents in the sidebar: made once per process, then fitted to each page.

The themes resolve the whole toctree and parse it as HTML again for every page, a third of the time
of a cold build. Here the tree is walked once; a page only gets its links and its place marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

DEPTH = 4
NUMBER = re.compile(r'<span class="section-number">.*?</span>')
HERE = "\0"
"""Stands for the headings of the page until they are put in."""


@dataclass(frozen=True)
class Entry:
    """One line of the contents: a page (or, with a `url`, a link) and what stands below it."""

    title: str
    doc: str = ""
    url: str = ""
    number: str = ""
    children: tuple[Entry, ...] = ()

    def holds(self, doc: str) -> bool:
        """Whether `doc` is this page or below it."""
        return self.doc == doc or any(child.holds(doc) for child in self.children)


@dataclass(frozen=True)
class Group:
    """The entries of one toctree of the root page, below its caption."""

    caption: str
    entries: tuple[Entry, ...]


def title_html(title: nodes.Element, builder: StandaloneHTMLBuilder) -> str:
    """A title as HTML; only titles with markup take the long way through a writer."""
    if all(isinstance(child, nodes.Text) for child in title.children):
        return escape(title.astext(), quote=False)
    html: str = builder.render_partial(title.deepcopy())["title"]
    return NUMBER.sub("", html)


def contents(builder: StandaloneHTMLBuilder) -> tuple[Group, ...]:
    """The groups of the root page's toctrees."""
    env = builder.env
    return tuple(
        Group(tree.get("caption") or "", tuple(_entries(builder, tree, 1)))
        for tree in _toctrees(env, env.config.root_doc)
    )


def _toctrees(env: BuildEnvironment, doc: str) -> list[addnodes.toctree]:
    return list(env.tocs[doc].findall(addnodes.toctree)) if doc in env.tocs else []


def _entries(builder: StandaloneHTMLBuilder, tree: addnodes.toctree, depth: int) -> Iterator[Entry]:
    env = builder.env
    for given, target in tree["entries"]:
        if "://" in target:
            yield Entry(escape(given or target, quote=False), url=target)
        elif target in env.titles:
            below = _toctrees(env, target) if depth < DEPTH else []
            children = tuple(e for t in below for e in _entries(builder, t, depth + 1))
            number = env.toc_secnumbers.get(target, {}).get("") or ()
            shown = escape(given, quote=False) if given else title_html(env.titles[target], builder)
            yield Entry(shown, target, "", ".".join(map(str, number)), children)


class Sidebar:
    """The sidebar's HTML for any page."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.groups = contents(builder)
        self.uri = builder.get_target_uri

    def html(self, page: str, top: str, headings: str) -> str:
        """The list for `page`.

        Args:
            page: Name of the page.
            top: Leads from the page to the top folder (`../`).
            headings: The page's own headings, shown below its entry.
        """
        inner = f'<div class="page-contents">{headings}</div>' if headings else ""
        return "".join(self._group(group, page, top) for group in self.groups).replace(HERE, inner)

    def _group(self, group: Group, page: str, top: str) -> str:
        items = "".join(self._item(entry, page, top) for entry in group.entries)
        caption = escape(group.caption, quote=False)
        heading = f'<p class="caption"><span class="caption-text">{caption}</span></p>'
        return f'{heading if caption else ""}<ul class="nav bd-sidenav">{items}</ul>'

    def _item(self, entry: Entry, page: str, top: str) -> str:
        if entry.url:
            return f'<li><a class="external" href="{escape(entry.url)}">{entry.title}</a></li>'
        here = entry.doc == page
        inside = here or entry.holds(page)
        number = f'<span class="number">{entry.number}</span> ' if entry.number else ""
        current = ' aria-current="page"' if here else ""
        href = "#" if here else top + self.uri(entry.doc)
        html = f'<a href="{href}"{current}>{number}{entry.title}</a>{HERE if here else ""}'
        if entry.children:
            below = "".join(self._item(child, page, top) for child in entry.children)
            name = escape(entry.title.replace('"', ""), quote=True)
            html += (
                f"<details{' open' if inside else ''}>"
                f'<summary aria-label="Sections of {name}"></summary><ul>{below}</ul></details>'
            )
        classes = ["has-children"] * bool(entry.children) + ["current"] * inside
        return f'<li class="{" ".join(classes)}">{html}</li>' if classes else f"<li>{html}</li>"
