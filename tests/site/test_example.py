"""`{example}`."""

import os

BUSY = """\
```{example} demo/pool.py
:region: busy
:name: lst-busy
:caption: Little's *law*.
```
"""


def test_tabs_number_link_and_command(book):
    book.page(f"See {{numref}}`lst-busy`.\n\n{BUSY}")
    built = book.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert ">Listing 1.1</span></a>" in html
    assert html.count('class="caption-number"') == 1
    assert html.count('type="radio"') == 2
    assert html.count(" checked") == 1
    assert "Little’s <em>law</em>." in html
    assert 'href="_listings/demo/pool.py.txt">examples/demo/pool.py</a>' in html
    assert "python examples/demo/pool.py</code>" in html
    assert "go run -C examples demo/pool.go</code>" in html
    assert "region" not in html
    for name in ("pool.py", "pool.go"):
        copied = book.root / "out/html/_listings/demo" / f"{name}.txt"
        assert copied.read_text() == (book.root / "examples/demo" / name).read_text()


def test_without_tabs_and_without_a_name(book):
    book.page("```{example} demo/pool.go\n:caption: All of it.\n:no-tabs:\n```")
    built = book.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert 'id="listing-demo-pool-go"' in html
    assert "radio" not in html
    assert "go:build" not in html


def test_siblings_take_no_number(book):
    book.page(f"{BUSY}\n```{{example}} demo/pool.py\n:caption: Whole.\n:name: lst-whole\n```")
    html = book.build("html").html("page")
    assert "Listing 1.1 " in html
    assert "Listing 1.2 " in html
    assert "Listing 1.3 " not in html


def test_a_listing_without_caption(book):
    line = book.complaint("```{example} demo/pool.py\n```")
    assert line.startswith("book/page.md:3: WARNING: {example} without :caption:; add a line")


def test_a_region_that_is_missing(book):
    line = book.complaint("```{example} demo/pool.py\n:region: bsuy\n:caption: It.\n```")
    assert line == (
        "book/page.md:3: WARNING: examples/demo/pool.py: no region 'bsuy'; did you mean 'busy'?"
    )


def test_a_region_that_a_sibling_lacks(book):
    book.write("examples/demo/pool.py", "# region more\nx = 1\n# endregion more\n")
    line = book.complaint("```{example} demo/pool.py\n:region: more\n:caption: It.\n```")
    assert "examples/demo/pool.go: no region 'more'" in line
    assert line.endswith(", or give the {example} :no-tabs:")


def test_a_listing_that_is_missing(book):
    line = book.complaint("```{example} demo/pol.py\n:caption: It.\n```")
    assert "page.md:3: " in line
    assert line.endswith("no such listing; did you mean demo/pool.py?")


def test_a_listing_over_72_columns(book):
    book.write("examples/demo/wide.py", "x = 1\n" + "y = 1  # " + 70 * "y" + "\n")
    line = book.complaint("```{example} demo/wide.py\n:caption: Wide.\n```")
    place, what = line.split(": WARNING: ")
    assert place == "examples/demo/wide.py:2"
    assert what == "line of 79 columns in a listing; break it at 72"


def test_an_edited_listing_rebuilds_its_page(book):
    book.page(BUSY)
    book.build()
    assert "0 added, 0 changed, 0 removed" in book.build().status
    path = book.root / "examples/demo/pool.go"
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 10))
    assert "0 added, 1 changed, 0 removed" in book.build().status


def test_a_new_sibling_rebuilds_the_page(book):
    book.page(BUSY)
    book.build()
    book.write("examples/demo/pool.ts", "// region busy\nconst x = 1;\n// endregion busy\n")
    assert "0 added, 1 changed, 0 removed" in book.build().status


def test_a_reference_to_a_broken_listing_is_not_told_twice(book):
    broken = BUSY.replace("region: busy", "region: bsuy")
    line = book.complaint(f"See {{numref}}`lst-busy`.\n\n{broken}")
    assert "no region 'bsuy'" in line


def test_a_listing_at_fault_is_told_once(book):
    book.write("examples/demo/wide.py", "y = 1  # " + 70 * "y" + "\n")
    show = "```{example} demo/wide.py\n:caption: Wide.\n```\n"
    book.page(show, "more")
    assert "examples/demo/wide.py:1" in book.complaint(show + show)
