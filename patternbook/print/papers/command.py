"""`patternbook exam paper`: draw a paper, look at it, print it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Papers to print and hand out.")
Names = list[str] | None


class Size(StrEnum):
    """What printers take."""

    A4 = "a4"
    LETTER = "letter"


@app.callback()
def exam() -> None:
    """Papers to print and hand out."""


@app.command()
def paper(
    module: Annotated[Names, typer.Option(help="A module, or 'all'; may be repeated.")] = None,
    section: Annotated[Names, typer.Option(help="Label of a section; may be repeated.")] = None,
    kind: Annotated[Names, typer.Option(help="single, numeric, …; may be repeated.")] = None,
    level: Annotated[Names, typer.Option(help="recall, apply, …; may be repeated.")] = None,
    count: Annotated[
        int | None, typer.Option(help="How many questions; 20 if as many match.")
    ] = None,
    minutes: Annotated[float | None, typer.Option(help="How long, instead of --count.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same paper.")] = 1,
    variants: Annotated[int, typer.Option(help="How many: A, B, C, …")] = 3,
    pass_mark: Annotated[int, typer.Option(help="Percent of the points that pass.")] = 60,
    pdf: Annotated[bool, typer.Option("--pdf", help="Print it; else only show it.")] = False,
    size: Annotated[Size, typer.Option("--paper", help="Size of the pages.")] = Size.A4,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the PDFs.", show_default="papers/<its name>")
    ] = None,
) -> None:
    """Draw a paper from the bank: with --pdf as PDFs, without it as a table to look at."""
    from patternbook.bank.load import Bank
    from patternbook.bank.papers.paper import make
    from patternbook.bank.papers.recipe import folder_name
    from patternbook.bank.papers.selection import Wanted
    from patternbook.print.papers import output, overview

    bank = Bank.read()
    modules, sections, kinds, levels = (tuple(x or ()) for x in (module, section, kind, level))
    wanted = Wanted(modules, sections, kinds, levels, count, minutes)
    drawn = make(bank, wanted, seed, variants, pass_mark)
    overview.show(drawn)
    if pdf:
        place = out or Path("papers", folder_name(drawn, size))
        output.write(bank, drawn, place, size)
    else:
        overview.tell_command(drawn, size)
