"""Listings run in the page, in both browsers, from a server and from a folder."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from patternbook.paths import EXAMPLES, ROOT
from patternbook.run import process
from tests.site_html.browsers.driver import Browser

SCRIPT = Path(__file__).parent / "run.mjs"
BAR = re.compile(r'data-run="([^"]+)" data-line=')
SHOWN = re.compile(r'data-run="([^"]+)"')


def printed(name: str) -> str:
    """What a listing prints on this machine."""
    ended = process.run([sys.executable, EXAMPLES / name], ROOT)
    assert ended.code == 0, ended.err
    return ended.out


@pytest.fixture(scope="session")
def shown(site: Path) -> dict[str, list[tuple[str, bool]]]:
    """The pages with Run: the listings that have it, and whether a part of them is shown."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if names := SHOWN.findall(html):
            parts = set(BAR.findall(html))
            name = path.relative_to(site).as_posix()
            pages[name] = [(x, x in parts) for x in dict.fromkeys(names)]
    return pages


def test_run_in_the_page(
    browser: Browser, site: Path, shown: dict[str, list[tuple[str, bool]]]
) -> None:
    uses = {x: "patternbook" in (EXAMPLES / x).read_text() for of in shown.values() for x, _ in of}
    page, listings = next((p, of) for p, of in shown.items() if len(of) > 1 and of[0][1])
    name = listings[0][0]
    simulation, where = next((x, p) for p, of in shown.items() for x, _ in of if uses[x])
    browser.holds(
        SCRIPT,
        site,
        limit=600,
        page=page,
        name=name,
        other=listings[1][0],
        file=name.rpartition("/")[2],
        text=(EXAMPLES / name).read_text(encoding="utf-8"),
        expected=printed(name),
        patient=True,
        sim={"page": where, "name": simulation, "expected": printed(simulation)},
    )
