"""From the set documents of an edition to what its presses need to know."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from patternbook.print.editions import Edition
from patternbook.print.plan import ContentsLine, Plan, PlannedReference, Running
from patternbook.print.setter import Sheet


def planned(
    edition: Edition, sheets: list[Sheet], away: Callable[[str], str], folder: Path
) -> Plan:
    """The plan of an edition.

    Args:
        edition: Which.
        sheets: Its documents, set, in their order.
        away: Says of a target that is not in the edition where else it is.
        folder: For the PDF; the sources are in `typst` below it.
    """
    labels = set().union(*(sheet.labels for sheet in sheets))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    plan = Plan(
        name=edition.name,
        folder=str(folder / "typst"),
        output=str(folder / f"{edition.name}.pdf"),
        format=edition.format,
        created=int(epoch) if epoch else None,
        size=sum(len(sheet.source) for sheet in sheets),
        references=[
            PlannedReference(
                r.spot, r.target, r.style, None if r.target in labels else away(r.target)
            )
            for sheet in sheets
            for r in sheet.references
        ],
        entries=[entry for sheet in sheets for entry in sheet.entries],
    )
    _add_headings(plan, edition, sheets)
    return plan


def _add_headings(plan: Plan, edition: Edition, sheets: list[Sheet]) -> None:
    """Add the lines of the contents and the words at the heads of pages."""
    depth = 3 if edition.module else 2
    ends = {placed.chapter: f"{placed.docname}:end!" for placed in edition.documents}
    parts = {placed.docname: placed.part for placed in edition.documents}
    for sheet in sheets:
        for h in sheet.headings:
            if h.whole_document and h.level <= 2:
                end = ends.get(sheet.docname, f"{sheet.docname}:end!")
                plan.running.append(Running(h.level, h.title, h.place, end))
            if h.level <= depth and (h.whole_document or h.level == 3):
                part = parts.get(sheet.docname) if h.whole_document else None
                plan.contents.append(ContentsLine(h.level, part, h.number, h.title, h.place))
    if plan.entries:
        plan.running.append(Running(1, "Index", "index!", "end!"))
        plan.contents.append(ContentsLine(1, None, None, "Index", "index!"))
