"""`{source}`, the bibliography and its data."""

import datetime

import pytest

from patternbook.site.sources import Library, due

CITE = "It holds {source}`little-1961`."


def test_a_citation_and_its_entry(cited):
    cited.page(CITE)
    built = cited.build("html")
    assert built.warnings == []
    page = built.html("page")
    assert 'id="cite-little-1961"' in page
    assert 'href="zz.html#source-little-1961"' in page
    assert "Little, 1961" in page
    entry = built.html("zz")
    assert 'id="source-little-1961"' in entry
    assert (
        'href="https://doi.org/10.1287/opre.9.3.383">A Proof for the Queuing Formula</a>' in entry
    )
    assert "Checked on 22 November 2026; read: abstract." in entry
    assert 'href="page.html#cite-little-1961"' in entry


def test_an_unknown_source(cited):
    cited.page(CITE)
    cited.write("book/more.md", "# More\n\nWords {source}`litle-1961`.\n")
    (line,) = cited.build().warnings
    assert line == (
        "book/more.md:3: WARNING: unknown source 'litle-1961'; did you mean 'little-1961'?"
    )


def test_a_source_that_nobody_cites(cited):
    line = cited.complaint("Nothing.")
    assert line.startswith("book/sources/a.yaml:1: WARNING: source 'little-1961' is never cited;")
    assert "cite it with {source}`little-1961`, or take the entry out" in line


def test_two_sources_at_once(cited):
    path = cited.root / "book/sources/a.yaml"
    path.write_text(path.read_text() + path.read_text().replace("little-1961", "other-1962"))
    cited.page("It holds {source}`little-1961,other-1962`.")
    built = cited.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert html.index("source-little-1961") < html.index("; ") < html.index("source-other-1962")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  url: https", "  url: ftp", "source 'little-1961', url: string should match pattern"),
        ("  read: abstract\n", "", "source 'little-1961', read: field required; fields: id, "),
        ("kind: paper", "kind: song", "source 'little-1961', kind: input should be 'paper', "),
        ("checked: 2026-11-22", "checked: lately", "source 'little-1961', checked: "),
        ("  kind:", "  status: fine\n  kind:", "source 'little-1961', status: extra inputs are"),
    ],
)
def test_an_entry_at_fault(cited, old, new, what):
    path = cited.root / "book/sources/a.yaml"
    path.write_text("# A comment\n" + path.read_text().replace(old, new))
    line = cited.complaint(CITE)
    assert line.startswith(f"book/sources/a.yaml:2: WARNING: {what}")


def test_a_file_that_is_not_yaml(cited):
    cited.write("book/sources/b.yaml", "- id: x\n  title: a: b\n")
    line = cited.complaint(CITE)
    assert line.startswith("book/sources/b.yaml:2: WARNING: not YAML: mapping values are not")


def test_an_id_used_twice(cited):
    cited.write("book/sources/b.yaml", (cited.root / "book/sources/a.yaml").read_text())
    line = cited.complaint(CITE)
    assert line == (
        "book/sources/b.yaml:1: WARNING: source 'little-1961' stands in "
        "book/sources/a.yaml:1 too; rename one"
    )


def test_an_edited_entry_rebuilds_the_pages_that_cite_it(cited):
    cited.page(CITE)
    cited.build("html")
    path = cited.root / "book/sources/a.yaml"
    path.write_text(path.read_text().replace("author: Little", "author: J. D. C. Little"))
    built = cited.build("html")
    assert "J. D. C. Little, 1961" in built.html("page")
    assert "J. D. C. Little (1961)" in built.html("zz")


def test_entries_due_for_review(cited):
    library = Library.read(cited.root / "book/sources")
    assert due(library, datetime.date(2026, 11, 22)) == []
    assert [entry.id for entry in due(library, datetime.date(2026, 11, 23))] == ["little-1961"]
