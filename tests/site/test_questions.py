"""`{question}`, `{questions}` and what the whole book tells of its questions."""

import json
import re

import pytest

from patternbook.site.html.concealed import concealed, told

COMMON = """\
  objective: size-a-pool
  level: apply
  difficulty: 2
  minutes: 2
  reviewed: 2026-11-22
  explanation: Little's law says so, see {ref}`sec-pool`.
"""
KINDS = {
    "single": "options:\n  - {text: Two, correct: true, reason: Rate times time.}\n"
    "  - {text: '*Four*', reason: Nobody waits twice.}",
    "multiple": "options:\n  - {text: One, correct: true, reason: Yes.}\n"
    "  - {text: Other, correct: true, reason: Yes too.}\n  - {text: None, reason: 'No, $x^2$.'}",
    "numeric": "answer: {value: 47.31, unit: s, tolerance: 0.02}\n"
    "  wrong: [{value: 9, reason: Counted twice.}]",
    "ordering": "items: [first thing, second thing, third thing]",
    "matching": "pairs:\n  - {left: L1, right: R1}\n  - {left: L2, right: R2}\n"
    "  - {left: L3, right: R1}",
    "output": "listing: demo/pool.py\n  result: busy workers",
    "line": "listing: demo/pool.py\n  region: busy\n  line: return rate * hold\n"
    "  reason: It divides.",
    "fill": "text: 'retries: ____'\n  language: yaml\n  accepted: ['0', none]",
    "short": "rubric: [{points: 2, criterion: Names the law.}]\n"
    "  model_answer: A model of an answer.",
}


def one(kind, more="", name=None):
    """A question of a kind, as YAML."""
    head = f"- id: q-{name or kind}\n  kind: {kind}\n  section: sec-pool\n  stem: Stem of {kind}?\n"
    return f"{head}{COMMON}  {KINDS[kind]}\n{more}"


SECTION = "(sec-pool)=\n# Pool\n\nText.\n"
CHECK = "# Check yourself\n\n```{question-progress}\n```\n\n```{questions} sec-pool\n```\n"


@pytest.fixture
def asked(book):
    """A module with a section, and a page with all kinds of questions."""
    book.write("book/index.md", "# Book\n\n```{toctree}\n:numbered: 2\n\nm/index\n```\n")
    toctree = "```{learning-time}\n```\n\n```{toctree}\npool\ncheck-yourself\n```\n"
    book.write("book/m/index.md", f"# Module\n\n{toctree}")
    book.write("book/m/pool.md", SECTION)
    book.write("book/m/check-yourself.md", CHECK)
    book.write("book/questions/m.yaml", "\n".join(map(one, KINDS)))
    book.conf["exclude_patterns"] = ["sources/**", "questions/**"]
    (book.root / "book/page.md").unlink()
    return book


def key(html, name):
    """What a page conceals about a question."""
    form = html.partition(f'data-question="{name}"')[2].partition("</form>")[0]
    text = re.search(r'class="question-key">(.*?)</script>', form, re.S)[1]
    turned = {33 + n: 33 + (n + 47) % 94 for n in range(94)}
    return json.loads(json.loads(text).translate(turned))


def test_every_kind_is_a_form(asked):
    built = asked.build("html")
    assert built.warnings == []
    html = built.html("m/check-yourself")
    assert html.count("<form") == html.count("<fieldset") == html.count("<legend>") == len(KINDS)
    for kind in KINDS:
        assert f"<p>Stem of {kind}?</p>" in html
    for text in (
        'type="radio" name="question-q-single" value="1"',
        'type="checkbox" name="question-q-multiple" value="2"',
        'type="text" inputmode="decimal" name="question-q-numeric"',
        '<select name="question-q-ordering-2"',
        '<select name="question-q-matching-0"',
        'type="text" name="question-q-output"',
        'type="radio" name="question-q-line" value="1"',
        '<textarea name="question-q-short"',
        'class="question-progress needs-script"',
    ):
        assert text in html, text
    assert html.count("<noscript>") == 1
    assert "census: 3 question codes" in built.status


def test_no_answer_stands_in_the_page_or_in_the_index(asked):
    asked.build("html")
    page = (asked.root / "out/html/m/check-yourself.html").read_text("utf-8")
    index = (asked.root / "out/html/_static/search-texts.js").read_text("utf-8")
    for text in (
        "Rate times time", "Nobody waits", "Counted twice", "It divides", "model of an", "47.31",
        "Little", "Names the law", "2.0 s", "katex-html",
    ):  # fmt: skip
        assert text not in page, text
        assert text in told(page) or text in ("47.31", "2.0 s")
    for word in ("Little", "obody", "ounted", "divide", "law", "four", "thing", "r1"):
        assert word not in index, word
    assert "Stem of" in index


def test_keys_and_reasons(asked):
    html = asked.build("html").html("m/check-yourself")
    single = key(html, "q-single")
    assert single["key"] == "A"
    assert single["grade"] == {"right": [0]}
    assert single["reasons"]["1"] == "<p>Nobody waits twice.</p>"
    assert 'href="pool.html#sec-pool"' in single["explanation"]
    assert key(html, "q-multiple")["key"] == "A, B"
    assert key(html, "q-numeric")["key"] == "47.31 s (right within 2%)"
    assert key(html, "q-numeric")["grade"]["wrong"] == [9.0]
    assert key(html, "q-output")["grade"] == {"accepted": ["2.0 s"]}
    assert key(html, "q-line")["grade"] == {"right": [1]}
    assert key(html, "q-fill")["key"] == "0 or none"
    assert key(html, "q-short")["rubric"] == [[2, "Names the law."]]
    order = key(html, "q-ordering")["grade"]["right"]
    shown = re.findall(r'id="question-q-ordering-item-\d">(\w+) thing', html)
    assert [("first", "second", "third")[place] for place in order] == shown
    assert shown != ["first", "second", "third"]
    lefts = key(html, "q-matching")["grade"]["right"]
    assert lefts[0] == lefts[2] != lefts[1]


def test_two_builds_ask_the_same(asked):
    first = asked.build("html").html("m/check-yourself")
    (asked.root / "out").rename(asked.root / "before")
    assert asked.build("html").html("m/check-yourself") == first


def test_concealed_text_comes_back():
    text = json.dumps({"explanation": '<p>a</p></script> – <!-- k ~ ! "Q" \\ </p>'})
    page = f'<script type="application/json" class="question-key">{concealed(text)}</script>'
    assert page.count("<") == 2
    assert told(page) == '<p>a</p></script> – <!-- k ~ ! "Q" \\ </p>'


def test_the_minutes_count_each_question_once(asked):
    asked.write("book/m/pool.md", f"{SECTION}\n```{{question}} q-single\n```\n")
    built = asked.build("html")
    assert built.warnings == []
    told = "About 13 minutes: 1 to read, with the code, and 12 for 9 short questions."
    assert told in built.html("m/index")


BANK = "book/questions/m.yaml"


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("```{question} q-singel\n```", "no question 'q-singel'; did you mean 'q-single'?"),
        ("```{question} x\n```", "no question 'x'; use one of q-single"),
        ("```{questions} sec-pol\n```", "no questions of section 'sec-pol'; did you mean 'sec-p"),
    ],
)
def test_a_question_wrongly_asked_for(asked, page, what):
    asked.write(BANK, one("single"))
    asked.write("book/m/pool.md", f"{SECTION}\n{page}\n")
    (line,) = asked.build().warnings
    assert line.startswith(f"book/m/pool.md:6: WARNING: {what}")


def test_a_question_twice_on_a_page(asked):
    asked.write("book/m/check-yourself.md", f"{CHECK}\n```{{question}} q-single\n```\n")
    (line,) = asked.build().warnings
    what = "WARNING: question 'q-single' stands twice on this page; remove one"
    assert line == f"book/m/check-yourself.md:9: {what}"


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        (
            "sec-pool\n  stem",
            "sec-gone\n  stem",
            3,
            "question 'q-single': no section 'sec-gone'; n",
        ),
        ("{ref}`sec-pool`", "{ref}`sec-gone`", 1, "undefined label: 'sec-gone'"),
        ("reason: Nobody waits twice.", "why: x", 13, "question 'q-single', options.1"),
    ],
)
def test_a_fault_is_told_at_its_place_in_the_bank(asked, old, new, line, what):
    asked.write(BANK, one("single").replace(old, new))
    page = CHECK.replace("{questions} sec-pool", "{question} q-single")
    asked.write("book/m/check-yourself.md", page)
    warning = asked.build().warnings[0]
    assert f"{BANK}:{line}: WARNING: {what}" in warning


def test_a_listing_that_is_not_there(asked):
    asked.write(BANK, one("output").replace("demo/pool.py", "demo/pol.py"))
    (line,) = asked.build().warnings
    assert "question 'q-output'" in line or "no such listing" in line
    assert "did you mean demo/pool" in line


def test_a_question_that_stands_nowhere(asked):
    asked.write("book/m/check-yourself.md", "# Check yourself\n\nNothing.\n")
    asked.write(BANK, one("single"))
    (line,) = asked.build().warnings
    remedy = "write {question} q-single or {questions} sec-pool in m/pool.md"
    assert line == f"{BANK}:1: WARNING: question 'q-single' stands on no page; {remedy}"


def test_a_question_on_a_foreign_page(asked):
    asked.write(BANK, one("single"))
    asked.write("book/m/index.md", "# M\n\n```{toctree}\npool\ncheck-yourself\n```\n\n"
                "```{question} q-single\n```\n")  # fmt: skip
    (line,) = asked.build().warnings
    remedy = "move it to m/check-yourself.md or m/pool.md"
    assert line == f"{BANK}:1: WARNING: question 'q-single' stands in m/index.md; {remedy}"
