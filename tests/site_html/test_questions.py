"""The questions of the book in a real browser, opened as a file."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from patternbook.paths import BUILD, ROOT
from patternbook.site.html.concealed import told
from patternbook.site.html.packages import install, node, node_environment
from tests.site_html.test_browser import HERE, browser

CHECK = "resilience/circuit-breaker-mastery/check-yourself.html"


def test_questions_in_a_browser(site: Path, tmp_path: Path) -> None:
    chromium = browser()
    modules = install(HERE, BUILD / "cache" / "npm")
    program = [str(node()), str(HERE / "questions.mjs"), str(modules), chromium]
    done = subprocess.run(
        [*program, str(site / CHECK), str(tmp_path)],
        cwd=ROOT,
        env=node_environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    assert len(seen) > 20
    complaints = [f"{name}: {complaint}" for name, complaint in seen.items() if complaint]
    assert not complaints, "\n".join(complaints)


def test_only_pages_with_questions_load_the_script(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert ("_static/questions.js" in text) == ('class="question"' in text), page


def test_links_in_concealed_text_lead_somewhere(site: Path) -> None:
    page = site / CHECK
    links = re.findall(r'<a\b[^>]*\shref="([^"]+)', told(page.read_text(encoding="utf-8")))
    inner = [link for link in links if not re.match(r"\w+:", link)]
    assert inner
    for link in inner:
        path, _, anchor = unquote(link).partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), link


@pytest.mark.parametrize("sheet", ["katex.css"])
def test_formulas_in_concealed_text_have_their_styles(site: Path, sheet: str) -> None:
    page = (site / CHECK).read_text(encoding="utf-8")
    if 'class="katex"' in page + told(page):
        assert sheet in page
