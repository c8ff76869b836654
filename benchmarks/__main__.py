"""Measure, show a table, keep the numbers beside it."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import builds, checker, listings, pages, run_in_page, simulator, synthetic
from patternbook.paths import BUILD
from patternbook.run import tools

OUT = BUILD / "bench"
WORDS = (60_000, 125_000, 250_000)
"""Lengths of synthetic books: is the growth of what they take linear?"""


def fill_synthetic(book: Path) -> str:
    """Write the synthetic book."""
    synthetic.make(book)
    return "module-2/page-25.md"


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
    with log.status("pages"):
        built = OUT / "this-book"
        loaded = pages.pages(built / "html", built / "html-default") if pages.browser() else []
    for words in WORDS:
        with log.status(f"{words:,} words on paper"):
            for row in builds.printed(words, OUT / f"print-{words}"):
                rows.append(row)
                log.print(f"{row.book}, {row.what}: {row.ours.wall:.1f} s")
    with log.status("listings"):
        for pace in listings.paces(OUT / "listings"):
            paces.append(pace)
            log.print(f"listings in {pace.language}: {pace.batched:.1f} s")
    with log.status("simulator"):
        events = list(simulator.runs())
    with log.status("checker"):
        judged = checker.judged(OUT)
    with log.status("run in the page"):
        presses = list(run_in_page.pressed(OUT / "run-in-page"))
    console.print(table_of_builds(rows))
    console.print(table_of_pages(loaded) if loaded else pages.MISSING)
    console.print(table_of_listings(paces))
    console.print(table_of_events(events))
    console.print(table_of_histories(judged))
    console.print(table_of_presses(presses))
    if not tools.of("go").works:
        console.print(f"Porcupine was left out: {tools.of('go').why}; {tools.of('go').install}")
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    measured = {
        "machine": machine,
        "builds": [asdict(row) for row in rows],
        "pages": [asdict(page) for page in loaded],
        "listings": [asdict(pace) for pace in paces],
        "simulator": [asdict(row) for row in events],
        "checker": [asdict(row) for row in judged],
        "run in the page": [asdict(row) for row in presses],
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


def table_of_pages(rows: list[pages.Page]) -> Table:
    """Pages on a slow line and a slow phone, beside the theme's defaults."""
    title = "Pages: first load at 1.6 Mbit/s with a processor 4 times slower, and the defaults'"
    table = Table(title=title, box=None)
    table.add_column("page")
    for column in ("kB", "default kB", "ratio", "parsed ms", "default ms", "ratio"):
        table.add_column(column, justify="right")
    for column in ("blocked ms", "default ms", "wanted"):
        table.add_column(column, justify="right")
    for row in rows:
        cells = []
        for mine, other in (
            (row.ours.bytes / 1e3, row.other.bytes / 1e3),
            (row.ours.parsed, row.other.parsed),
        ):
            cells += [f"{mine:,.0f}", f"{other:,.0f}", f"{mine / other:.2f}"]
        cells += [f"{row.ours.blocked:,.0f}", f"{row.other.blocked:,.0f}"]
        table.add_row(row.kind, *cells, "yes" if row.keeps else "NO")
    hosts = sorted({host for row in rows for host in row.other.asked})
    at_most = f"wanted: {pages.BYTES:.2f} of the bytes, {pages.PARSED:.2f} of the time"
    table.caption = at_most + (f"; the defaults also asked {', '.join(hosts)}" if hosts else "")
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


def table_of_events(rows: list[simulator.Events]) -> Table:
    """Programs in virtual time."""
    table = Table(title="Simulator: processor time, and the share of it that is the loop's own")
    table.box = None
    table.add_column("program")
    for column in ("events", "cpu s", "cpu s a million", "loop's share"):
        table.add_column(column, justify="right")
    for row in rows:
        million = row.seconds / row.events * simulator.MILLION
        cells = [f"{row.events:,}", f"{row.seconds:.1f}", f"{million:.1f}", f"{row.loop:.0%}"]
        table.add_row(row.what, *cells)
    return table


def table_of_histories(rows: list[checker.Judged]) -> Table:
    """Our checker beside Porcupine."""
    title = f"Checker: histories of {checker.CLIENTS} clients, and Porcupine on the same"
    table = Table(title=title, box=None)
    table.add_column("operations", justify="right")
    table.add_column("verdict")
    for column in ("steps", "cpu ms", "Porcupine cpu ms", "ratio"):
        table.add_column(column, justify="right")
    for row in rows:
        cells = [f"{row.steps:,}", f"{row.ours * 1e3:.2f}"]
        if row.porcupine:
            cells += [f"{row.porcupine * 1e3:.3f}", f"{row.ours / row.porcupine:.1f}"]
        table.add_row(f"{row.operations:,}", row.verdict, *cells)
    return table


def table_of_presses(rows: list[run_in_page.Pressed]) -> Table:
    """Run in a page: the first press, and the next."""
    table = Table(title="Run in the page: from the press to the end of the run", box=None)
    table.add_column("browser")
    for column in ("first s", "next s", "MB", "load"):
        table.add_column(column, justify="right")
    for row in rows:
        cells = (f"{row.cold:.2f}", f"{row.warm:.2f}", f"{row.megabytes:.1f}", f"{row.load:.1f}")
        table.add_row(row.browser, *cells)
    return table


if __name__ == "__main__":
    main()
