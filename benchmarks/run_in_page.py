"""The first Run in a page, and the next: seconds on the clock and bytes, on loopback."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import cost
from patternbook.editions.build import environment
from patternbook.editions.sphinx import Build
from patternbook.paths import ROOT
from tests.site_html.browsers.driver import NAMES, Browser, path_of

SCRIPT = Path(__file__).with_name("run_in_page.mjs")
NAME = "circuit_breaker/breaker_trace.py"
ROUNDS = 3


@dataclass(frozen=True)
class Pressed:
    """What a press of Run takes; medians of several rounds.

    Attributes:
        browser: Name and version.
        cold: Seconds from the first press to the end of the run, with nothing cached.
        warm: Seconds of a press after that.
        megabytes: Sent by the server for the first.
        load: Processes that wanted to run when it began, on average over a minute; with more
            than the machine has cores, the seconds say little.
    """

    browser: str
    cold: float
    warm: float
    megabytes: float
    load: float


def pressed(folder: Path) -> Iterator[Pressed]:
    """Measure in the browsers that are there, on the book's pages, built below `folder`."""
    build = Build("html", ROOT, folder / "html", folder / "doctrees")
    cost(build.command, ROOT, environment(ROOT), folder / "build.log")
    yield from pressed_on(folder / "html")


def pressed_on(site: Path) -> Iterator[Pressed]:
    """Measure on pages that are built."""
    page = next(
        (p for p in sorted(site.rglob("*.html")) if f'data-run="{NAME}"' in p.read_text("utf-8")),
        None,
    )
    if page is None:
        sys.exit(f"{site}: no page runs {NAME}; name one that a page runs")
    for kind in NAMES:
        path = path_of(kind)
        if path is None:
            continue
        load = os.getloadavg()[0]
        browser = Browser(kind, path)
        try:
            where = page.relative_to(site).as_posix()
            rounds = browser.play(SCRIPT, site, page=where, name=NAME, rounds=ROUNDS)["told"]
        finally:
            browser.close()
        cold, warm = (median(r[x] for r in rounds) for x in ("cold", "warm"))
        named = re.sub(r"^(?:Chrome|firefox)/", f"{kind.capitalize()} ", browser.version)
        yield Pressed(named, cold, warm, max(r["bytes"] for r in rounds) / 1e6, load)
