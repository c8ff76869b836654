"""CSV, read back: every key is there, and no cell is a formula."""

import csv
import io

from patternbook.bank.exports import table
from patternbook.bank.exports.items import items
from patternbook.bank.grading import grade, key_text
from tests.bank.exports.hostile import CODE, KNOWN, READ


def read(data):
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def bare(cell):
    return cell.removeprefix("'")


def answer(row, item):
    """The key of a row in the form in which the bank grades an answer."""
    kind, key = item.question.kind, row["key"]
    if kind in ("multiple", "ordering", "matching"):
        return [int(place) - 1 for place in key.split(";")]
    if kind == "line" or item.variant.options:
        return int(key) - 1
    if kind == "numeric":
        return f"{key} {row['unit']}"
    return bare(key).splitlines()[0]


def agrees(chosen):
    rows = read(table.export(chosen).data)
    assert [row["id"] for row in rows] == [item.name for item in chosen]
    for row, item in zip(rows, chosen, strict=True):
        assert row["kind"] == item.question.kind
        assert row["seed"] == str(item.variant.seed)
        if hasattr(item.question, "rubric"):
            assert row["key"] == ""
            assert row["rubric"].count("\n") + 1 >= len(item.question.rubric)
            continue
        assert grade(item.variant, answer(row, item)).verdict == "right", item.name
        for number, option in enumerate(item.variant.options, 1):
            assert bare(row[f"option {number}"]) == item.plain(option.text)
            assert bare(row[f"reason {number}"]) == item.plain(option.reason)
    return rows


def test_own_bank(own):
    rows = agrees(own)
    for row, item in zip(rows, own, strict=True):
        if item.question.kind == "single":
            right = next(o for o in item.variant.options if o.correct)
            assert bare(row[f"option {row['key']}"]) == item.plain(right.text)
            assert item.plain(key_text(item.variant)) == item.plain(right.text)


def test_texts_full_of_marks(odd):
    rows = {row["id"]: row for row in agrees(odd)}
    assert rows["q-single"]["stem"].startswith(f"'=1+1 {READ}")
    assert CODE.replace("\n", "\n    ") in rows["q-single"]["stem"]
    assert rows["q-fill"]["code"].startswith("'=limit")
    assert rows["q-fill"]["key"] == '*=~#{}:\\\na "b" <c>&'


def test_no_cell_is_a_formula(desk):
    starts = ["=1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\n=1", "\r=1"]
    for start in starts:
        assert table.safe(f"{start}+cmd").startswith("'"), start
    for number in ("-2.5", "+3", "1e9", "7"):
        assert table.safe(number) == number
    desk.question("single")["stem"] = "\\=HYPERLINK('x')"
    made = table.export(items(desk.bank(), drawn=1, known=KNOWN, root=desk.examples))
    for row in read(made.data):
        assert not any(cell[:1] in ("=", "+", "-", "@") for cell in row.values())
    assert "q-single: its stem has an apostrophe" in " ".join(map(str, made.losses))
