"""`patternbook bank export`."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from patternbook.errors import BookError


class Format(StrEnum):
    """The formats."""

    MOODLE = "moodle"
    QTI = "qti"
    GIFT = "gift"
    ANKI = "anki"
    CSV = "csv"


WRITERS = {one: one.value for one in Format} | {Format.CSV: "table"}
"""The module that writes each; csv is one of Python's own."""
FORMATS = "Moodle XML; QTI 3.0, a .zip; GIFT; an Anki deck, an .apkg; or CSV."


def export(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    format_: Annotated[Format, typer.Option("--format", help=FORMATS)],
    module: Annotated[str | None, typer.Option(help="Only this module's questions.")] = None,
    seed: Annotated[
        int, typer.Option(min=0, help="Shuffles options and draws numbers; 0 keeps the order.")
    ] = 0,
    variants: Annotated[
        int, typer.Option(min=1, max=1000, help="Of each question with drawn numbers.")
    ] = 5,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write the questions for another system, and say what its format cannot carry.

    Questions with drawn numbers become several, one for each variant. What a format cannot carry is
    told on standard error, a line for each question.
    """
    from patternbook.bank.exports.items import Exporter, items
    from patternbook.bank.load import Bank

    if out.is_dir():
        raise BookError(out, None, "is a folder", "name a file in it")
    if out.exists() and not force:
        raise BookError(out, None, "is there already", "choose another name, or add --force")
    bank = Bank.read()
    for error in bank.errors:
        print(error, file=sys.stderr)
    if bank.errors:
        raise typer.Exit(1)
    chosen = items(bank, module, seed, variants)
    write: Exporter = import_module(f"patternbook.bank.exports.{WRITERS[format_]}").export
    made = write(chosen)
    save(out, made.data)
    for loss in made.losses:
        print(loss, file=sys.stderr)
    names = {item.question.id for item in chosen}
    lost = len(names & {loss.name for loss in made.losses})
    told = f"{out}: {len(names)} questions, {len(chosen)} items with all variants"
    print(f"{told}; {lost} questions lose something of their own")


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        BookError: It cannot be written.
    """
    made: str | None = None
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(made).chmod(0o666 & ~mask)
        Path(made).replace(path)
    except BaseException as error:
        if made:
            with contextlib.suppress(OSError):
                Path(made).unlink()
        if isinstance(error, OSError):
            why = error.strerror or str(error)
            raise BookError(
                path, None, f"cannot be written: {why}", "name another file with --out"
            ) from None
        raise
