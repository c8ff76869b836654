"""Cards, grids, tabs and disclosures of the web edition, set plainly one below the other."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element
from sphinx_design.shared import PassthroughTextElement

from patternbook.print.escape import content
from patternbook.print.setter import Setter, sets

TITLED = {"tab-item", "dropdown", "card"}


def component(s: Setter, node: Element) -> str:
    """A container that sphinx-design made."""
    if node["design_component"] not in TITLED:
        return s.anchors(node) + s.render(node.children)
    body = list(node.children)
    heading = "none"
    if body and isinstance(body[0], nodes.rubric | nodes.label):
        heading = content(s.render(body.pop(0).children))
    anchors = s.anchors(node)
    return s.block(node, f"#panel({heading})[{anchors}{s.enclosed(body)}]")


@sets(PassthroughTextElement)
def passthrough(s: Setter, node: Element) -> str:
    """Set what is inside."""
    return s.render(node.children)
