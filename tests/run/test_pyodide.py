"""Every Python listing runs in the browser's Python with the same outputs, or has a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from patternbook.run.listing import Listing, discover
from patternbook.run.outputs import outputs
from patternbook.run.pyodide.decide import SOON, Verdict, declared_slow, verdicts

PYTHON = [listing for listing in discover() if listing.language == "python"]
ABSENT = {"numpy", "matplotlib", "hypothesis", "envoy"}
"""Compiled, or too large for what they would bring."""


@pytest.fixture(scope="session")
def book() -> dict[str, Verdict]:
    return verdicts(PYTHON)


@pytest.mark.parametrize("listing", PYTHON, ids=lambda listing: listing.name)
def test_a_listing_runs_there_or_has_a_reason(listing: Listing, book: dict[str, Verdict]) -> None:
    verdict = book[listing.name]
    reasons = {
        "runs": verdict.seconds < SOON,  # else put it into slow.txt
        "silent": not outputs(listing),
        "library": verdict.what in ABSENT,
        "refused": verdict.what.startswith(("opens", "asks", "starts")),
        "slow": listing.name in declared_slow(),
    }
    assert reasons.get(verdict.reason), f"{listing.name}: {verdict}"


def test_the_declared_are_listings() -> None:
    assert declared_slow() <= {listing.name for listing in PYTHON}


def test_enough_listings_run(book: dict[str, Verdict]) -> None:
    running = [name for name, verdict in book.items() if verdict.runs]
    simulated = [x for x in PYTHON if x.name in running and "patternbook" in x.text]
    assert len(running) > len(PYTHON) / 4
    assert simulated


READS = """\
from pathlib import Path

print(Path(__file__).with_name('data.json').read_text())
#> [1]
"""
LOOP = """\
import asyncio


async def main() -> None:
    await asyncio.sleep(0)
    print("ran")
    #> ran


asyncio.run(main())
"""
OWN = {
    "same.py": ("import counter\n\ncounter.count += 1\nprint(counter.count)\n#> 1\n", "runs"),
    "again.py": ("import counter\n\ncounter.count += 1\nprint(counter.count)\n#> 1\n", "runs"),
    "counter.py": ("count = 0\n", "silent"),
    "data.py": (READS, "runs"),
    "other.py": ("print(2)\n#> 3\n", "differs"),
    "breaks.py": ("print(1)\n#> 1\n1 / 0\n", "fails"),
    "endless.py": ("while True:\n    pass\n", "fails"),
    "net.py": ("import socket\n\nsocket.socket()\n", "refused"),
    "child.py": ("import subprocess\n\nsubprocess.run(['ls'])\n", "refused"),
    "pool.py": ("import multiprocessing\n\nmultiprocessing.Pool()\n", "refused"),
    "array.py": ("import numpy\n", "library"),
    "loop.py": (LOOP, "runs"),
    "sets.py": ("print({'a', 'b', 'c'} == set('abc'))\n#> True\n", "runs"),
}


def test_each_verdict(tmp_path: Path) -> None:
    folder = tmp_path / "examples" / "m"
    folder.mkdir(parents=True)
    (folder / "data.json").write_text("[1]")
    for name, (text, _) in OWN.items():
        (folder / name).write_text(text)
    listings = [Listing(folder / name, tmp_path / "examples") for name in OWN]
    found = verdicts(listings, tmp_path / "cache", limit=20)
    assert {name: verdict.reason for name, verdict in found.items()} == {
        f"m/{name}": reason for name, (_, reason) in sorted(OWN.items())
    }
    assert "listing says '3'" in found["m/other.py"].what
    assert "ZeroDivisionError" in found["m/breaks.py"].what
    assert "20 s" in found["m/endless.py"].what
    again = verdicts([x for x in listings if x.name != "m/endless.py"], tmp_path / "cache", limit=0)
    assert again == {name: x for name, x in found.items() if name in again}
