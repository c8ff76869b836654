"""The Typst files: one a document, and a main file an edition."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sphinx.config import Config

from patternbook.print.editions import Edition
from patternbook.print.escape import array, optional, string, words
from patternbook.print.plan import Plan
from patternbook.print.setter import Sheet

IMPORT = '#import "/book.typ": *\n'


def file_name(sheet: Sheet, edition: str | None = None) -> str:
    """Name of a document's file; `edition` for one that is cut for it."""
    name = sheet.docname.replace("/", "--")
    return f"{edition}++{name}.typ" if edition else f"{name}.typ"


def write_sheet(folder: Path, sheet: Sheet, edition: str | None = None) -> None:
    """Write the source of a document."""
    sheet_file = folder / "pages" / file_name(sheet, edition)
    sheet_file.parent.mkdir(exist_ok=True)
    sheet_file.write_text(IMPORT + sheet.source, encoding="utf-8")


def write_main(
    folder: Path, edition: Edition, sheets: list[Sheet], plan: Plan, config: Config
) -> None:
    """Write the main file of an edition."""
    whole = {placed.docname for placed in edition.documents}
    names = [file_name(s, None if s.docname in whole else edition.name) for s in sheets]
    date = datetime.fromtimestamp(plan.created, UTC) if plan.created is not None else None
    told = f"Edition {config.release}"
    if date is not None:
        told += f", {date.day} {date:%B %Y}"
    lines = [
        f"{edition.title}" + (f". A module of {edition.subtitle}." if edition.subtitle else ""),
        f"{told}.",
        *config.print_imprint,
        "Set in Libertinus Serif and DejaVu Sans Mono with Typst.",
    ]
    day = f"datetime(year: {date.year}, month: {date.month}, day: {date.day})" if date else "none"
    options = [
        f"title: {string(edition.title)}",
        f"subtitle: {optional(edition.subtitle)}",
        f"author: {string(config.author)}",
        f"edition: {string(told)}",
        f"language: {string(config.language or 'en')}",
        f"date: {day}",
        f"imprint: {array([f'[{words(line)}]' for line in lines])}",
    ]
    source = [IMPORT, f"#show: book.with(\n  {(',' + chr(10) + '  ').join(options)},\n)\n"]
    source += [f'#include "/pages/{name}"\n' for name in names]
    if plan.entries:
        source.append("#index-chapter()\n")
    (folder / f"{edition.name}.typ").write_text("".join(source), encoding="utf-8")
