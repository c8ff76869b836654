"""`patternbook lab`: list, start, check, replay, hint and solution.

What a command needs is imported when it runs: the help and all other commands start without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Labs: start one, check it, replay a failure.")

Name = Annotated[str, typer.Argument(help="Name of the lab, as `patternbook lab list` shows it.")]
File = Annotated[
    Path | None, typer.Argument(help="Your file.", show_default="named as the lab, in this folder")
]


@app.command("list")
def list_labs() -> None:
    """Show all labs with their minutes."""
    from patternbook.labs import desk

    desk.show_all()


@app.command()
def start(
    name: Name,
    folder: Annotated[Path, typer.Argument(help="Where to put the starter.")] = Path(),
) -> None:
    """Copy the starter of a lab; a file that is there already is kept."""
    from patternbook.labs import desk

    desk.start(desk.find(name), folder)


@app.command()
def check(name: Name, file: File = None) -> None:
    """Check your file under every seed of the lab; exit code 1 if it does not pass."""
    from patternbook.labs import desk

    lab = desk.find(name)
    _report(desk.check(lab, file, range(1, lab.description.seeds + 1)))


@app.command()
def replay(
    name: Name,
    seed: Annotated[str, typer.Argument(help="The seed, as the failed check told it.")] = "",
    file: File = None,
) -> None:
    """Check your file under one seed; exit code 1 if it does not pass."""
    from patternbook.labs import desk

    lab = desk.find(name)
    number = desk.seed(lab, seed)
    _report(desk.check(lab, file, range(number, number + 1), printed=True))


@app.command()
def hint(
    name: Name, number: Annotated[int, typer.Argument(help="1 for the first, and so on.")] = 1
) -> None:
    """Show a hint."""
    from patternbook.labs import desk

    desk.hint(desk.find(name), number)


@app.command()
def solution(name: Name) -> None:
    """Print a file that passes."""
    from patternbook.labs import desk

    print(desk.find(name).solution.read_text(encoding="utf-8"), end="")


def _report(passed: bool) -> None:
    if not passed:
        raise typer.Exit(1)
