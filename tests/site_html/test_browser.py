"""The pages in a real browser, opened as files: what can be pressed works, axe finds nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from patternbook.paths import BUILD, ROOT
from patternbook.site.html.packages import install, node, node_environment

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium; install it: apt-get install chromium"


def browser() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("PATTERNBOOK_REQUIRE") == "all":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


def page_with(site: Path, mark: str) -> str:
    pages = sorted((site / "resilience").rglob("*.html"))
    return next(
        page.relative_to(site).as_posix()
        for page in pages
        if mark in page.read_text(encoding="utf-8")
    )


def test_pages_in_a_browser(site: Path) -> None:
    chromium = browser()
    modules = install(HERE, BUILD / "cache" / "npm")
    pages = [page_with(site, 'class="only-dark"'), page_with(site, 'class="listing-tabs"')]
    done = subprocess.run(
        [str(node()), str(HERE / "browser.mjs"), str(modules), chromium, str(site), *pages],
        cwd=ROOT,
        env=node_environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    assert len(seen) > 10
    complaints = [f"{name}: {complaint}" for name, complaint in seen.items() if complaint]
    assert not complaints, "\n".join(complaints)
