"""`{learning-time}`."""

MODULE = "# Module\n\n```{learning-time}\n```\n\n```{toctree}\none\ntwo\n```\n"
TIMED = """\
```{example} demo/pool.py
:region: busy
:caption: It.
```

| a | b |
|---|---|
| 1 | 2 |
"""


def minutes(book, built):
    html = built.html("module/index")
    return int(html.partition("About ")[2].partition(" minute")[0])


def test_the_minutes_of_a_module(book):
    book.write("book/index.md", "# Book\n\n```{toctree}\nmodule/index\n```\n")
    (book.root / "book/page.md").unlink()
    book.write("book/module/index.md", MODULE)
    book.write("book/module/one.md", "# One\n\n" + "word " * 1798 + "\n")
    book.write("book/module/two.md", f"# Two\n\n{TIMED}")
    built = book.build("html")
    assert built.warnings == []
    # 1,801 words, two lines of code in one language, a table: 600.3 + 8 + 30 s and some titles.
    assert minutes(book, built) == 11
    book.write("book/module/one.md", "# One\n\nword\n")
    assert minutes(book, book.build("html")) == 1
