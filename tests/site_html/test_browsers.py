"""What drives the browsers sees what is wrong, in both, and leaves nothing running."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from patternbook.paths import ROOT
from tests.site_html.browsers.driver import Browser

SCRIPT = Path(__file__).parent / "browsers" / "sees.mjs"
HEAD = "<!DOCTYPE html><html lang=en><meta charset=utf-8>{}<title>Well</title>"
PAGE = f"{HEAD}<link rel=icon href=data:,><p>Well"
SEEN = {
    "all is well": "",
    "complaint": "as I say",
    "console": "alas",
    "page error": "thrown late",
    "missing file": "nowhere.js",
    "another host": "tracker.test",
    "another host, from a worker": "worker.test",
    "policy": "policy refuses inline",
    "phone": "",
    "dark": "",
    "forgets": "",
    "late": "not done after 0.2 s",
}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    policy = (
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'; img-src data:\">"
    )
    (folder / "index.html").write_text(PAGE.format(""))
    (folder / "policy.html").write_text(PAGE.format(policy))
    return folder


def test_what_is_wrong_is_seen(browser: Browser, pages: Path) -> None:
    seen = browser.play(SCRIPT, pages)["seen"]
    for by in ("http", "file"):
        for name, what in SEEN.items():
            told = seen[f"{by}: {name}"]
            assert bool(told) == bool(what), f"{by}: {name}: {told!r}"
            assert what in told, f"{by}: {name}: {told!r}"


HOLDER = """
import sys
from tests.site_html.browsers.driver import Browser
browser = Browser(sys.argv[1], sys.argv[2])
print(browser._process.pid, browser._profile, flush=True)
sys.stdin.read()
"""


def running(group: str, profile: str) -> list[str]:
    """Command lines of the group, and of any that name the profile, without what is dead."""
    asked = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True)
    rows = [line.split(maxsplit=2) for line in asked.stdout.splitlines()]
    alive = [row for row in rows if len(row) == 3 and not row[1].startswith("Z")]
    return [args for of, _, args in alive if of == group or profile in args]


def test_a_killed_test_leaves_no_browser(browser: Browser) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, browser.kind, browser.path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    group, profile = holder.stdout.readline().split()
    assert len(running(group, profile)) > 2  # the driver, the browser, its children
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    until = time.monotonic() + 20
    while (left := running(group, profile)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left
    shutil.rmtree(profile)
