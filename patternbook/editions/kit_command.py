"""`patternbook build epub` and `patternbook build kit`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from patternbook.editions.command import OUT, told
from patternbook.print.formats import Language, Paper


def epub(
    language: Annotated[
        Language, typer.Option(help="Shown where listings are in several; else the first.")
    ] = "python",
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the EPUB.")] = OUT,
) -> None:
    """Pack the book for e-readers. The last line tells where the EPUB is."""
    from patternbook.editions.epub import epub as make

    with told() as console:
        print(make(console, out, language))


def kit(
    module: Annotated[str | None, typer.Option(help="For a group on one module.")] = None,
    path: Annotated[
        str | None, typer.Option(help="For a group on a learning path, as far as it is here.")
    ] = None,
    weeks: Annotated[int | None, typer.Option(help="How many weeks.")] = None,
    hours_a_week: Annotated[
        float | None,
        typer.Option(help="At most so many hours a week.", show_default="2, or as --weeks needs"),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Size of the sheets.")] = "a4",
    seed: Annotated[int, typer.Option(help="The same seed draws the same papers.")] = 1,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Folder for the PDFs.", show_default=f"{OUT}/kit-<name>"),
    ] = None,
) -> None:
    """Print what a study group needs: schedule, facilitator's pages, lists, handout, papers."""
    from patternbook.editions.kit import kit as make

    place = out or OUT / f"kit-{module or path}"
    with told() as console:
        found = make(
            console, place, module, path, weeks=weeks, hours=hours_a_week, paper=paper, seed=seed
        )
        print("\n".join(map(str, found)))
