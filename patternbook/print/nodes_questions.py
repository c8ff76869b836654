"""Questions on paper: a numbered list here, what is right and why at the end of the module."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element, Node

from patternbook.print.escape import array, content, optional, string
from patternbook.print.highlight import painted
from patternbook.print.setter import Reference, Setter, sets
from patternbook.site import questions_nodes as asks

SHORT = 11
"""Questions of fewer lines than this are not broken over pages."""
BLOCKS = (nodes.literal_block, nodes.table, nodes.figure)


@sets(asks.question)
def question(s: Setter, node: asks.question) -> str:
    """Set a question; one that the chapter has asked before is referred to."""
    name = node["question"]
    if name in s.asked.places:
        number, label = s.asked.places[name]
        call = f"#asked-before({number}, {_reference(s, label, f'question {number}')})"
        return s.block(node, s.anchors(node) + call)
    for part in node.findall(nodes.Element):
        part.line = node.line  # theirs are lines of the bank, not of this page
    stem, form, answer = node.children
    assert isinstance(form, asks.question_form)
    assert isinstance(answer, asks.question_answer)
    number = len(s.asked.places) + 1
    s.asked.places[name] = (number, s.label(node["ids"][0]))
    anchors = s.anchors(node)
    there = f"answer-{name}!"
    call = f"#question({number}, {string(node['asks'])}, {content(anchors)}, "
    call += (
        f"{_reference(s, s.label(there), 'answer')}, whole: {str(_short(s, stem, form)).lower()}, "
    )
    call += f"keep: {str(form['form'] != 'line').lower()}, form: {_form(s, form) or 'none'})"
    source = s.block(node, f"{call}[{s.enclosed(stem.children)}]")
    s.asked.answers.append(s.block(node, _answer(s, answer, number, there, form)))
    return source


def _short(s: Setter, stem: Node, form: Node) -> bool:
    """Is it short enough to stay on one page, lest a gap open before it?"""
    blocks = [n for part in (stem, form) for n in part.findall() if isinstance(n, BLOCKS)]
    lines = sum(len(part.astext()) / 72 for part in (stem, form)) + len(form.children)
    return not blocks and lines < (SHORT / 2 if s.format.large else SHORT)


def _reference(s: Setter, target: str, shown: str) -> str:
    spot = s.new_spot("ref")
    s.sheet.references.append(Reference(spot, target, "number"))
    return content(f"#xref({string(spot)})[{shown}];")


def _parts(s: Setter, found: list[Node]) -> str:
    return array([content(s.enclosed(_children(part))) for part in found])


def _children(part: Node) -> list[Node]:
    return list(part.children)


def _form(s: Setter, form: asks.question_form) -> str:
    kind = form["form"]
    if kind in ("choice", "choices", "order"):
        return f"options({_parts(s, form.children)})"
    if kind == "match":
        sides = [c for c in form.children if isinstance(c, asks.question_choice)]
        lefts: list[Node] = [c for c in sides if c["side"] == "left"]
        rights: list[Node] = [c for c in sides if c["side"] == "right"]
        return f"pairs({_parts(s, lefts)}, {_parts(s, rights)})"
    if kind == "line":
        (block,) = form.children
        text = block.astext().rstrip("\n").expandtabs(4)
        assert isinstance(block, Element)
        runs = optional(painted(text, block["language"]))
        return f"numbered-lines({string(text)}, {runs})"
    if kind == "number" and form["unit"]:
        return f"unit-asked({string(form['unit'])})"
    return ""


def _answer(
    s: Setter, answer: asks.question_answer, number: int, there: str, form: asks.question_form
) -> str:
    lettered = form["form"] in ("choice", "choices")
    reasons, rubric, model, told = [], [], "none", ""
    for part in answer.children:
        assert isinstance(part, Element)
        text = content(s.enclosed(part.children))
        if isinstance(part, asks.question_reason):
            head = asks.letter(part["of"]) if lettered else part.get("number", "")
            reasons.append(f"({string(head)}, {text})")
        elif isinstance(part, asks.question_criterion):
            rubric.append(f"({part['points']}, {text})")
        elif isinstance(part, asks.question_model):
            model = text
        else:
            told = text
    parts = f"{array(reasons)}, {array(rubric)}, {model}, {told}"
    return f"#answer({number}, {content(s.place(there))}, {string(answer['key'])}, {parts})"


@sets(asks.question_progress)
def progress(s: Setter, node: nodes.Element) -> str:
    """Leave it out: paper keeps no record."""
    return ""
