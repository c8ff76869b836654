"""Builds that are parallel, repeated or broken."""

from patternbook.site.facts import book_domain

CASES = "```{example} demo/pool.py\n:caption: It.\n```\n\nIt holds {source}`little-1961`."


def test_a_parallel_build_finds_the_same(cited):
    for number in range(12):
        cited.page(f"{CASES}\n\nPage {number}.", f"page{number}")
    alone = cited.build("html")
    pages = [alone.html(f"page{number}") for number in range(12)] + [alone.html("zz")]
    (cited.root / "out").rename(cited.root / "out-alone")
    together = cited.build("html", parallel=2)
    assert together.warnings == []
    assert pages == [together.html(f"page{n}") for n in range(12)] + [together.html("zz")]
    assert book_domain(alone.app.env).pages == book_domain(together.app.env).pages


def test_nothing_is_written_when_nothing_changed(cited):
    cited.page(CASES)
    cited.build("html")
    page = cited.root / "out/html/zz.html"
    before = page.stat().st_mtime_ns
    assert "0 added, 0 changed, 0 removed" in cited.build("html").status
    assert page.stat().st_mtime_ns == before


def test_a_removed_page_leaves_nothing_behind(cited):
    cited.page(CASES)
    cited.page(CASES, "more")
    cited.build("html")
    (cited.root / "book/more.md").unlink()
    built = cited.build("html")
    assert built.warnings == []
    assert "more.html" not in built.html("zz")


def test_a_broken_book_stays_broken(cited):
    cited.page("```\nplain\n```\n\n{source}`little-1961`")
    first = cited.build(strict=True)
    second = cited.build(strict=True)
    assert first.app.statuscode == second.app.statuscode == 1
    assert len(second.warnings) == 1


def test_a_broken_reference(book):
    line = book.complaint("See {ref}`nowhere`.")
    assert line.startswith("book/page.md:3: WARNING: undefined label: 'nowhere'")
