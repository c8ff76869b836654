"""Lists, definitions, and names with values."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from docutils.nodes import Element

from patternbook.print.backlinks import SOURCE, TERM, label_of
from patternbook.print.escape import content, string
from patternbook.print.setter import Setter, sets


def _is_tight(node: Element) -> bool:
    return all(
        sum(isinstance(part, nodes.paragraph) for part in item.children) <= 1
        and all(isinstance(p, nodes.paragraph | nodes.bullet_list) for p in item.children)
        and len(item.astext()) < 160
        for item in node.children
        if isinstance(item, Element)
    )


def _items(s: Setter, node: Element) -> str:
    rows = []
    for item in node.children:
        assert isinstance(item, Element)
        rows.append(content(s.anchors(item) + s.enclosed(item.children)))
    return ",\n".join(rows)


@sets(nodes.bullet_list)
def bullets(s: Setter, node: nodes.bullet_list) -> str:
    """Set a list with bullets."""
    tight = str(_is_tight(node)).lower()
    anchors = s.anchors(node)
    return s.block(node, f"{anchors}#list(tight: {tight}, {_items(s, node)})")


NUMBERINGS = {"loweralpha": "a)", "upperalpha": "A)", "lowerroman": "i.", "upperroman": "I."}


@sets(nodes.enumerated_list)
def numbered(s: Setter, node: nodes.enumerated_list) -> str:
    """Set a numbered list."""
    form = string(NUMBERINGS.get(node.get("enumtype", ""), "1."))
    head = (
        f"tight: {str(_is_tight(node)).lower()}, numbering: {form}, start: {node.get('start', 1)}"
    )
    anchors = s.anchors(node)
    return s.block(node, f"{anchors}#enum({head}, {_items(s, node)})")


@sets(nodes.definition_list)
def definitions(s: Setter, node: nodes.definition_list) -> str:
    """Set terms with their definitions."""
    items = []
    for item in node.children:
        assert isinstance(item, Element)
        terms, bodies, found = [], [], ""
        for part in item.children:
            if isinstance(part, nodes.term):
                found += _found_at(s, part)
                terms.append(s.anchors(part) + s.render(part.children))
            else:
                bodies.append(part)
        body = s.enclosed(bodies) + found
        items.append(f"({content(' #linebreak() '.join(terms))}, {content(body)})")
    return s.block(node, f"#definitions({', '.join(items)})")


def _found_at(s: Setter, term: nodes.term) -> str:
    """The pages to go back to from an entry of the glossary or of the bibliography."""
    kinds = (TERM, SOURCE)
    names = [name for name in term["ids"] if name.startswith(kinds)]
    return "".join(f"#found-at({string(label_of(s.label(name)))});" for name in names)


@sets(nodes.classifier)
def classifier(s: Setter, node: nodes.classifier) -> str:
    """Set the kind of a term."""
    return f"#emph[{s.render(node.children)}];"


def facts(s: Setter, fields: Iterable[nodes.Node]) -> list[tuple[str, str]]:
    """The names and bodies of a field list."""
    rows = []
    for field in fields:
        assert isinstance(field, Element)
        name, body = field.children[0], field.children[1]
        rows.append((s.render(name.children), s.enclosed(body.children)))
    return rows


@sets(nodes.field_list)
def field_list(s: Setter, node: nodes.field_list) -> str:
    """Set names and values side by side."""
    rows = [f"({content(a)}, {content(b)})" for a, b in facts(s, node.children)]
    return s.block(node, f"#fields({', '.join(rows)})")
