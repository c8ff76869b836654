"""Links of the bank's texts as words, and the listings that a question speaks of."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from docutils import nodes
from docutils.nodes import Node
from sphinx.addnodes import pending_xref

from patternbook.bank.texts import References
from patternbook.run.listing import Listing, load
from patternbook.run.regions import region

NUMREF = re.compile(r"\{numref\}`(?:[^`<]*<)?([\w-]+)>?`")
EXAMPLE = re.compile(r"^```\{example\} (\S+)\n((?::[\w-]+:.*\n)*)", re.MULTILINE)
EQUATION = re.compile(r"^\$\$\n((?:(?!\$\$).*\n)+)\$\$ \(([\w-]+)\)", re.MULTILINE)


class Links:
    """What the book's labels stand for."""

    def __init__(self, book: Path) -> None:
        self.references = References.read(book)
        self.equations = _equations(book)

    def words(self, link: pending_xref) -> list[Node]:
        """What stands in the place of a link: its own words, a title, or the equation itself."""
        target, kind = link["reftarget"], link["reftype"]
        if kind == "eq" and target in self.equations:
            tex = self.equations[target]
            return [nodes.math(tex, tex)]
        own = link.get("refexplicit") and kind != "numref"
        if own or kind not in ("ref", "numref", "eq", "doc"):
            inner = [part.deepcopy() for part in link.children]
            return [nodes.inline("", "", *inner)]
        told = self.references.page(target) if kind == "doc" else self.references.label(target)
        return [nodes.Text(told)]


def listings_of(stem: str, book: Path, examples: Path) -> list[tuple[str, str]]:
    """Code and language of each listing of the book that a stem refers to by its number."""
    known = _listings(book)
    found = []
    for label in dict.fromkeys(NUMREF.findall(stem)):
        if label in known:
            name, part = known[label]
            listing: Listing = load(name, examples)
            found.append((region(listing, part).text, listing.language))
    return found


@functools.lru_cache(maxsize=8)
def _equations(book: Path) -> dict[str, str]:
    found = {}
    for page in sorted(book.rglob("*.md")):
        for tex, label in EQUATION.findall(page.read_text(encoding="utf-8")):
            found[label] = " ".join(tex.split())
    return found


@functools.lru_cache(maxsize=8)
def _listings(book: Path) -> dict[str, tuple[str, str | None]]:
    """Label to listing and region, as the pages show them."""
    found = {}
    for page in sorted(book.rglob("*.md")):
        for name, lines in EXAMPLE.findall(page.read_text(encoding="utf-8")):
            options = dict(re.findall(r"^:([\w-]+): *(.*)$", lines, re.MULTILINE))
            if "name" in options:
                found[options["name"]] = (name, options.get("region") or None)
    return found
