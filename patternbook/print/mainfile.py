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


def file_name(sheet: Sheet, text: str, edition: str | None = None) -> str:
    """Path of a document's file below the folder of sources.

    Args:
        sheet: The document.
        text: The form of the text; see `Format.text`.
        edition: Name of the edition that the document is cut for, if it is.
    """
    name = sheet.docname.replace("/", "--")
    return f"pages/{text}/" + (f"{edition}++{name}.typ" if edition else f"{name}.typ")


def write_sheet(folder: Path, sheet: Sheet, text: str, edition: str | None = None) -> None:
    """Write the source of a document."""
    sheet_file = folder / file_name(sheet, text, edition)
    sheet_file.parent.mkdir(parents=True, exist_ok=True)
    sheet_file.write_text(IMPORT + sheet.source, encoding="utf-8")


def write_main(
    folder: Path, edition: Edition, sheets: list[Sheet], plan: Plan, config: Config
) -> None:
    """Write the main file of an edition."""
    whole = {placed.docname for placed in edition.documents}
    text = edition.format.text
    names = [file_name(s, text, None if s.docname in whole else edition.name) for s in sheets]
    date = datetime.fromtimestamp(plan.created, UTC) if plan.created is not None else None
    told = f"Edition {config.release}"
    if date is not None:
        told += f", {date.day} {date:%B %Y}"
    face = "Atkinson Hyperlegible Next" if edition.format.large else "Source Serif 4"
    lines = [
        f"{edition.title}" + (f". A module of {edition.subtitle}." if edition.subtitle else ""),
        f"{told}.",
        *config.print_imprint,
        f"Set in {face} and JetBrains Mono with Typst.",
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
    source += [f'#include "/{name}"\n' for name in names]
    if plan.entries:
        source.append("#index-chapter()\n")
    (folder / f"{edition.name}.typ").write_text("".join(source), encoding="utf-8")
