"""`patternbook bank`: check the bank."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The bank of questions.")


@app.callback()
def bank() -> None:
    """The bank of questions."""


@app.command()
def check(
    seeds: Annotated[
        int, typer.Option(min=1, help="Variants of each generated question to try.")
    ] = 1000,
) -> None:
    """Check every question, key and link; exit code 1 with one line a fault."""
    from rich.console import Console
    from rich.table import Table

    from patternbook.bank import checks, links
    from patternbook.bank.load import Bank

    report = checks.check(Bank.read(), links.Book.read(), seeds=seeds)
    table = Table(box=None, pad_edge=False)
    for head in ("what", "number", "must be"):
        table.add_column(head, overflow="fold", no_wrap=head == "must be")
    for row in report.numbers:
        table.add_row(row.name, row.value, row.bound)
    Console(highlight=False).print(table)
    for error in report.errors:
        print(error, file=sys.stderr)
    if report.errors:
        raise typer.Exit(1)
