"""What stands round the pages: descriptions, addresses, pictures, the page for the lost."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import pytest

from patternbook.editions.offline import pack
from patternbook.site.html.summary import LONGEST, shortened
from tests.site_html.conftest import Small

BASE = "https://example.org/book/"
MADE = ("sitemap.xml", "robots.txt", "_static/cards/book.png")


def meta(html: str, name: str) -> list[str]:
    return re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)


def test_without_an_address_nothing_needs_one(small: Small) -> None:
    done = small.build()
    assert done.returncode == 0, done.stderr
    html = small.html("part/one.html")
    assert meta(html, "description") == meta(html, "og:description") != []
    assert not meta(html, "og:image") + meta(html, "og:url")
    assert 'rel="canonical"' not in html
    assert not [name for name in MADE if (small.root / "out" / name).exists()]
    assert 'href="/_static/book.css"' in small.html("404.html")


def test_with_an_address_links_are_whole(small: Small) -> None:
    done = small.build(
        "out", "-D", f"html_baseurl={BASE}", "-D", f"patternbook_edit={BASE}{{page}}"
    )
    assert done.returncode == 0, done.stderr
    html = small.html("part/one.html")
    assert f'<link rel="canonical" href="{BASE}part/one.html" />' in html
    assert f'<a href="{BASE}part/one.md">Edit this page</a>' in html
    assert meta(html, "og:image") == [f"{BASE}_static/cards/book.png"]
    listed = re.findall("<loc>(.*?)</loc>", small.html("sitemap.xml"))
    assert listed == [f"{BASE}{name}.html" for name in ("index", "part/one", "two")]
    assert f"Sitemap: {BASE}sitemap.xml" in small.html("robots.txt")
    picture = (small.root / "out" / MADE[2]).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    lost = small.html("404.html")
    assert 'href="/book/_static/book.css"' in lost
    assert not re.findall(r'(?:href|src|action)="(?!/book/|#|https:)[^"]*"', lost)
    small.build("out")
    assert not [name for name in MADE if (small.root / "out" / name).exists()]


@pytest.mark.parametrize("wrong", ["html_baseurl=example.org/", "patternbook_edit=https://a/b"])
def test_a_wrong_address_is_refused(small: Small, wrong: str) -> None:
    done = small.build("out", "-D", wrong)
    assert done.returncode != 0
    assert wrong.split("=")[0] in done.stderr


def test_every_page_has_a_description_of_its_own(site: Path) -> None:
    seen: dict[str, Path] = {}
    for page in site.rglob("*.html"):
        (told,) = meta(page.read_text("utf-8"), "description")
        assert 20 < len(told) <= LONGEST + 40, page  # some characters are written as entities
        assert told not in seen, (page, seen.get(told))
        seen[told] = page


def test_a_description_ends_with_a_sentence_if_it_can() -> None:
    assert (
        shortened("One is here. Two is there. X" + "x" * 160 + ".") == "One is here. Two is there."
    )
    assert shortened("word " * 60).endswith("word…")
    assert len(shortened("word " * 60)) <= LONGEST + 1


def test_the_pages_in_one_file_are_always_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, order in (("one", "ab"), ("two", "ba")):
        for letter in order:
            (tmp_path / name / letter).mkdir(parents=True)
            (tmp_path / name / letter / "page.html").write_text(letter)
        pack(tmp_path / name, tmp_path / f"{name}.zip")
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert [entry.split("/", 1)[1] for entry in archive.namelist()] == [
            "a/page.html",
            "b/page.html",
        ]
