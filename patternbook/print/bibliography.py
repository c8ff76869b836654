"""The entries of the bibliography that one module cites, for the module's own PDF."""

from __future__ import annotations

from collections.abc import Collection

from docutils import nodes
from sphinx.builders import Builder

from patternbook.print.formats import Format
from patternbook.print.problems import Problems
from patternbook.print.setter import Setter, Sheet

ENTRY = "source-"


def subset(
    builder: Builder, mine: list[Sheet], known: Collection[str], form: Format
) -> Sheet | None:
    """The bibliography cut down to what the sheets cite; None when they cite nothing.

    Args:
        builder: The builder of the book.
        mine: The documents of the module.
        known: The documents of the whole book.
        form: What the module's PDF looks like.
    """
    cited = {r.target for sheet in mine for r in sheet.references if f":{ENTRY}" in r.target}
    names = {target.rpartition(":")[0] for target in cited}
    home = next((name for name in names if name in known), None)
    if home is None or any(sheet.docname == home for sheet in mine):
        return None
    document = builder.env.get_and_resolve_doctree(home, builder, tags=builder.tags)
    for entry in list(document.findall(nodes.definition_list_item)):
        ids = {f"{home}:{name}" for term in entry.findall(nodes.term) for name in term["ids"]}
        if any(f":{ENTRY}" in name for name in ids) and not ids & cited:
            entry.parent.remove(entry)
    return Setter(builder, home, Problems(), format=form).set(document)
