"""Pages of small books: what each kind of node becomes, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.epub.conftest import XHTML
from tests.site.conftest import POOL
from tests.site.test_questions import CHECK, KINDS, SECTION, one

SHOWN = """```{example} demo/pool.py
:region: busy
:name: lst-busy
:caption: Busy workers.
```
"""


def test_the_same_book_in_two_places_is_the_same_file(made, book, tmp_path, monkeypatch) -> None:
    book.page(SHOWN)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    first = made().path.read_bytes()
    book.root = tmp_path / "elsewhere"
    for path in sorted((tmp_path / "book").rglob("*.md")):
        book.write(path.relative_to(tmp_path).as_posix(), path.read_text())
    for name in ("pool.py", "pool.go"):
        book.write(f"examples/demo/{name}", (tmp_path / "examples/demo" / name).read_text())
    monkeypatch.chdir(book.root)
    assert made().path.read_bytes() == first


def test_one_language_is_shown_and_the_others_are_named(made, book) -> None:
    book.page(SHOWN)
    text = made().text("page.xhtml")
    assert "def</span> busy" in text
    assert "func" not in text
    assert "also in Go" in text
    assert "Listing 1.1" in text


def test_an_edition_in_another_language(made, book) -> None:
    book.page(SHOWN)
    found = made(epub_language_of_listings="go")
    assert found.path.name == "book-go.epub"
    text = found.text("page.xhtml")
    assert "func" in text
    assert "also in Python" in text
    assert "listings in Go" in found.text("package.opf")


def test_a_language_that_is_none(book) -> None:
    book.conf["extensions"] = ["myst_parser", "patternbook.site", "patternbook.epub"]
    book.conf["epub_language_of_listings"] = "cobol"
    with pytest.raises(Exception, match="no listings in 'cobol'; choose one of"):
        book.build("epub3")


def test_questions_are_answered_at_the_end_of_the_module(made, book) -> None:
    book.write("book/index.md", "# Book\n\n```{toctree}\n:numbered: 2\n\nm/index\n```\n")
    book.write("book/m/index.md", "# Module\n\n```{toctree}\npool\ncheck-yourself\n```\n")
    book.write("book/m/pool.md", f"{SECTION}\n```{{question}} q-single\n```\n")
    book.write("book/m/check-yourself.md", CHECK)
    book.write("book/questions/m.yaml", "\n".join(map(one, KINDS)))
    (book.root / "book/page.md").unlink()
    found = made(exclude_patterns=["sources/**", "questions/**"])
    asked, told = found.text("m.check-yourself.xhtml"), found.text("m.index.answers.xhtml")
    assert asked.count('class="to-answer"') == len(KINDS) - 1
    assert told.count('class="answer"') == len(KINDS)
    assert re.search(r'href="m.pool.xhtml#[^"]+">Question 1</a>, once more', asked)
    assert "Rate times time" in told
    assert "Rate times time" not in asked
    assert "Nobody waits twice" in told
    assert '<span class="no">1 </span>' in asked  # lines to choose from are numbered
    assert 'href="m.pool.xhtml#sec-pool"' in told


def test_places_in_an_answer_are_found_there(made, cited) -> None:
    """The bibliography leads back to each citation, also to one that came to stand elsewhere."""
    cited.write("book/index.md", "# Book\n\n```{toctree}\n:numbered: 2\n\nm/index\nzz\n```\n")
    cited.write("book/m/index.md", "# Module\n\n```{toctree}\npool\ncheck-yourself\n```\n")
    cited.write("book/m/pool.md", SECTION)
    cited.write("book/m/check-yourself.md", CHECK)
    asked = one("single").replace("Little's law says so", "So says {source}`little-1961`")
    cited.write("book/questions/m.yaml", asked)
    (cited.root / "book/page.md").unlink()
    found = made(exclude_patterns=["sources/**", "questions/**"])
    links = re.findall(r'href="([^"]+)#([^"]*cite[^"]*)"', found.text("zz.xhtml"))
    assert links
    for file, place in links:
        assert f'id="{place}"' in found.text(file)


def test_the_numbers_of_a_figure_stand_at_the_end(made, figures) -> None:
    shown = ":name: fig-w\n:alt: A line climbs.\nIt climbs.\n"
    figures.page(f"```{{plot}} demo/figures_pool.py:workers\n{shown}```")
    found = made()
    page, numbers = found.text("page.xhtml"), found.text("page.numbers-of-figures.xhtml")
    assert 'href="page.numbers-of-figures.xhtml#numbers-1"' in page
    assert "rate (1/s)" in numbers
    assert 'href="page.xhtml#fig-w">Figure 1.1' in numbers


def test_a_footnote_can_be_shown_over_the_page(made, book) -> None:
    book.page("A word.[^a]\n\n[^a]: What it means.")
    text = made().text("page.xhtml")
    mark = re.search(r'epub:type="noteref"[^>]*href="page.xhtml#([^"]+)"', text)
    assert mark
    assert re.search(rf'<aside epub:type="footnote"[^>]*id="{mark[1]}"', text)


def test_wide_tables_can_be_read_row_by_row(made, book) -> None:
    words = ["extraordinarily", "configuration", "timeouts", "availability"]
    rows = [words, ["---"] * 4, words]
    wide = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    book.page(f"{wide}\n\nText.\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    first, second = made().tree("page.xhtml").iter(f"{XHTML}table")
    assert [first.get("class"), second.get("class")] == ["wide", "narrow"]
    cells = [cell.get("data-head") for cell in first.iter(f"{XHTML}td")]
    assert cells == [None, *words[1:]]


def test_formulas_are_mathml(made, book) -> None:
    book.page("So $t = N / \\lambda$.\n\n$$\nL = \\lambda W\n$$ (eq-l)\n")
    text = made().text("page.xhtml")
    assert text.count("<math ") == 2
    assert 'alttext="t = N/λ"' in text
    assert "annotation" not in text
    assert '<span class="eqno">' in text
    assert 'properties="mathml"' in made().text("package.opf")


def test_a_page_of_the_web_alone_is_left_out(made, book) -> None:
    book.write("book/web.md", "---\nweb-only: true\n---\n# On the web\n\nHere.\n")
    book.page("See {doc}`web`.")
    found = made()
    assert "web.xhtml" not in found.pages()
    assert "web.xhtml" not in found.text("page.xhtml")
    assert "See On the web." in re.sub(r"<[^>]+>", "", found.text("page.xhtml"))


def test_raw_html_that_is_no_xml_is_refused(book) -> None:
    book.conf["extensions"] = ["myst_parser", "patternbook.site", "patternbook.epub"]
    book.page("```{raw} epub\n<p>never closed\n```")
    built = book.build("epub3")
    assert built.app.statuscode == 1
    assert any("not well-formed" in line for line in built.warnings)
    assert not list((book.root / "out/epub3").glob("*.epub"))


def test_a_listing_keeps_every_line(made, book) -> None:
    book.page("```{example} demo/pool.py\n:caption: All of it.\n:name: lst-all\n```")
    text = made().text("page.xhtml")
    found = re.search(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL)
    assert found
    assert found[1].count('<span class="line') == len(POOL.rstrip().splitlines()) - 2
    assert 'class="line out"' in found[1]
    assert '<span class="line i2">    <span class="kw">return' in found[1]  # goes on further in


def test_nothing_lies_about(made, book) -> None:
    made()
    assert [path.name for path in Path(book.root / "out/epub3").iterdir()] == ["book.epub"]
