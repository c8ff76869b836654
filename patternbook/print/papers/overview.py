"""A paper in the terminal, so that one can look before printing."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from rich.console import Console
from rich.table import Table

from patternbook.bank.papers.marking import points
from patternbook.bank.papers.paper import Paper
from patternbook.bank.papers.recipe import command
from patternbook.bank.parts import Level


def show(paper: Paper) -> None:
    """Print which questions a paper asks, in the order of variant A, and what they add up to."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for head in ("no.", "question", "kind", "level", "objective", "min", "pts"):
        right = head in ("no.", "min", "pts")
        table.add_column(head, justify="right" if right else "left", overflow="fold")
    for number, variant in enumerate(paper.sheets[0].asked, 1):
        q = variant.question
        row = (q.id, q.kind, q.level, q.objective, f"{q.minutes:g}", str(points(q)))
        table.add_row(str(number), *row)
    table.add_section()
    table.add_row("", "all", "", "", "", f"{paper.minutes:g}", str(paper.points))
    levels = Counter(q.level for q in paper.questions)
    letters = ", ".join(sheet.letter for sheet in paper.sheets)
    console = Console(highlight=False, markup=False)
    console.print(table)
    order = [level for level in get_args(Level) if level in levels]
    console.print(f"Levels: {', '.join(f'{level} {levels[level]}' for level in order)}.")
    console.print(
        f"{paper.needed} of {paper.points} points pass. Seed {paper.seed}, variants {letters}; "
        "numbered as in A.",
        soft_wrap=True,
    )


def tell_command(paper: Paper, size: str) -> None:
    """Say how to print the paper that was shown."""
    Console(highlight=False, markup=False, soft_wrap=True).print(
        f"To print it: {command(paper, size)}"
    )
