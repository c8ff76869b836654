"""Measure, show a table, keep the numbers beside it."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import builds, listings, synthetic
from patternbook.paths import BUILD

OUT = BUILD / "bench"


def fill_synthetic(book: Path) -> str:
    """Write the synthetic book."""
    synthetic.make(book)
    return "part-4/page-5.md"


def main() -> None:
    """Measure everything in one run, so that the ratios are of one machine in one mood."""
    console = Console(highlight=False)
    log = Console(stderr=True, highlight=False)
    rows: list[builds.Row] = []
    paces: list[listings.Pace] = []
    for name, fill in {"this book": builds.real, "250,000 words": fill_synthetic}.items():
        with log.status(name):
            for row in builds.rows(name, OUT / name.replace(" ", "-").replace(",", ""), fill):
                rows.append(row)
                log.print(f"{name}, {row.what}: {row.ours.wall:.1f} s")
    with log.status("listings"):
        for pace in listings.paces(OUT / "listings"):
            paces.append(pace)
            log.print(f"listings in {pace.language}: {pace.batched:.1f} s")
    console.print(table_of_builds(rows))
    console.print(table_of_listings(paces))
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    measured = {
        "machine": machine,
        "builds": [asdict(row) for row in rows],
        "listings": [asdict(pace) for pace in paces],
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "results.json").write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def table_of_builds(rows: list[builds.Row]) -> Table:
    """Ours beside the theme's defaults; the ratio is of processor times."""
    table = Table(title="Builds: ours, and sphinx-book-theme as it comes", box=None)
    table.add_column("book")
    table.add_column("build")
    for column in ("s", "cpu s", "MB", "default s", "default cpu s", "cpu ratio"):
        table.add_column(column, justify="right")
    for row in rows:
        cells = [f"{row.ours.wall:.1f}", f"{row.ours.cpu:.1f}", f"{row.ours.peak:.0f}"]
        if row.other:
            ratio = row.ours.cpu / row.other.cpu
            cells += [f"{row.other.wall:.1f}", f"{row.other.cpu:.1f}", f"{ratio:.2f}"]
        table.add_row(row.book, row.what, *cells)
    return table


def table_of_listings(paces: list[listings.Pace]) -> Table:
    """Batches beside single runs."""
    table = Table(title="Listings: together, and one after the other", box=None)
    table.add_column("language")
    for column in ("listings", "first s", "together s", "alone s", "ratio"):
        table.add_column(column, justify="right")
    for pace in paces:
        seconds = [f"{x:.2f}" for x in (pace.first, pace.batched, pace.alone)]
        table.add_row(pace.language, str(pace.count), *seconds, f"{pace.batched / pace.alone:.2f}")
    return table


if __name__ == "__main__":
    main()
