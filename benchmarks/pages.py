"""What a page costs its reader: bytes, time until it is parsed, time in which it hears nothing.

Chromium loads the pages of two builds from loopback, with nothing kept from before, on a line of
1.6 Mbit/s with 150 ms there and back, a processor four times slower than this one, and the screen
of a phone. Both builds come from the same server, which compresses text with gzip at level 6 as
most hosts do. Other hosts cannot be reached: what the theme's default asks of them is not among its
bytes, and fails at once, which makes it look better than it is.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from patternbook.paths import BUILD, ROOT
from patternbook.site.html.packages import install, node, node_environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Pages were left out: no Chromium; install it: apt-get install chromium"
ROUNDS = 3
MODULE = "resilience/circuit-breaker-mastery"
PAGES = {
    "home": "index.html",
    "figures and formulas": f"{MODULE}/when-to-trip.html",
    "tabs of listings": f"{MODULE}/a-breaker-in-forty-lines.html",
    "questions": f"{MODULE}/check-yourself.html",
    "bibliography": "reference/bibliography.html",
}
BYTES, PARSED = 1 / 3, 1 / 2
"""What ours may be at most, as shares of the default."""


@dataclass(frozen=True)
class Load:
    """The first load of a page; medians of some loads.

    Attributes:
        bytes: All that came over the line until a second after the load event, with headers.
        parsed: Milliseconds until DOMContentLoaded was over.
        blocked: Milliseconds of long tasks beyond the first 50 of each.
        asked: Other hosts that it asked for something, in vain.
    """

    bytes: float
    parsed: float
    blocked: float
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A page of a kind, ours and as the theme's defaults make it."""

    kind: str
    ours: Load
    other: Load

    @property
    def keeps(self) -> bool:
        """Whether ours is as light and as quick as we want it."""
        light = self.ours.bytes <= self.other.bytes * BYTES
        return light and self.ours.parsed <= self.other.parsed * PARSED


def browser() -> str | None:
    """The Chromium of this machine, if it has one."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pages(ours: Path, default: Path) -> list[Page]:
    """Load each kind of page from two built sites, in turns.

    Raises:
        SystemExit: The browser failed; its last words are the message.
    """
    chromium = browser()
    assert chromium is not None
    modules = install(ROOT / "tests" / "site_html", BUILD / "cache" / "npm")
    script = Path(__file__).with_suffix(".mjs")
    sites = [str(ours.resolve()), str(default.resolve())]
    done = subprocess.run(
        [str(node()), str(script), str(modules), chromium, str(ROUNDS), *sites],
        input=json.dumps(list(PAGES.values())),
        env=node_environment(),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{script.name}: {done.stderr[-2000:]}")
    loads = [json.loads(line) for line in done.stdout.splitlines()]

    def median(site: int, page: str) -> Load:
        mine = [x for x in loads if x["site"] == site and x["page"] == page]
        bytes_, parsed, blocked = (
            statistics.median(x[name] for x in mine) for name in ("bytes", "parsed", "blocked")
        )
        return Load(bytes_, parsed, blocked, tuple(mine[0]["asked"]))

    return [Page(kind, median(0, page), median(1, page)) for kind, page in PAGES.items()]
