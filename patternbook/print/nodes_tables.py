"""Tables."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element

from patternbook.print.columns import LARGE, NORMAL, Cell, fit
from patternbook.print.escape import array, content, optional
from patternbook.print.setter import Setter, sets

WHOLE = 7
"""Tables of at most so many rows are not broken over pages."""
SHORT = 450
"""Nor are those of fewer characters; to move a longer one would leave a gap."""
LONG_CELL = 500
"""Characters from which on a row may be broken over pages."""


@sets(nodes.table)
def table(s: Setter, node: nodes.table) -> str:
    """Set a table so that it stays on the page."""
    group = next(node.findall(nodes.tgroup))
    title = next((n for n in node.children if isinstance(n, nodes.title)), None)
    head = [row for part in group.findall(nodes.thead) for row in part.children]
    body = [row for part in group.findall(nodes.tbody) for row in part.children]
    layout = fit(
        [[_cell(entry, bold=True) for entry in row.children] for row in head]
        + [[_cell(entry) for entry in row.children] for row in body],
        LARGE if s.format.large else NORMAL,
    )
    lengths = [len(entry.astext()) for row in body for entry in row.children]
    whole = (
        len(body) <= (WHOLE // 2 if s.format.large else WHOLE)
        and sum(lengths) < SHORT
        and not (layout.turned or layout.stacked)
    )
    anchors = s.anchors(node)
    options = [
        f"columns: {array(list(layout.columns))}",
        f"size: {layout.size}pt",
        f"inset: (x: {layout.inset}mm, y: {2.2 if s.format.large else 1.05}mm)",
        f"whole: {str(whole).lower()}",
        f"turned: {str(layout.turned).lower()}",
        f"cramped: {str(layout.cramped).lower()}",
    ]
    if anchors:
        options.append(f"anchors: {content(anchors)}")
    if title is not None:
        options.append(f"number: {optional(s.figure_number('table', node))}")
        options.append(f"caption: {content(s.render(title.children))}")
    if layout.stacked:
        options += ["stacked: true", f"header: {array(_records(s, head)[0] if head else [])}"]
        rows = array([array(row) for row in _records(s, body)])
    else:
        options.append(f"header: {array(_cells(s, head, strong=True))}")
        rows = array(_cells(s, body))
    return s.block(node, f"#tabular({', '.join(options)}, {rows})")


def _cell(entry: nodes.Node, *, bold: bool = False) -> Cell:
    parts = []
    for text in entry.findall(nodes.Text):
        if not isinstance(text.parent, nodes.raw):
            parts.append((text.astext(), isinstance(text.parent, nodes.literal)))
    return Cell(tuple(parts), bold)


def _cells(s: Setter, rows: list[nodes.Node], *, strong: bool = False) -> list[str]:
    out = []
    for row in rows:
        for entry in row.children:
            assert isinstance(entry, Element)
            out.append(_one(s, entry, strong))
    return out


def _records(s: Setter, rows: list[nodes.Node]) -> list[list[str]]:
    """The cells of each row as content, for a table that is set as lists."""
    return [[content(s.enclosed(entry.children)) for entry in row.children] for row in rows]


def _one(s: Setter, entry: Element, strong: bool) -> str:
    options = []
    for option, key in (("colspan", "morecols"), ("rowspan", "morerows")):
        if entry.get(key):
            options.append(f"{option}: {entry[key] + 1}")
    for side in ("left", "right", "center"):
        if f"text-{side}" in entry["classes"]:
            options.append(f"align: {side}")
    if len(entry.astext()) < LONG_CELL:
        options.append("breakable: false")
    inner = s.enclosed(entry.children)
    if strong:
        inner = f"#set text(hyphenate: false)\n#strong[{inner}]"
    return f"table.cell({', '.join(options)})[{inner}]"
