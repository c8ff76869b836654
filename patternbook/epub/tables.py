"""Tables on a narrow page."""

from __future__ import annotations

from docutils import nodes

ROOM = 40
"""Letters that stand side by side on a telephone, in the size of tables."""


def is_wide(table: nodes.table) -> bool:
    """Whether a telephone is too narrow for the longest words of all columns side by side."""
    widths: dict[int, int] = {}
    for row in table.findall(nodes.row):
        column = 0
        for entry in row.children:
            assert isinstance(entry, nodes.entry)
            longest = max((len(word) for word in entry.astext().split()), default=0)
            widths[column] = max(widths.get(column, 0), longest + 1)
            column += 1 + int(entry.get("morecols", 0))
    return sum(widths.values()) > ROOM


def name_cells(table: nodes.table) -> None:
    """Tell each cell of the body the head of its column, which stands before it in a narrow page.

    The first cell of a row names the row and needs no head.
    """
    heads = [row for head in table.findall(nodes.thead) for row in head.findall(nodes.row)]
    if len(heads) != 1:
        return
    names = [entry.astext().strip() for entry in heads[0].children]
    for body in table.findall(nodes.tbody):
        for row in body.findall(nodes.row):
            for entry, name in list(zip(row.children, names, strict=False))[1:]:
                assert isinstance(entry, nodes.entry)
                entry["head"] = name
