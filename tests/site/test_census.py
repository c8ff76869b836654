"""No code block escapes the census."""

import pytest

from patternbook.site import collect

EXAMPLE = "```{example} demo/pool.py\n:caption: It.\n:no-tabs:\n```\n"

ESCAPES = {
    "plain fence": "```\nx = 1\n```",
    "fence with a language": "```python\nx = 1\n```",
    "code-block": "```{code-block} python\nx = 1\n```",
    "tilde fence": "~~~python\nx = 1\n~~~",
    "indented": "    x = 1",
    "in a list": "1. One\n\n   ```python\n   x = 1\n   ```",
    "in a quotation": "> ```python\n> x = 1\n> ```",
    "in a note": ":::{note}\n```python\nx = 1\n```\n:::",
    "literalinclude": "```{literalinclude} ../examples/demo/pool.py\n```",
    "parsed-literal": "```{parsed-literal}\nx = 1\n```",
    "reStructuredText": "```{eval-rst}\n::\n\n    x = 1\n```",
    "doctest": "```{eval-rst}\n>>> 1 + 1\n2\n```",
    "raw": "```{raw} html\n<pre>x = 1</pre>\n```",
    "HTML": "<div><PRE>x = 1</PRE></div>",
    "shell": "```{code-block} sh\n$ ls\n```",
    "included": "```{include} parts/part.md\n```",
    "an example by hand": "```{code-block} python\n:class: listing\nx = 1\n```",
}


@pytest.mark.parametrize("text", ESCAPES.values(), ids=ESCAPES.keys())
def test_an_unlisted_code_block(book, text):
    book.write("book/parts/part.md", "Words.\n\n```python\nx = 1\n```\n")
    line = book.complaint(text)
    assert "WARNING: an unlisted code block; show a region of a file with {example}" in line
    where = "book/parts/part.md:3" if "include}" in text and "parts" in text else "book/page.md:"
    assert line.startswith(where)


@pytest.mark.parametrize("reason", ["pseudo", "fragment", "expected-failure"])
def test_a_declared_reason(book, reason):
    book.page(f"{EXAMPLE}\n```{{code-block}} text\n:class: {reason}\nwhatever\n```")
    built = book.build()
    assert built.warnings == []
    assert f"census: 1 listing, 1 {reason}\n" in built.status


def test_the_count(book):
    book.page(f"{EXAMPLE}\n{EXAMPLE.replace(':no-tabs:', ':region: busy')}")
    assert "census: 2 listings, 1 sibling\n" in book.build().status


def test_a_count_survives_a_build_that_reads_nothing(book):
    book.page(EXAMPLE)
    book.build()
    assert "census: 1 listing\n" in book.build().status


def test_a_census_that_meets_nothing_fails(book, monkeypatch):
    monkeypatch.setattr(collect.census, "take", lambda *_: {})
    line = book.complaint(EXAMPLE)
    assert "1 {example} written in the book, and no listing counted; mend" in line


def test_commands_that_exist(book):
    text = "$ make book\n$ patternbook run examples/demo/pool.go\n$ cd examples && go version"
    book.page(f"```{{code-block}} console\n{text}\n$ python examples/demo/pool.py\n```")
    built = book.build()
    assert built.warnings == []
    assert "census: 1 command\n" in built.status


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("$ make bok", "no target 'bok' in the Makefile; name a target"),
        ("$ patternbook rnu x", "no command 'patternbook rnu'; use one of"),
        ("$ frobnicate", "unknown command 'frobnicate'; use one of"),
        ("$ cd examples && frobnicate", "unknown command 'frobnicate'; use one of"),
        ("$ python examples/demo/gone.py", "no file examples/demo/gone.py; name one"),
        ("$ go run -C examples demo/gone.go", "no file demo/gone.go; name one"),
        ("busy workers: 2.0 s", "a line that is not a command in a console block; start"),
        ("$ python 'x", "a command that no shell reads (No closing quotation); close"),
    ],
)
def test_commands_that_do_not(book, command, what):
    line = book.complaint(f"```{{code-block}} console\n$ ls\n{command}\n```")
    assert line.startswith(f"book/page.md:5: WARNING: {what}")


def test_markup_that_would_be_printed(book):
    line = book.complaint("Words.\n\n{learning-time}")
    assert line.startswith("book/page.md:5: WARNING: '{learning-time}' as plain text; write")
