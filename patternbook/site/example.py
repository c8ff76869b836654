"""`{example}`: a listing, or a region of one, with its siblings in other languages."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform

from patternbook.errors import BookError
from patternbook.run.listing import Listing, load
from patternbook.run.regions import Region, region
from patternbook.site.nodes import listing_set
from patternbook.site.report import BookDirective

COLUMNS = 72


class Example(BookDirective):
    """Show a listing; see CONTRIBUTING for the syntax."""

    required_arguments = 1
    option_spec: ClassVar = {
        "region": directives.unchanged,
        "caption": directives.unchanged,
        "name": directives.unchanged,
        "no-tabs": directives.flag,
    }

    def make(self) -> list[Node]:
        self.required("caption")
        listing = load(self.arguments[0], Path(self.config.patternbook_examples))
        shown = [(listing, self._region(listing))]
        if "no-tabs" not in self.options:
            shown += [(sibling, self._region(sibling)) for sibling in listing.siblings]
        words, messages = self.parse_inline(self.options["caption"])
        whole = listing_set("", *messages)
        for one, part in shown:
            whole += self._container(one, part, [word.deepcopy() for word in words])
        first = whole.children[len(messages)]
        assert isinstance(first, nodes.container)
        for extra in whole.children[len(messages) + 1 :]:
            _drop_ids(extra)
        self.set_source_info(whole)
        self.set_source_info(first)
        self.add_name(first)
        self._add_lasting_id(first, listing)
        return [whole]

    def _add_lasting_id(self, first: nodes.Element, listing: Listing) -> None:
        """Without a name, an id that does not change when a listing is added above this one."""
        anchor = nodes.make_id(f"listing {listing.name} {self.options.get('region', '')}")
        document = self.state.document
        if not first["ids"] and anchor not in document.ids:
            first["ids"].append(anchor)
            document.ids[anchor] = first

    def _region(self, listing: Listing) -> Region:
        self.env.note_dependency(listing.path)
        try:
            return checked(listing, self.options.get("region"))
        except BookError as error:
            remedy = error.remedy
            if listing.name != self.arguments[0] and "no region" in error.what:
                remedy += ", or give the {example} :no-tabs:"
            raise BookError(error.path, error.line, error.what, remedy) from None

    def _container(self, listing: Listing, part: Region, words: list[Node]) -> nodes.container:
        return listing_container(self, listing, part, words, listing.command)


def checked(listing: Listing, name: str | None = None) -> Region:
    """A region of a listing whose lines all fit on a page.

    Raises:
        BookError: A line is too long, or there is no such region.
    """
    for number, line in enumerate(listing.text.splitlines(), 1):
        if len(line) > COLUMNS:
            what = f"line of {len(line)} columns in a listing"
            raise BookError(listing.path, number, what, f"break it at {COLUMNS}")
    return region(listing, name)


def listing_container(
    of: BookDirective, listing: Listing, part: Region, words: list[Node], command: str
) -> nodes.container:
    """A language of a listing, as `listing_set` wants it."""
    literal = nodes.literal_block(part.text, part.text, language=listing.language)
    literal["example"] = listing.name
    literal["command"] = command
    literal["label"] = listing.label
    literal["first_line"] = part.line
    of.set_source_info(literal)
    caption = nodes.caption("".join(word.astext() for word in words), "", *words)
    of.set_source_info(caption)
    container = nodes.container("", caption, literal, classes=["literal-block-wrapper"])
    container["literal_block"] = True
    return container


def _drop_ids(node: Node) -> None:
    for element in node.findall(nodes.Element):
        element["ids"] = []


class NumberOnce(SphinxTransform):
    """Take away the ids that Sphinx's numbering gave to siblings: one listing, one number."""

    default_priority = 215  # AutoNumbering has 210

    def apply(self, **kwargs: object) -> None:
        for whole in self.document.findall(listing_set):
            containers = [c for c in whole.children if isinstance(c, nodes.container)]
            for sibling in containers[1:]:
                for name in sibling["ids"]:
                    self.document.ids.pop(name, None)
                sibling["ids"] = []
