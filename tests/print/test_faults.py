"""What cannot be printed fails with its page and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.print.conftest import print_book


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("```{strange}\n```", 3, "print does not know the node 'strange'"),
        ("Bad: $\\frac{a}$ here.", 3, "formula '\\frac{a}' cannot be set"),
        ("Worse: $\\nosuchmacro{x}$.", 3, "unknown variable: nosuchmacro"),
        ("```{raw} html\n<b>x</b>\n```", 3, "raw html has no form on paper"),
        ("![](../picture.svg)", 3, "picture without alt text"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    book = print_book(tmp_path, {"m/index": f"# Title\n\n{text}\n"})
    assert book.status == 1
    assert f"index.md:{line}: ERROR: " in book.told
    assert what in book.told
    assert not (book.out / "book-a4.pdf").exists()


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "# Title\n\n$\\one{x}$\n\n```{strange}\n```\n\n$\\two{x}$\n"
    told = print_book(tmp_path, {"m/index": text}).told
    assert [word in told for word in ("one", "strange", "two")] == [True] * 3


def test_raw_html_that_is_declared_is_left_out(tmp_path: Path) -> None:
    text = "# Title\n\n```{raw} html\n:class: html-only\n<b>WEB</b>\n```\n\nWords.\n"
    book = print_book(tmp_path, {"m/index": text})
    assert book.status == 0
    assert "WEB" not in book.text()


def test_an_error_of_typst_is_led_back_to_the_page(tmp_path: Path) -> None:
    text = "# Title\n\nFirst.\n\nSecond {raw-typst}`#panic(1)`.\n"
    conf = (
        "def setup(app):\n"
        "    from docutils import nodes\n"
        "    def role(name, raw, text, line, inliner, options=None, content=()):\n"
        "        return [nodes.raw(raw, text, format='typst')], []\n"
        "    app.add_role('raw-typst', role)\n"
    )
    book = print_book(tmp_path, {"m/index": text}, conf=conf)
    assert book.status == 1
    assert "index.md:5: ERROR: cannot be set in" in book.told
