"""The frames of the book: case studies, results recomputed and labs."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element

from patternbook.print.escape import array, content, string
from patternbook.print.nodes_lists import facts
from patternbook.print.setter import Setter, sets
from patternbook.site.nodes import HINTS, case_study, lab_card, lab_hint, lab_hints, reproduction


@sets(case_study)
def case(s: Setter, node: case_study) -> str:
    """Set a case study."""
    return _frame(s, node, "Case study")


@sets(reproduction)
def recomputed(s: Setter, node: reproduction) -> str:
    """Set a published result recomputed."""
    return _frame(s, node, "Reproduction")


@sets(lab_card)
def lab(s: Setter, node: lab_card) -> str:
    """Set what a lab asks."""
    return _frame(s, node, "Lab")


@sets(lab_hints)
def hints(s: Setter, node: lab_hints) -> str:
    """Set the hints at the end of their lab, below a line that keeps the eye off them."""
    told = [content(s.enclosed(one.children)) for one in node.children if isinstance(one, lab_hint)]
    return s.block(node, f"#lab-hints({string(HINTS)}, {array(told)})")


def _frame(s: Setter, node: Element, kind: str) -> str:
    title = ""
    rows: list[str] = []
    rest = []
    anchors = s.anchors(node)
    for part in node.children:
        if isinstance(part, nodes.title):
            title = s.render(part.children)
        elif isinstance(part, nodes.field_list) and not rows:
            rows = [f"({content(a)}, {content(b)})" for a, b in facts(s, part.children)]
        else:
            rest.append(part)
    call = f"#case({string(kind)}, {content(title)}, {array(rows)}, {content(anchors)})"
    return s.block(node, f"{call}[{s.enclosed(rest)}]")
