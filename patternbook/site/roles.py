"""`{result}`, a value that a run printed, and `{source}`, a citation."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes
from docutils.nodes import Node

from patternbook.run.listing import load
from patternbook.run.outputs import result
from patternbook.site.facts import book_domain, book_xref
from patternbook.site.report import BookDirective, BookRole, comma_separated
from patternbook.site.sources import Library, Source

UNIT = re.compile(r"(?<=\d) (?=[^\W\d])")


class Result(BookRole):
    """The value of a line `name: value` that a listing printed."""

    def make(self) -> list[Node]:
        path, colon, name = self.text.partition(":")
        if not colon or not name.strip():
            remedy = "write {result}`folder/listing:name of the result`"
            raise self.wrong(f"{{result}} without a name: '{self.text}'", remedy)
        listing = load(path.strip(), Path(self.config.patternbook_examples))
        self.env.note_dependency(listing.path)
        value = result(listing, name.strip())
        value = UNIT.sub("\N{NO-BREAK SPACE}", value)  # a number and its unit stay together
        return [nodes.inline(self.rawtext, value, classes=["result"])]


class Cite(BookRole):
    """One or more entries of the bibliography, as `(Author Year; Author Year)`."""

    def make(self) -> list[Node]:
        domain = book_domain(self.env)
        document = self.inliner.document
        whole = nodes.inline(self.rawtext, "", nodes.Text("("), classes=["source-citation"])
        names = comma_separated(self.text)
        for index, name in enumerate(names):
            entry = known(domain.library, name, self)
            text = entry.short if entry else name  # an entry at fault is reported at its file
            title = f"{entry.author}: {entry.title}" if entry else None
            whole += citation(document, name, text, title)
            whole += nodes.Text("; " if index < len(names) - 1 else ")")
        return [whole]


def known(library: Library, name: str, user: BookRole | BookDirective) -> Source | None:
    """The entry `name` of the bibliography; None if it is there but not well formed."""
    if name not in library.places:
        raise user.wrong(f"unknown source '{name}'", library.remedy(name))
    user.env.note_dependency(library.places[name][0])
    return library.entries.get(name)


def citation(
    document: nodes.document, name: str, text: str, title: str | None = None
) -> nodes.inline:
    """A link to an entry; the first on a page is what the bibliography links back to."""
    one = nodes.inline("", "", book_xref("source", name, nodes.inline("", text), reftitle=title))
    anchor = f"cite-{name}"
    if anchor not in document.ids:
        one["ids"].append(anchor)
        document.ids[anchor] = one
    return one
