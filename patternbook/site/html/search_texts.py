"""What the search knows of a page: its sections, and what has a name of its own inside them.

Glossary terms, entries of the bibliography, case studies and reproductions are found by themselves;
all other text is part of the section in which it stands. Left out is what a reader may not find
before having tried: options, answers and hints (nodes of the class `no-search`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

from patternbook.site import nodes as ours
from patternbook.site import questions_nodes as asks

SKIPPED = (
    nodes.comment,
    nodes.raw,
    nodes.math_block,
    nodes.system_message,
    nodes.target,
    addnodes.toctree,
    ours.plot_data,
    ours.lab_hints,
)
SKIPPED_CLASSES = frozenset({"no-search", "source-read", "learning-time"})
BLOCKS = (nodes.paragraph, nodes.title, nodes.caption, nodes.term, nodes.attribution, nodes.rubric)
COMMAND = re.compile(r"\\(?:text|mathrm|operatorname)\b|\\[a-zA-Z]+|[{}$]")


@dataclass
class Place:
    """One thing that can be found.

    Attributes:
        anchor: The fragment that leads to it; empty for the page as a whole.
        title: Its heading.
        kind: By which it is ranked: `section`, `term` (of the glossary), `case` (or reproduction),
            `source` (of the bibliography), `questions`, or `list`, which names other places.
        text: Its paragraphs, a line each.
        captions: Captions and alternative texts, a line each.
        code: Lines of its listings, each once.
        keys: Words under which its author wants it to be found.
    """

    anchor: str
    title: str
    kind: str = "section"
    text: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    code: dict[str, None] = field(default_factory=dict)
    keys: dict[str, None] = field(default_factory=dict)

    def row(self) -> list[str]:
        """As it is written into the index."""
        texts = ("\n".join(x) for x in (self.text, self.captions, self.code, self.keys))
        return [self.anchor, self.title, self.kind, *texts]


def places(document: nodes.document) -> list[Place]:
    """All places of a page, in the order in which they stand."""
    found: list[Place] = []
    for top in document.children:
        if isinstance(top, nodes.section):
            _section(top, found)
    return found


def _section(section: nodes.section, found: list[Place]) -> None:
    title = next((plain(x) for x in section.children if isinstance(x, nodes.title)), "")
    place = Place(section["ids"][0] if found else "", title)
    found.append(place)
    for child in section.children:
        if isinstance(child, nodes.section):
            _section(child, found)
        elif not isinstance(child, nodes.title):
            _block(child, place, found)


def _block(node: nodes.Node, place: Place, found: list[Place]) -> None:
    """Take what stands in a block into a place, or into a new one of its own."""
    if isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"]:
        place.kind = "list"
        return
    if not isinstance(node, nodes.Element) or _skipped(node):
        return
    if isinstance(node, addnodes.index):
        place.keys.update(dict.fromkeys(_entries(node)))
    elif isinstance(node, nodes.literal_block):
        _code(node, place)
    elif isinstance(node, nodes.image):
        _line(node.get("alt", ""), place.captions)
    elif isinstance(node, ours.case_study | ours.reproduction):
        own = Place(node["ids"][0], plain(node.children[0]), "case")
        found.append(own)
        for child in node.children[1:]:
            _block(child, own, found)
    elif isinstance(node, nodes.definition_list_item) and node.children[0]["ids"]:  # type: ignore[index]
        _named(node, found)
    elif isinstance(node, asks.question):
        place.kind = "questions"
        for child in node.children:
            _block(child, place, found)
    elif isinstance(node, nodes.definition_list) and "book-index" in node["classes"]:
        place.kind = "list"
        for child in node.children:
            _block(child, place, found)
    elif isinstance(node, nodes.field):
        name, body = node.children
        _line(f"{plain(name)}: {plain(body)}", place.text)
    elif isinstance(node, nodes.row):
        _line(" · ".join(filter(None, (plain(cell) for cell in node.children))), place.text)
    elif isinstance(node, BLOCKS):
        captions = isinstance(node, nodes.caption) or isinstance(node.parent, nodes.table)
        _line(plain(node), place.captions if captions else place.text)
        for index in node.findall(addnodes.index):
            place.keys.update(dict.fromkeys(_entries(index)))
    else:
        for child in node.children:
            _block(child, place, found)


def _named(item: nodes.definition_list_item, found: list[Place]) -> None:
    """A definition whose term has an anchor: of the glossary, or of the bibliography."""
    term = item.children[0]
    assert isinstance(term, nodes.term)
    anchor = term["ids"][0]
    source = anchor.startswith("source-")
    own = Place(anchor, plain(term), "source" if source else "term")
    found.append(own)
    for child in item.children[1:]:
        _block(child, own, found)


def _code(block: nodes.literal_block, place: Place) -> None:
    if block.get("example"):
        place.keys[block["example"].rpartition("/")[2].partition(".")[0]] = None
    for line in block.astext().splitlines():
        if re.search(r"\w", line):
            place.code[" ".join(line.split())] = None


def _line(text: str, lines: list[str]) -> None:
    if text:
        lines.append(text)


def _skipped(node: nodes.Element) -> bool:
    return isinstance(node, SKIPPED) or not SKIPPED_CLASSES.isdisjoint(node.get("classes", ()))


def plain(node: nodes.Node) -> str:
    """The words of a node on one line; of a formula, what is left without its commands."""
    return " ".join("".join(_words(node)).split())


def _words(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.math):
        yield COMMAND.sub("", node.astext())
    elif isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, nodes.Element) and not _skipped(node):
        for child in node.children:
            yield from _words(child)
            if isinstance(child, BLOCKS):
                yield " "


def _entries(index: addnodes.index) -> Iterator[str]:
    for kind, value, *_ in index["entries"]:
        if kind in ("single", "pair", "triple"):
            yield " ".join(part.strip() for part in value.split(";"))
