"""The search: finds what readers ask for, tells no answers, knows the pages as they are."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from patternbook.bank.load import Bank
from tests.site_html.browsers.driver import Browser
from tests.site_html.conftest import Small
from tests.site_html.search_index import answers, ranks

HERE = Path(__file__).parent
MODULE = "resilience/circuit-breaker-mastery"
BYTES_A_WORD = 1_500_000 / 250_000
"""What the texts may weigh on the line, so that a book of twenty modules can still be searched."""


def texts(folder: Path) -> list[Any]:
    script = (folder / "_static" / "search-texts.js").read_text(encoding="utf-8")
    pages: list[Any] = json.loads(script.removeprefix("bookSearch.texts(").removesuffix(");\n"))
    return pages


def flat(folder: Path) -> str:
    return " ".join(" ".join(row) for _, _, rows in texts(folder) for row in rows)


@pytest.mark.parametrize(
    ("questions", "first", "among_five"),
    [("search_questions.yaml", 0.7, 0.95), ("search_held_out.yaml", 0.45, 0.85)],
)
def test_the_right_section_comes_first(
    site: Path, tmp_path: Path, questions: str, first: float, among_five: float
) -> None:
    found = ranks(site / "_static", questions, tmp_path)
    places = list(found.values())
    assert places.count(1) >= first * len(places), found
    assert sum(1 <= place <= 5 for place in places) >= among_five * len(places), found


def test_sections_that_questions_want_are_there(site: Path) -> None:
    places = {
        page.removesuffix(".html") + (f"#{row[0]}" if row[0] else "")
        for page, _, rows in texts(site)
        for row in rows
    }
    for name in ("search_questions.yaml", "search_held_out.yaml"):
        text = (HERE / name).read_text(encoding="utf-8")
        for line in re.findall(r"^  first: \[?(.*?)\]?$", text, re.MULTILINE):
            assert not set(line.split(", ")) - places, line


def test_no_answer_can_be_found(site: Path) -> None:
    """No option, no reason, no explanation, no rubric and no hint stands in the texts."""
    told = flat(site)
    plain = re.compile(r"[\w ,.;:'’-]{40,}")
    looked_at = 0
    for question in Bank.read().questions.values():
        stem = question.stem
        kept = question.model_dump(mode="json", exclude={"stem", "title", "section", "sources"})
        for text in _strings(kept):
            for piece in plain.findall(text):
                looked_at += 1
                assert piece.strip() in stem or piece.strip() not in told, (question.id, piece)
    assert looked_at > 300
    for page in site.rglob("lab-*.html"):
        html = page.read_text(encoding="utf-8")
        for hint in re.findall(r"<summary>Hint \d+</summary>\s*<p>([^<&]{30,})", html):
            assert hint not in told, (page, hint)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _strings(part)]


def test_texts_stay_light(site: Path) -> None:
    script = (site / "_static" / "search-texts.js").read_bytes()
    words = sum(len(row[3].split()) for _, _, rows in texts(site) for row in rows)
    assert len(gzip.compress(script, 6)) <= BYTES_A_WORD * words


def test_terms_cases_and_sections_are_places_of_their_own(small: Small, tmp_path: Path) -> None:
    small.write(
        "two.md",
        "# Two\n\n## Deep inside\n\nHere `maxFailures = 3` and a `retry_after`.\n\n"
        "```{glossary}\nquorum\n  More than half of all.\n```\n\n"
        "## Last\n\n```python\nclass TokenBucket: ...\n```\n",
    )
    assert small.build().returncode == 0
    asked = ["quorum", "max_failures", "maxfailures", "failures", "token bucket", "TokenBucke"]
    asked += ["retyr after", '"half of all"', '"of half all"']  # codespell:ignore
    found = answers(small.root / "out" / "_static", asked, tmp_path)
    first = [addresses[0] if addresses else "" for addresses in found]
    inside, last = "two.html#deep-inside", "two.html#last"
    assert first[:1] == ["two.html#term-quorum"]
    assert first[1:7] == [inside, inside, inside, last, last, inside]
    assert first[7:] == ["two.html#term-quorum", "two.html#term-quorum"]  # the last without quotes


def test_an_edited_page_is_found_with_its_new_words(small: Small, tmp_path: Path) -> None:
    small.build()
    small.write("part/one.md", "# One\n\nText about zebras.\n")
    small.build()
    static = small.root / "out" / "_static"
    assert answers(static, ["zebra", "formula", "heading"], tmp_path) == [
        ["part/one.html"],
        ["two.html"],
        [],
    ]


def test_pages_built_without_notes_are_found_all_the_same(small: Small, tmp_path: Path) -> None:
    small.build()
    before = texts(small.root / "out")
    for notes in (small.root / "out-doctrees").glob("search-texts-*.json"):
        notes.unlink()
    small.write("two.md", "# Two\n\nNo formula, but a [link](part/one.md).\n\n")
    small.build()
    assert texts(small.root / "out") == before


def test_the_search_in_browsers(browser: Browser, site: Path) -> None:
    typed = [
        ('"stationary processes, whose averages"', "one-slow-dependency.html#the-in", "averages"),
        ("maxWaitDurationInHalfOpenState", MODULE, "maxwaitdurationinhalfopenstate"),
        ("max_ejection_percent", MODULE, "max_ejection_percent"),
        ("CountWindow", "when-to-trip.html#over-which-calls", "countwindow"),
        ("bulkhaed", "one-slow-dependency", "bulkhead"),
        ("probes", "", "probe"),
    ]
    browser.holds(
        HERE / "search.mjs",
        site,
        page=f"{MODULE}/fallbacks.html",
        here=f"{MODULE}/when-to-trip.html",
        heading="over which calls",
        typed=typed,
    )
