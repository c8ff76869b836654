"""`{book-numbers}` and `{bank-numbers}`: what is printed is what stands in the files."""

import html
import re

import pytest

from tests.site.test_questions import KINDS, one

MODULE = "# Module\n\n```{learning-time}\n```\n\n```{toctree}\nfirst\ncheck-yourself\n```\n"
FIRST = """\
(sec-pool)=
# First

One two three {source}`little-1961`.

```{example} demo/pool.py
:region: busy
:caption: It.
```

| a | b |
|---|---|
| 1 | 2 |
"""
CHECK = "# Check yourself\n\n```{questions} sec-pool\n```\n"
NUMBERS = "# Numbers\n\n```{book-numbers}\n```\n\n```{bank-numbers}\n```\n"
BANK = "book/questions/m.yaml"
OBJECTIVES = "m:\n- {id: size-a-pool, text: Size it.}\n"


@pytest.fixture
def counted(cited):
    book = cited
    book.write("book/index.md", "# Book\n\n```{toctree}\nm/index\nnumbers\nzz\n```\n")
    (book.root / "book/page.md").unlink()
    book.write("book/m/index.md", MODULE)
    book.write("book/m/first.md", FIRST)
    book.write("book/m/check-yourself.md", CHECK)
    book.write("book/numbers.md", NUMBERS)
    book.write("book/questions/objectives.yaml", OBJECTIVES)
    book.write(BANK, "\n".join(one(kind) for kind in KINDS if kind != "numeric"))
    book.conf["exclude_patterns"] = ["sources/**", "questions/**"]
    return book


def plain(text):
    return html.unescape(re.sub(r"<[^>]+>", "", text)).strip()


def rows(built):
    """The lines of all tables of the page, by their first cell."""
    found = re.findall(r"<tr.*?</tr>", built.html("numbers"), re.S)
    cells = [[plain(c) for c in re.findall(r"<t[dh].*?</t[dh]>", row, re.S)] for row in found]
    return {first: rest for first, *rest in cells}


def details(built):
    return [plain(item) for item in re.findall(r"<li>.*?</li>", built.html("numbers"), re.S)]


def test_the_numbers_of_a_module(counted):
    built = counted.build("html")
    assert built.warnings == []
    table = rows(built)
    assert table["module"] == [
        *("words", "minutes", "listings", "figures", "cases", "labs", "questions")
    ]
    # Module / First, One two three (Little, 1961), It. / Check yourself
    assert table["Module"] == ["10", "11", "1", "0", "0", "0", "8"]
    assert table["The book"][0] == str(10 + int(table["Other pages"][0]))
    words, listings, cases, kinds, levels = details(built)
    assert words.startswith("10 words on 3 pages. About 11 minutes: 1 to read")
    assert listings == ("1 listing of 2 files (Python 1, Go 1): 2 run. 2 lines of code to read.")
    assert cases == "0 case studies, 0 published results computed again, 1 source cited."
    assert (
        kinds
        == "Questions by kind: "
        + ", ".join(
            f"{kind} 1"
            for kind in (
                "single",
                "multiple",
                "ordering",
                "matching",
                "output",
                "line",
                "fill",
                "short",
            )
        )
        + "."
    )
    assert levels == "Questions by level: apply 8."


def test_the_numbers_follow_a_page_that_changes(counted):
    before = rows(counted.build("html"))
    shown = FIRST[FIRST.index("```") :]
    counted.write("book/m/first.md", FIRST.replace("One", "Zero one") + shown)
    built = counted.build("html")
    after = rows(built)
    assert built.warnings == []
    assert int(after["Module"][0]) == int(before["Module"][0]) + 2  # and a caption
    assert after["Module"][2] == "2"


def test_the_numbers_follow_the_bank(counted):
    assert rows(counted.build("html"))["questions"][0] == "8"
    more = one("single", name="other").replace("Stem of single", "Why does another pool run out")
    counted.write(BANK, (counted.root / BANK).read_text() + more)
    table = rows(counted.build("html"))
    assert table["questions"][0] == "9"
    assert table["of them single"][0] == "2"
    assert table["Module"][-1] == "9"
    assert table["questions of an objective"][0] == "9 to 9"


def test_nothing_is_written_again_when_nothing_changed(counted):
    counted.build("html")
    page = counted.root / "out/html/numbers.html"
    first = page.stat().st_mtime_ns
    counted.build("html")
    assert page.stat().st_mtime_ns == first


def test_parallel_builds_count_the_same(counted):
    for n in range(8):
        counted.write(f"book/m/x{n}.md", f"# Page {n}\n\n{'word ' * n}\n")
    counted.write(
        "book/m/index.md",
        MODULE.replace("first\n", "first\n" + "".join(f"x{n}\n" for n in range(8))),
    )
    alone = counted.build("html").html("numbers")
    (counted.root / "out").rename(counted.root / "before")
    assert counted.build("html", parallel=2).html("numbers") == alone


GENERATOR = """\
import random


def pool(rng: random.Random) -> dict[str, object]:
    rate, hold = rng.randrange(2, 90), rng.randrange(2, 90)
    return {"parameters": {"rate": rate, "hold": hold}, "key": rate * hold}


def check_pool(parameters: dict[str, int]) -> int:
    return sum([parameters["rate"]] * parameters["hold"])
"""
DRAWN = "generator: demo/questions/pool.py:pool\n  tolerance: 0.02"


@pytest.fixture
def drawn(counted):
    counted.write("examples/demo/questions/pool.py", GENERATOR)
    text = one("numeric").replace("Stem of numeric", "At {rate} calls a second, {hold} s each")
    counted.write(BANK, re.sub(r"answer:.*\n.*wrong.*", DRAWN, text) + one("single"))
    return counted


def test_variants_are_drawn_once(drawn, monkeypatch):
    table = rows(drawn.build("html"))
    assert table["variants drawn and checked"][0] == "1,000"
    assert table["questions with drawn numbers"][0] == "1"
    monkeypatch.setattr("patternbook.bank.draws.check", None)  # would be called
    assert rows(drawn.build("html")) == table
    monkeypatch.undo()
    drawn.write(
        "examples/demo/questions/pool.py", GENERATOR.replace("[parameters", "[1 + parameters")
    )
    (line,) = drawn.build("html").warnings
    assert "WARNING: question 'q-numeric': seed 1: the key is" in line
    (line,) = drawn.build("html").warnings  # what failed is not remembered
    assert "the check gives" in line


def test_a_bound_that_is_not_met_is_told(drawn):
    drawn.write(BANK, (drawn.root / BANK).read_text().replace("level: apply", "level: recall"))
    built = drawn.build("html")
    (line,) = built.warnings
    assert "recall: 100%, not at most 20%; ask for more than memory" in line
    assert rows(built)["recall"] == ["100%", "at most 20%: not met"]


def test_the_numbers_follow_the_objectives(counted):
    counted.build("html")
    more = OBJECTIVES + "- {id: trip-it, text: Trip it.}\n"
    counted.write("book/questions/objectives.yaml", more)
    row = rows(counted.build("html"))["objectives with fewer than two questions"]
    assert row == ["1 of 2", "0: not met"]
