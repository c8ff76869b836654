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
    module: Annotated[
        Names, typer.Option(help="A module; may be repeated. All, if none is named.")
    ] = None,
    section: Annotated[
        Names, typer.Option(help="Label of a section, such as when-to-trip; may be repeated.")
    ] = None,
    kind: Annotated[
        Names, typer.Option(help="single, multiple, numeric, …; may be repeated.")
    ] = None,
    level: Annotated[
        Names, typer.Option(help="recall, understand, apply, analyse, design; may be repeated.")
    ] = None,
    count: Annotated[
        int | None, typer.Option(help="How many questions; 20 if as many match.")
    ] = None,
    minutes: Annotated[float | None, typer.Option(help="How long, instead of --count.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same paper; 0 or more.")] = 1,
    variants: Annotated[int, typer.Option(help="How many, named A, B, C, …; at most 26.")] = 3,
    pass_mark: Annotated[int, typer.Option(help="Percent of the points that pass.")] = 60,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Write the PDFs; else only show the questions.")
    ] = False,
    size: Annotated[Size, typer.Option("--paper", help="Size of the pages.")] = Size.A4,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the PDFs.", show_default="papers/<its name>")
    ] = None,
) -> None:
    """Draw a paper from the bank: as a table to look at, and with --pdf as PDFs.

    The PDFs are a paper and a key for each variant, one answer sheet and one marking scheme. All
    variants ask the same questions, with their order, options and drawn numbers shuffled.
    """
    from patternbook.bank.load import Bank
    from patternbook.bank.papers.paper import make
    from patternbook.bank.papers.recipe import folder_name
    from patternbook.bank.papers.selection import Wanted
    from patternbook.errors import BookError
    from patternbook.print.papers import output, overview

    if out and not pdf:
        raise BookError(out, None, "nothing would be written there", "add --pdf")
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
