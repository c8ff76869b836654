"""Listings of each language: built and run together, against one after the other."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from patternbook.paths import EXAMPLES
from patternbook.run.listing import LABELS, Listing, discover
from patternbook.run.suite import run


@dataclass(frozen=True)
class Pace:
    """Seconds on the clock for the listings of a language.

    Attributes:
        language: Its name as shown.
        count: How many listings.
        first: All together, with everything that has to be fetched and compiled for it.
        batched: All together, when that is done.
        alone: One after the other.
    """

    language: str
    count: int
    first: float
    batched: float
    alone: float


def paces(folder: Path) -> Iterator[Pace]:
    """Measure on a copy of examples/ below `folder`, without languages that this machine lacks."""
    shutil.rmtree(folder, ignore_errors=True)
    made = shutil.ignore_patterns("node_modules", "target", "__pycache__")
    shutil.copytree(EXAMPLES, folder / "examples", ignore=made)
    passed = folder / "build" / "cache" / "listings" / "passed"
    everything = discover(folder / "examples")
    for language, label in LABELS.items():
        listings = [x for x in everything if x.language == language]
        first = _seconds([listings], passed) if listings else None
        if first is not None:
            batched = _seconds([listings], passed)
            alone = _seconds([[x] for x in listings], passed)
            assert batched is not None
            assert alone is not None
            yield Pace(label, len(listings), first, batched, alone)


def _seconds(groups: Iterable[list[Listing]], passed: Path) -> float | None:
    """Run each group by itself, none from the cache; None if the language is missing here."""
    shutil.rmtree(passed, ignore_errors=True)
    start = time.perf_counter()
    for group in groups:
        for outcome in run(group):
            if outcome.status == "skipped":
                return None
            if outcome.status == "failed":
                sys.exit(str(outcome.problem))
    return time.perf_counter() - start
