"""A reader's comforts and the flow by keyboard, in both browsers."""

from __future__ import annotations

from pathlib import Path

from tests.site_html.browsers.driver import Browser

HERE = Path(__file__).parent
MODULE = "resilience/circuit-breaker-mastery"
PAGE = "when-to-trip.html"
QUESTIONS = f"{MODULE}/check-yourself.html"


def test_comforts(browser: Browser, site: Path) -> None:
    browser.holds(HERE / "reading.mjs", site, module=MODULE, page=PAGE, questions=QUESTIONS)


def test_all_goes_by_keyboard(browser: Browser, site: Path) -> None:
    browser.holds(HERE / "by_keyboard.mjs", site, page=f"{MODULE}/{PAGE}", questions=QUESTIONS)
