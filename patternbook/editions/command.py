"""`patternbook build`: an edition that `patternbook book` doesn't make."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from patternbook.print.formats import Edition, Language, Paper

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="An edition in a form of your own.")
OUT = Path("build", "editions")


@app.callback()
def build() -> None:
    """An edition in a form of your own."""


@contextmanager
def told() -> Iterator[Console]:
    """Tell what a build complains of, a line each, and end with exit code 1; 130 if stopped."""
    from rich.console import Console

    from patternbook.editions.build import BuildError

    try:
        yield Console(stderr=True, highlight=False)
    except BuildError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        print("Stopped; what was built before stays.", file=sys.stderr)
        raise typer.Exit(130) from None


@app.command()
def pdf(
    module: Annotated[
        str | None, typer.Option(help="Name of a module; the whole book if none is named.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Size of the sheets.")] = "a4",
    edition: Annotated[
        Edition | None,
        typer.Option(
            help="For the screen, or to print on both sides, with page numbers at references.",
            show_default="screen; print for a booklet",
        ),
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Shown where listings are in several; else the first.")
    ] = "python",
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Two pages a side, to print on both and fold.")
    ] = False,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the PDF.")] = OUT,
) -> None:
    """Set the book or one module as you need it. The last line tells where the PDF is."""
    from patternbook.editions.pdf import pdf as make
    from patternbook.print.formats import Format

    form = Format(paper, edition or ("print" if booklet else "screen"), language, large)
    with told() as console:
        print(make(console, out, module, form, booklet=booklet))
