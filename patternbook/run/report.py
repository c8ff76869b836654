"""The command `patternbook run`: progress, one line a failure, a table per language."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from patternbook.errors import BookError
from patternbook.paths import EXAMPLES
from patternbook.run.listing import LABELS, LANGUAGES, Listing, discover
from patternbook.run.suite import Outcome, Status, run

DOING = TextColumn("{task.description}")
COLUMNS: tuple[Status, ...] = ("passed", "updated", "cached", "skipped", "failed")


def select(paths: Sequence[Path], root: Path = EXAMPLES) -> list[Listing]:
    """The listings that paths name: files, or folders of them; without paths, all.

    Raises:
        BookError: A path is no listing, or lies elsewhere.
    """
    everything = discover(root)
    if not paths:
        return everything
    chosen: dict[Path, Listing] = {}
    for path in paths:
        full = path.resolve()
        below = [x for x in everything if x.path == full or x.path.is_relative_to(full)]
        if not below:
            inside = full.relative_to(root).parts if full.is_relative_to(root) else ()
            if full.exists() and "labs" in inside:
                remedy = "check it with: patternbook lab check NAME FILE"
                raise BookError(path, None, "part of a lab, which is no listing", remedy)
            what = "no listing here" if full.exists() else "no such file or folder"
            remedy = f"name a file ending in {', '.join(LANGUAGES)} or a folder below {root.name}/"
            raise BookError(path, None, what, remedy)
        chosen |= {x.path: x for x in below}
    return list(chosen.values())


def command(listings: Sequence[Listing], update: bool) -> bool:
    """Run listings, tell what came of them, and say whether all is well."""
    console = Console(stderr=True, highlight=False)
    outcomes = []
    columns = (SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), DOING)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("listings", total=len(listings))
        for outcome in run(listings, update):
            outcomes.append(outcome)
            progress.update(task, advance=1, description=outcome.listing.name)
    for line in problems(outcomes):
        print(line, file=sys.stderr)
    Console(highlight=False).print(table(outcomes))
    for line in advice(outcomes):
        print(line)
    return not any(o.status == "failed" for o in outcomes)


def problems(outcomes: Iterable[Outcome]) -> list[str]:
    """One line a failure; failures that say the same of many listings are told once."""
    alike: dict[tuple[str, str], list[BookError]] = {}
    for outcome in outcomes:
        if outcome.status == "failed" and (problem := outcome.problem):
            key = (problem.place, "") if problem.line else (problem.what, problem.remedy)
            alike.setdefault(key, []).append(problem)
    lines = []
    for first, *more in alike.values():
        others = len({p.place for p in more} - {first.place})
        also = f" and {others} more" if others else ""
        lines.append(f"{first.place}{also}: {first.what}; {first.remedy}")
    return lines


def table(outcomes: Sequence[Outcome]) -> Table:
    """How many listings of each language ended how."""
    shown = Table("language", *COLUMNS, box=None, pad_edge=False)
    for language, label in LABELS.items():
        of = [o for o in outcomes if o.listing.language == language]
        if not of:
            continue
        count = Counter(o.status for o in of)
        shown.add_row(label, *(str(count[c]) if count[c] else "·" for c in COLUMNS))
    return shown


def advice(outcomes: Iterable[Outcome]) -> list[str]:
    """One line for each missing tool: what is wrong with it and how to install it."""
    problems = (o.problem for o in outcomes if o.status == "skipped")
    return list(dict.fromkeys(f"skipped: {p.what}; {p.remedy}" for p in problems if p))
