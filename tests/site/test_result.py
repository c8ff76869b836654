"""`{result}`."""

import pytest


def test_the_value_of_a_run(book):
    book.page("It had {result}`demo/pool:busy workers`, or {result}`demo/pool.py:busy workers`.")
    built = book.build("html")
    assert built.warnings == []
    assert built.html("page").count('<span class="result">2.0\N{NO-BREAK SPACE}s</span>') == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("demo/pool:busy worker", "examples/demo/pool.py: no result named 'busy worker'; did you"),
        ("demo/pol:busy workers", "examples/demo/pol.py: no such listing; did you mean"),
        ("demo/pool", "{result} without a name: 'demo/pool'; write {result}`folder/"),
        ("demo/pool.txt:x", "examples/demo/pool.txt: '.txt' is not the suffix of a listing; use"),
    ],
)
def test_what_no_run_printed(book, text, what):
    line = book.complaint(f"Words.\n\nThen {{result}}`{text}`.")
    assert line.startswith(f"book/page.md:5: WARNING: {what}")
