"""The command `patternbook`. Each subcommand calls into a package and does nothing itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from patternbook.bank.command import app as bank
from patternbook.bank.exports.command import export
from patternbook.bank.quiz.command import HELP, quiz
from patternbook.editions.command import app as build
from patternbook.editions.command import told
from patternbook.editions.kit_command import epub, kit
from patternbook.errors import BookError
from patternbook.labs.commands import app as lab
from patternbook.print.papers.command import app as exam


class OneLine(typer.core.TyperGroup):
    """Tells a mistake in one line and without a traceback.

    The exit code is 1 for a BookError and 2 for what the command line does not know.
    """

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except BookError as error:
            print(error, file=sys.stderr)
            raise typer.Exit(1) from None

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except typer.TyperException as error:
            sys.stderr.write(wrong_usage(error))
            sys.exit(getattr(error, "exit_code", 2))
        except typer.Abort:
            sys.exit(130)
        sys.exit(code if isinstance(code, int) else 0)


def wrong_usage(error: typer.TyperException) -> str:
    """What is wrong with a command line, and what to do, in one line.

    Empty for a command that needs another word and got none: its help has been shown.
    """
    what = " ".join(getattr(error, "format_message", lambda: str(error))().split())
    what = what.replace("Value error, ", "").rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "patternbook"
    help_tells = f"{command} --help tells what it takes"
    return f"{command}: {what[0].lower()}{what[1:]}; {help_tells}\n" if what else ""


app = typer.Typer(cls=OneLine, no_args_is_help=True, add_completion=False)


app.add_typer(lab, name="lab")
bank.command()(export)
app.add_typer(bank, name="bank")
app.add_typer(exam, name="exam")
app.command(help=HELP)(quiz)
build.command()(epub)
build.command()(kit)
app.add_typer(build, name="build")


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
    from patternbook.editions.build import book as make

    with told() as console:
        make(console, fresh=fresh)
