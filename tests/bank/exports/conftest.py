"""Items to export: of the book's own bank, and of one whose texts are full of marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from patternbook.bank.exports.items import Item, items
from patternbook.bank.load import Bank
from patternbook.paths import BUILD
from patternbook.site.html.packages import install
from tests.bank.exports.hostile import KNOWN, MARKS, STEM

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def own() -> list[Item]:
    """The book's own bank, shuffled."""
    return items(Bank.read(), seed=7, drawn=3)


@pytest.fixture
def odd(desk) -> list[Item]:
    """Questions of all kinds whose texts are full of marks."""
    for question in desk.questions:
        question["explanation"] = f"{MARKS} See {{ref}}`sec-pools`."
        if question["kind"] not in ("numeric", "output", "line"):
            question["stem"] = STEM
        for number, option in enumerate(question.get("options", [])):
            option["text"] = f"\\%{number}0% {MARKS}"  # a bare % at the start is a comment
            option["reason"] = f"{number} {MARKS}"
    desk.question("ordering")["items"] = [f"{n} {MARKS}" for n in range(4)]
    desk.question("matching")["pairs"] = [
        {"left": f"{left} {MARKS}", "right": f"{right} {MARKS}"}
        for left, right in (("a", "x"), ("b", "y"), ("c", "x"))
    ]
    desk.question("fill")["accepted"] = ["*=~#{}:\\", 'a "b" <c>&']
    desk.question("fill")["text"] = "=limit:\n    - ____ # <&>\n"
    desk.question("short")["rubric"][0]["criterion"] = MARKS
    desk.question("short")["model_answer"] = STEM
    desk.listing("m/choice.py", "if 1 < 2:\n    print('last: ~=#{}')\n    #> last: ~=#{}\n")
    desk.questions.append(
        desk.question("output")
        | {"id": "q-output-typed", "stem": STEM, "listing": "m/choice", "result": "last"}
    )
    bank = desk.bank()
    assert not bank.errors
    return items(bank, seed=3, drawn=2, known=KNOWN, root=desk.examples)


@pytest.fixture(scope="session")
def modules() -> Path:
    """The readers that come as npm packages."""
    return install(HERE, BUILD / "cache" / "npm")
