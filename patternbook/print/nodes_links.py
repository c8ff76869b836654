"""References: to places of the book, with their page, and to addresses outside."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes

from patternbook.print.escape import arguments, array, pieces, string
from patternbook.print.setter import Reference, Setter, sets

PLAIN = {"std-term"}
NUMBER = {"std-numref"}


@sets(nodes.reference, addnodes.number_reference)
def reference(s: Setter, node: nodes.reference) -> str:
    """Set a reference to a place of the book or to an address."""
    address = node.get("refuri", "")
    places = "".join(s.place(name) for name in node["ids"])
    if "refid" in node:
        return places + _inward(s, node, s.label(node["refid"]))
    if address.startswith("%"):
        document, _, name = address[1:].partition("#")
        return places + _inward(s, node, s.label(name, document or s.docname))
    return places + _outward(s, node, address)


def _inward(s: Setter, node: Element, target: str) -> str:
    spot = s.new_spot("ref")
    how = "plain" if _opened_here(s, target) else style(node, target)
    s.sheet.references.append(Reference(spot, target, how))
    return f"#xref({string(spot)})[{s.render(node.children)}];"


def _opened_here(s: Setter, target: str) -> bool:
    """Is the target a section of the module whose first page, with all their pages, is near?"""
    document, _, name = target.rpartition(":")
    home, _, page = s.docname.rpartition("/")
    return page == "index" and name == "" and document.startswith(f"{home}/")


def style(node: Element, target: str) -> str:
    """How the page of the target is told; see `patternbook.print.settle.told`."""
    classes = {name for part in (node, *node.children[:1]) for name in _classes(part)}
    name = target.rpartition(":")[2]
    if classes & PLAIN or name.startswith(("source-", "term-")):
        return "plain"
    if classes & NUMBER or name.startswith("equation-"):
        return "number"
    return "inner" if _in_brackets(node) else "text"


def _in_brackets(node: Element) -> bool:
    """Does the reference stand between round brackets that opened earlier in its paragraph?"""
    before = ""
    current: nodes.Node = node
    while current.parent is not None and isinstance(current.parent, nodes.TextElement):
        siblings = current.parent.children
        before = "".join(n.astext() for n in siblings[: siblings.index(current)]) + before
        current = current.parent
    return before.count("(") > before.count(")")


def _classes(node: nodes.Node) -> list[str]:
    return list(node["classes"]) if isinstance(node, Element) else []


def _outward(s: Setter, node: Element, address: str) -> str:
    shown = address.removeprefix("mailto:")
    if node.astext() in (address, shown):
        return f"#address({string(address)}, {arguments(pieces(shown))});"
    note = ""
    if _in_bibliography(node):  # the one place where every edition shows addresses in full
        s.after.append(f'#" ";#address({string(address)}, {arguments(pieces(shown))});')
    elif address not in s.footnotes_told:
        s.footnotes_told.add(address)
        note = f", note: {array([string(piece) for piece in pieces(shown)])}"
    return f"#outward({string(address)}{note})[{s.render(node.children)}];"


def _in_bibliography(node: nodes.Node) -> bool:
    current: nodes.Node | None = node
    while current is not None:
        if isinstance(current, nodes.definition_list):
            return "bibliography" in current["classes"]
        current = current.parent
    return False


@sets(addnodes.download_reference)
def download(s: Setter, node: Element) -> str:
    """Set its words: paper has no files."""
    return s.render(node.children)


@sets(addnodes.pending_xref)
def unresolved(s: Setter, node: Element) -> str:
    """Set its words."""
    return s.render(node.children)  # Sphinx has warned of it
