"""The questions of the book in a real browser, opened as a file."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from sphinx.search.en import SearchEnglish

from patternbook.bank.links import texts
from patternbook.bank.load import Bank
from patternbook.bank.model import Question
from patternbook.bank.variants import variant
from patternbook.paths import BOOK, BUILD, ROOT
from patternbook.site.html.concealed import told
from patternbook.site.html.packages import install, node, node_environment
from tests.site_html.test_browser import HERE, browser

CHECK = "resilience/circuit-breaker-mastery/check-yourself.html"


@pytest.mark.parametrize(("script", "checks"), [("questions", 20), ("questions_by_keyboard", 2)])
def test_questions_in_a_browser(site: Path, tmp_path: Path, script: str, checks: int) -> None:
    chromium = browser()
    modules = install(HERE, BUILD / "cache" / "npm")
    program = [str(node()), str(HERE / f"{script}.mjs"), str(modules), chromium]
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
    assert len(seen) >= checks
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


def hidden_texts(question: Question) -> list[str]:
    """What of a question nobody may find by searching: options, keys, reasons, explanations."""
    shown = {"stem", "text", "listing", "region", "section", "objective", "unit"}
    return [text for key, text in texts(question) if key.partition(".")[0] not in shown]


def test_the_search_knows_neither_options_nor_answers(site: Path) -> None:
    """Each word that it has of the page stands in a stem, in code, or in the page's own text."""
    text = (site / "_static" / "search-texts.js").read_text(encoding="utf-8")
    pages = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    (rows,) = [rows for page, _, rows in pages if page == CHECK]
    stem = SearchEnglish({}).stem

    def words(text: str) -> set[str]:
        return {form for word in re.findall(r"\w+", text) for form in (word, stem(word.lower()))}

    bank = Bank.read().questions.values()
    seen = words((BOOK / CHECK).with_suffix(".md").read_text(encoding="utf-8"))
    seen |= words("Listing Figure")  # what {numref} writes
    for question in bank:
        one = variant(question)
        seen |= words(one.stem) | words(one.code)
    terms = words(" ".join(text for row in rows for text in row))
    hidden = set().union(*(words(text) for question in bank for text in hidden_texts(question)))
    assert len(hidden - seen) > 200
    assert len(terms) > 200
    assert sorted(terms & (hidden - seen)) == []


def test_no_answer_stands_in_the_source_of_the_page(site: Path) -> None:
    source = (site / CHECK).read_text(encoding="utf-8")
    article = source.partition("<article")[2].partition("</article>")[0]
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", article)).split())
    looked_for = 0
    for question in Bank.read().questions.values():
        for key, text in texts(question):
            if not key.endswith(("reason", "explanation", "model_answer", "criterion")):
                continue
            for part in re.split(r"[`*$|{}\n]|(?<=[.:;]) ", text):
                if len(part.split()) > 4:
                    looked_for += 1
                    assert " ".join(part.split()) not in plain, f"{question.id}: {part}"
    assert looked_for > 200
