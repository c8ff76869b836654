"""`patternbook quiz`: questions of a module in the terminal.

What the command needs is imported when it runs: the help and all other commands start without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from patternbook.errors import BookError

Module = Annotated[
    str | None, typer.Argument(help="Name of the module.", show_default="shows all modules")
]

HELP = (
    "Ask questions of a module, grade and explain, and bring back what was wrong.\n\n"
    "Questions that are due come first, then new ones, of which those with a long answer come "
    "last. They come back by FSRS, the Free Spaced Repetition Scheduler that Anki offers as well. "
    "A right answer counts as its Good, one with half of its points or more as Hard, a lesser one "
    "or none as Again.\n\n"
    "What you answer stays on this machine, in your data folder or the one that PATTERNBOOK_HOME "
    "names. Nothing is sent anywhere."
)


def quiz(
    module: Module = None,
    count: Annotated[
        int | None,
        typer.Option(
            min=1, help="How many questions at most.", show_default="10; no end with --all"
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Draw the numbers and orders of an earlier session again.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Ask those that are known too.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Ask no new questions.")] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Erase your answers, of a module or all.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save your answers; the pages load it too.")
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Load answers saved here or on a page."),
    ] = None,
) -> None:
    """Ask questions of a module, grade and explain, and bring back what was wrong."""
    given = [
        all_ or due or count is not None or seed is not None,
        forget,
        bool(export),
        bool(import_),
    ]
    if sum(given) > 1:
        raise _mistake("--forget, --export or --import with more", "give each of them alone")
    if all_ and due:
        raise _mistake("both --all and --due", "give one of them")
    if given[0] and module is None:
        raise _mistake("no module", "name the module to ask about")
    if import_ and module:
        raise _mistake("--import loads the whole file", "leave the module out")
    from patternbook.bank.quiz import desk

    if import_:
        desk.load(import_)
    elif export:
        desk.save(module, export)
    elif forget:
        desk.forget(module)
    elif module is None:
        desk.show_all()
    else:
        desk.ask(module, "all" if all_ else "due" if due else "usual", count, seed)


def _mistake(what: str, remedy: str) -> BookError:
    """A choice of options that makes no sense."""
    return BookError("quiz", None, what, remedy)
