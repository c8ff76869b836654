"""Listings, in the language of the edition where they have it."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element

from patternbook.print.breaks import GROUP, LARGE_GROUP, groups
from patternbook.print.commands import FITS, LARGE_FITS, continued
from patternbook.print.escape import array, content, optional, string
from patternbook.print.highlight import painted
from patternbook.print.setter import Setter, sets
from patternbook.site.nodes import listing_set

TRANSCRIPTS = ("console", "shell")
"""Pygments' names of what is typed and what the system answers."""

SHOWN = {
    "python": "Python",
    "go": "Go",
    "java": "Java",
    "typescript": "TypeScript",
    "rust": "Rust",
}
"""Languages of editions to the labels of listings."""


@sets(listing_set)
def listings(s: Setter, node: listing_set) -> str:
    """One language, with a pointer to the others: paper has no tabs."""
    found = [n for n in node.children if isinstance(n, nodes.container)]
    labels = [next(one.findall(nodes.literal_block))["label"] for one in found]
    wanted = SHOWN[s.format.language]
    at = labels.index(wanted) if wanted in labels else 0
    return _captioned(s, found[at], labels[:at] + labels[at + 1 :], numbered=found[0])


@sets(nodes.container)
def container(s: Setter, node: nodes.container) -> str:
    """Set a listing with a caption, a component of sphinx-design, or what is inside."""
    if node.get("literal_block"):
        return _captioned(s, node, [])
    if "design_component" in node:
        from patternbook.print.nodes_design import component

        return component(s, node)
    return s.anchors(node) + s.render(node.children)


def _captioned(
    s: Setter, node: Element, others: list[str], *, numbered: Element | None = None
) -> str:
    """A listing with its caption; of a set, the first carries the number and the ids."""
    numbered = node if numbered is None else numbered
    literal = next(node.findall(nodes.literal_block))
    caption = node.next_node(nodes.caption)
    return _listing(
        s,
        literal,
        anchors=s.anchors(numbered),
        number=s.figure_number("code-block", numbered),
        caption=s.render(caption.children) if caption is not None else None,
        others=others,
    )


@sets(nodes.literal_block, nodes.doctest_block)
def literal_block(s: Setter, node: Element) -> str:
    """Set a listing without a caption."""
    return _listing(s, node, anchors=s.anchors(node))


def _listing(
    s: Setter,
    node: Element,
    *,
    anchors: str,
    number: str | None = None,
    caption: str | None = None,
    others: list[str] | None = None,
) -> str:
    text = node.astext().rstrip("\n").expandtabs(4)
    name = node.get("language", "text")
    if name in TRANSCRIPTS:
        fits = LARGE_FITS if s.format.large else FITS
        text = "\n".join(row for line in text.split("\n") for row in continued(line, fits))
    parts = groups(text.split("\n"), LARGE_GROUP if s.format.large else GROUP)
    options = [
        f"groups: {array([f'({blank}, {count})' for blank, count in parts])}",
    ]
    if name in TRANSCRIPTS:
        options.append('language: "console"')
    elif runs := painted(text, name):
        options.append(f"painted: {string(runs)}")
    if len(parts) > 1:
        options.append(f"name: {string(s.new_spot('listing'))}")
    if anchors:
        options.append(f"anchors: {content(anchors)}")
    if caption is not None:
        options += [f"number: {optional(number)}", f"caption: {content(caption)}"]
    command, example = node.get("command"), node.get("example")
    if command:
        options.append(f"command: {string(command)}")
    if example and example not in (command or ""):
        options.append(f"file: {string(f'examples/{example}')}")
    if others:
        options.append(f"also: {string('also in ' + ', '.join(others))}")
    return s.block(node, f"#listing({', '.join(options)}, {string(text)})")
