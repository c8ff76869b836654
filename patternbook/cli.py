"""The command `patternbook`. Each subcommand calls into a package and does nothing itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from patternbook.bank.command import app as bank
from patternbook.bank.exports.command import export
from patternbook.bank.quiz.command import HELP, quiz
from patternbook.errors import BookError
from patternbook.labs.commands import app as lab
from patternbook.print.papers.command import app as exam


class OneLine(typer.core.TyperGroup):
    """Tells a BookError in one line, with exit code 1 and without a traceback."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except BookError as error:
            print(error, file=sys.stderr)
            raise typer.Exit(1) from None


app = typer.Typer(cls=OneLine, no_args_is_help=True, add_completion=False)


app.add_typer(lab, name="lab")
bank.command()(export)
app.add_typer(bank, name="bank")
app.add_typer(exam, name="exam")
app.command(help=HELP)(quiz)


@app.callback()
def patternbook() -> None:
    """The machine behind the Distributed Systems Pattern Library."""


@app.command()
def run(
    paths: Annotated[list[Path] | None, typer.Argument(help="Listings or folders; all.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Write the outputs anew.")] = False,
) -> None:
    """Run listings and compare what they print with what they say."""
    from patternbook.run import report

    if not report.command(report.select(paths or []), update):
        raise typer.Exit(1)


@app.command()
def book(
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget earlier builds.")] = False,
) -> None:
    """Build the book into build/html and build/pdf."""
    from rich.console import Console

    from patternbook.editions import build

    try:
        build.book(Console(stderr=True, highlight=False), fresh=fresh)
    except build.BuildError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        print("Stopped; what was built before stays.", file=sys.stderr)
        raise typer.Exit(130) from None
