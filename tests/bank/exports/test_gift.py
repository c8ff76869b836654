"""GIFT, read back by a parser of its own: every answer is worth what the bank gives it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from patternbook.bank.exports import gift
from patternbook.bank.grading import grade
from patternbook.site.html.packages import node, node_environment
from tests.bank.exports.hostile import CODE, READ, tries, words

HERE = Path(__file__).parent
TYPES = {"numeric": "Numerical", "ordering": "Matching", "matching": "Matching", "line": "MC"}
TYPES |= dict.fromkeys(("single", "multiple"), "MC")
TYPES |= dict.fromkeys(("short", "design", "incident"), "Essay")


@pytest.fixture
def parse(modules):
    """Read a file, and give the questions by name; what reads it also takes the backslashes off."""

    def run(data):
        done = subprocess.run(
            [node(), HERE / "read.mjs", modules],
            input=data,
            env=node_environment(),
            capture_output=True,
            timeout=60,
        )
        assert not done.returncode, done.stderr.decode()[:400]
        found = [one for one in json.loads(done.stdout) if one["type"] != "Category"]
        read = {one["title"]: one for one in found}
        assert len(read) == len(found)
        return read

    return run


def shares(asked):
    """What each choice is worth; the parser gives no weight to the mark `=`."""
    return [
        (one["weight"] if one["weight"] is not None else 100 * one["isCorrect"]) / 100
        for one in asked["choices"]
    ]


def decoded(text):
    """A partner as it is meant: the parser leaves its own marks for escaped characters in it."""
    return re.sub(r"&&(\d\d\d);?", lambda match: chr(int(match[1])), text)


def worth(item, asked, answer):
    """What an importer gives for an answer that has the bank's form."""
    variant, kind = item.variant, item.question.kind
    if kind == "numeric":
        for choice in asked["choices"]:
            if abs(float(answer) - choice["text"]["number"]) <= choice["text"]["range"]:
                return choice["weight"] / 100
        return 0
    if kind == "matching":
        keys = [decoded(pair["subanswer"]) for pair in asked["matchPairs"]]
        given = [item.plain(variant.rights[n]) for n in answer]
        return sum(a == b for a, b in zip(given, keys, strict=True)) / len(keys)
    if kind == "line":
        lines = [n for n, line in enumerate(variant.code.splitlines()) if line.strip()]
        answer = lines.index(answer)
    if asked["type"] == "MC":
        chosen = answer if isinstance(answer, list) else [answer]
        return max(0, sum(shares(asked)[place] for place in chosen))
    stars = [choice["text"]["text"].replace(r"\*", "*") for choice in asked["choices"]]
    return max(
        (s for text, s in zip(stars, shares(asked), strict=True) if text == answer), default=0
    )


def agrees(items, read):
    assert list(read) == [item.name for item in items]
    for item in items:
        asked, kind = read[item.name], item.question.kind
        assert asked["type"] == ("MC" if item.variant.options else TYPES.get(kind, "Short"))
        assert asked["id"] == item.name
        if kind == "ordering":
            places = [
                (pair["subquestion"]["text"], pair["subanswer"]) for pair in asked["matchPairs"]
            ]
            texts = [item.html(text, "tex", inline=True) for text in item.question.items]
            assert places == [(text, str(n)) for n, text in enumerate(texts, 1)]
            continue
        for answer in tries(item.variant):
            due = grade(item.variant, answer).points
            assert worth(item, asked, answer) == pytest.approx(due, abs=1e-4), (item.name, answer)
        for option, choice in zip(item.variant.options, asked.get("choices") or [], strict=False):
            assert words(choice["text"]["text"]) == words(item.html(option.text, "tex"))
            assert words(choice["feedback"]["text"]) == words(item.html(option.reason, "tex"))
        assert words(item.html(item.variant.explanation, "tex")) in words(
            asked["globalFeedback"]["text"]
        )


def test_own_bank(own, parse):
    agrees(own, parse(gift.export(own).data))


def test_texts_full_of_marks(odd, parse):
    read = parse(gift.export(odd).data)
    agrees(odd, read)
    stem = words(read["q-single"]["stem"]["text"])
    assert f"=1+1 {READ}" in stem
    assert CODE in stem
    assert r"\(\frac{a}{b} < 2\)" in stem
    assert words(read["q-single"]["globalFeedback"]["text"]) == f"{READ} See “Pools = {{size}}”."


def test_a_question_is_one_block_of_lines(odd):
    """A blank line would end it for Moodle."""
    blocks = re.split(r"\n\s*\n", gift.export(odd).data.decode().strip())
    assert sum("::" in block for block in blocks) == len(odd)


def test_an_arrow_in_a_typed_answer_is_left_to_be_marked(desk, parse):
    from patternbook.bank.exports.items import items
    from tests.bank.exports.hostile import KNOWN

    desk.question("fill")["accepted"] = ["a -> b"]
    made = gift.export(items(desk.bank(), drawn=1, known=KNOWN, root=desk.examples))
    assert any("q-fill: '->' in an answer" in str(loss) for loss in made.losses)
    asked = parse(made.data)["q-fill"]
    assert asked["type"] == "Essay"
    assert "a -> b" in words(asked["globalFeedback"]["text"])


def test_minutes_review_and_sources_come_along(own, parse):
    read = parse(gift.export(own).data)
    item = next(item for item in own if item.question.sources)
    asked, question = read[item.name], item.question
    assert {f"minutes-{question.minutes:g}", f"reviewed-{question.reviewed}"} <= set(asked["tags"])
    assert item.known.citation(",".join(question.sources)) in words(asked["globalFeedback"]["text"])
