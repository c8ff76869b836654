"""The content security policy, in both browsers, from a server and from a folder."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from patternbook.site.html.policy import policy
from tests.site_html.browsers.driver import Browser
from tests.site_html.test_browser import page_with

HERE = Path(__file__).parent


def test_pages_do_what_they_do_and_no_more(browser: Browser, site: Path) -> None:
    marks = ('class="katex"', 'class="question"', 'class="listing-tabs"')
    some = [page_with(site, mark) for mark in marks]
    served = [*some, "index.html", "search.html", "genindex.html", "404.html"]
    browser.holds(HERE / "policy.mjs", site, http=served, file=some)


def test_every_page_has_it_and_nothing_older_than_it(site: Path) -> None:
    for page in site.rglob("*.html"):
        head = unescape(page.read_text("utf-8").partition("</head>")[0])
        told = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', head)
        assert told, page
        assert told[1] in (policy(), policy(runs=True)), page
        assert not re.search(r"<(script|link|style)", head[: told.start()]), page
        for rule in ("'unsafe-eval'", "http:", "https:", "*", "script-src 'self' 'unsafe-inline'"):
            assert rule not in told[1], page
