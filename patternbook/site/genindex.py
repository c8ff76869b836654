"""The index of the web edition, in the order of the printed one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from patternbook.index_order import initial, sort_key


def sort_index(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Sort the entries that Sphinx gathered, and the entries below each, before they are shown."""
    if page != "genindex":
        return
    found = [entry for _, group in context["genindexentries"] for entry in group]
    found.sort(key=lambda entry: sort_key(entry[0]))
    for _, (_, below, _) in found:
        below.sort(key=lambda entry: sort_key(entry[0]))
    letters = groupby(found, key=lambda entry: initial(entry[0]))
    context["genindexentries"] = [(letter, list(group)) for letter, group in letters]
