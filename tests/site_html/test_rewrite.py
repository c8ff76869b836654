"""After an edit no page shows an old title, and no page is written without need."""

from __future__ import annotations

from patternbook.site.html.rewrite import MACHINE, stale
from tests.site_html.conftest import Small


def stamp(small: Small, name: str) -> int:
    return (small.root / "out" / name).stat().st_mtime_ns


def test_a_new_title_reaches_the_other_pages(small: Small) -> None:
    small.build()
    small.write("two.md", "# Another name\n\nText.\n")
    small.build()
    assert "Another name" in small.html("part/one.html")
    assert ">Two<" not in small.html("part/one.html")


def test_a_new_page_reaches_the_sidebars(small: Small) -> None:
    small.build()
    small.write("three.md", "# Three\n\nText.\n")
    home = "# Home\n\n```{toctree}\n:numbered: 1\n:caption: Part\n\npart/one\ntwo\nthree\n```\n"
    small.write("index.md", home)
    small.build()
    assert 'href="../three.html"' in small.html("part/one.html")


def test_an_edit_of_one_page_leaves_the_others(small: Small) -> None:
    small.build()
    before = stamp(small, "part/one.html")
    small.write("two.md", "# Two\n\nOther words, and a [link](part/one.md).\n")
    small.build()
    assert "Other words" in small.html("two.html")
    assert stamp(small, "part/one.html") == before


def test_a_failed_build_does_not_count(small: Small) -> None:
    small.build()
    small.write("two.md", "# Another name\n\nA [link](nowhere.md).\n")
    assert small.build().returncode == 1
    small.write("two.md", "# Another name\n\nText.\n")
    assert small.build().returncode == 0
    assert "Another name" in small.html("part/one.html")


def test_the_sidebar_marks_the_page_and_lists_its_headings(small: Small) -> None:
    small.build()
    page = small.html("part/one.html")
    assert '<a href="#" aria-current="page"><span class="number">1</span> One</a>' in page
    contents = page.partition('<div class="page-contents">')[2].partition("</div>")[0]
    assert 'href="#a-heading">A heading</a>' in contents
    assert "One" not in contents
    assert '<a href="../two.html"><span class="number">2</span> Two</a>' in page


def test_pages_of_an_older_machine_are_written_again() -> None:
    page = {"page one": ["One"]}
    assert not stale({MACHINE: "a", **page}, {MACHINE: "a", **page})
    assert stale({MACHINE: "a", **page}, {MACHINE: "b", **page})
    assert stale(page, {MACHINE: "a", **page})
