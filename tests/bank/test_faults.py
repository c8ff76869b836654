"""Each mistake in a bank is told in one line: file, line, question, what, remedy."""

import pytest

POOL = "m/questions/pool.py"
KEYS = [{"text": text, "correct": True, "reason": "So."} for text in ("7", "8", "9")]
ANSWER = {"value": 1, "unit": "s", "tolerance": 0.1}


def only(faults):
    (line,) = faults
    assert "\n" not in line
    assert "Traceback" not in line
    return line


def test_a_good_bank(desk):
    assert desk.faults() == []


def test_wrong_key_of_an_output_question(desk):
    question = desk.question("output")
    question["options"] = [
        {"text": "`8`", "correct": True, "reason": "no"},
        {"text": "7", "correct": False, "reason": "yes"},
    ]
    line = only(desk.faults())
    assert ": question 'q-output', options.0.text: the listing prints '7'; '8' is marked" in line
    assert line.startswith("questions/m.yaml:")


def test_wrong_key_of_a_number(desk):
    question = desk.question("numeric")
    del question["generator"], question["unit"], question["tolerance"], question["wrong"]
    question |= {"stem": "How many are left?", "result": "m/shown:left"}
    question["answer"] = {"value": 7.1, "unit": "calls", "tolerance": 0.02}
    assert desk.faults() == []
    question["answer"]["value"] = 8
    assert ": its key is 8, the run gives 7; correct the key" in only(desk.faults())
    del question["result"]
    assert ": its key is typed and not computed; give a generator" in only(desk.faults())


def test_wrong_key_of_a_generator(desk):
    desk.listing(
        POOL, (desk.examples / POOL).read_text().replace("workers / rate,", "workers * rate,", 1)
    )
    line = only(desk.faults())
    assert "question 'q-numeric': seed 1: the key is " in line
    assert "the check gives" in line


def test_wrong_key_of_a_line_question(desk):
    desk.question("line")["line"] = "left = 8"
    assert "stands 0 times in what is shown; name a line" in only(desk.faults())


def test_two_keys_in_a_single_choice(desk):
    desk.question("single")["options"][1]["correct"] = True
    line = only(desk.faults())
    assert "question 'q-single': 2 options are correct; a single choice has" in line


@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_missing_reason(desk, reason):
    option = desk.question("single")["options"][1]
    if reason is None:
        del option["reason"]
    else:
        option["reason"] = reason
    line = only(desk.faults())
    assert "question 'q-single', options.1.reason: " in line
    number = int(line.split(":")[1])
    text = (desk.folder / "questions/m.yaml").read_text().splitlines()
    assert "large" in "".join(text[number - 3 : number])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"section": "sec-pool"}, "no section 'sec-pool' in the book; did you mean 'sec-pools'?"),
        ({"explanation": "{ref}`x <sec-no>`"}, "no label 'sec-no' in the book"),
        ({"explanation": "None."}, "its explanation has no link to its section; end it with"),
        ({"explanation": "{ref}`sec-pools` {eq}`eq-no`"}, "no label 'eq-no' in the book"),
        ({"explanation": "{ref}`sec-pools` {numref}`lst-no`"}, "no label 'lst-no' in the book"),
        (
            {"explanation": "{ref}`sec-pools` {term}`Pol`"},
            "no term 'Pol' in the glossary; did you mean 'pool'?",
        ),
        ({"sources": ["little-1962"]}, "no source 'little-1962'; did you mean 'little-1961'?"),
        ({"stem": "See {source}`little-1961`."}, "source 'little-1961' is cited; name it in"),
        ({"stem": "See {result}`m/shown:right`."}, "no result named 'right'; "),
        ({"objective": "obj-9"}, "m has no objective 'obj-9'; did you mean 'obj-"),
    ],
)
def test_dangling_link(desk, change, said):
    desk.question("short").update(change)
    faults = [x for x in desk.faults() if "objectives with fewer" not in x]
    assert said in only(faults)
    assert "question 'q-short'" in faults[0]


def test_duplicate_id(desk):
    desk.question("multiple")["id"] = "q-single"
    line = only(desk.faults())
    assert "question 'q-single' stands in questions/m.yaml:1 too; give one of them" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("def instant", "def instance", "no function instant; mend"),
        ("import random\n", "import random\n(\n", "m/questions/pool.py:2: instant: SyntaxError"),
        ('"key": workers / rate', '"kay": 1', "returns 'kay'; return parameters, key"),
        ('"key": workers / rate', '"key": float("nan")', "key is nan; return a finite number"),
        ('"key": workers / rate', '"key": "2"', "key is '2'; return a finite number"),
        ("rng.randrange(2, 30)", "0", "seed 1: ZeroDivisionError"),
        ("rng.randrange(2, 30)", "random.randrange(2, 30)", "a seed does not replay; draw"),
        ("rng.randrange(40, 200), rng.randrange(2, 30)", "40, 3", "20 seeds give 1 variants"),
        ("def check_instant", "def proof", "has no check; add check_instant(parameters)"),
        ('"rate": rate}', '"rate": rate, "more": 1}', "the stem does not tell {more}; tell"),
        ("rate / workers", "workers / rate", "the mistake gives"),
        ("upside_down", "downside_up", "gives no mistake 'upside_down'; return it"),
        ("    return {", "    raise SystemExit\n    return {", "SystemExit; mend"),
        ("    return {", "    import os; os._exit(3)\n    return {", "exit code 3; mend"),
    ],
)  # fmt: skip
def test_malformed_generator(desk, old, new, said):
    text = (desk.examples / POOL).read_text()
    assert old in text
    desk.listing(POOL, text.replace(old, new, 1))
    line = only(desk.faults())
    assert said in line
    assert "question 'q-numeric'" in line


def test_two_alike_among_a_few_are_chance(desk):
    text = (desk.examples / POOL).read_text()
    desk.listing(
        POOL,
        text.replace("rng.randrange(40, 200), rng.randrange(2, 30)", "40, rng.randrange(2, 5)"),
    )
    assert "100 seeds give 3 variants; draw" in only(desk.faults(seeds=100))
    assert desk.faults(seeds=5) == []


def test_a_generator_that_does_not_end(desk, monkeypatch):
    monkeypatch.setattr("patternbook.bank.keys.LIMIT", 0.5)
    text = (desk.examples / POOL).read_text()
    desk.listing(POOL, text.replace("    return {", "    while True: pass\n    return {", 1))
    assert "still running after 0.5 s" in only(desk.faults())


def test_no_such_generator_or_listing(desk):
    desk.question("numeric")["generator"] = "m/questions/poll.py:instant"
    assert "no such generator; did you mean m/questions/pool.py?" in only(desk.faults())
    desk.question("numeric")["generator"] = POOL + ":instant"
    desk.question("output")["listing"] = "m/shwn"
    assert "question 'q-output': examples/m/shwn.py: no such listing; did" in only(desk.faults())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: a\n  stem: b: c\n", "questions/m.yaml:2: not YAML: mapping values"),
        ("- id: a\n  stem: [\n", "questions/m.yaml:3: not YAML: "),
        ("- id: a\n  id: b\n", "questions/m.yaml:2: key 'id' stands twice; remove one"),
        ("- reviewed: 2026-13-01\n", "questions/m.yaml:1: not YAML: month must be in 1..12"),
        ("id: a\n", "questions/m.yaml:1: not a list of questions; start each"),
        ("", "questions/m.yaml:1: not a list of questions; start each"),
        ("- &a [*a]\n", "not YAML: an anchor holds itself"),
        ("- word\n", "question '?': not a set of 'key: value' lines"),
        ("- id: a\n  kind: essay\n", "question 'a': no kind that the bank knows; write kind:"),
        ("- id: a\n  b: \x07\n", "questions/m.yaml:2: not YAML: the character '\\x07'; take it"),
        ("- !!python/object:os.system {}\n", "not YAML: could not determine a constructor"),
    ],
)
def test_bad_yaml(desk, text, said):
    assert said in only(desk.faults(text))


def test_an_entry_without_fields_has_a_line_for_each(desk):
    lines = desk.faults("- id: [1]\n  kind: single\n")
    assert len(lines) > 5
    assert all(line.startswith("questions/m.yaml:1: question '?', ") for line in lines)


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("single", {"stem": None}, "'q-single', stem: missing; add it"),
        ("single", {"options": None}, "'q-single', options: missing; add it"),
        ("single", {"minutes": 0}, "'q-single', minutes: input should be greater than 0; mend"),
        ("single", {"id": None}, "question '?', id: missing; add it"),
        ("multiple", {"options": KEYS}, "'q-multiple': all options are correct, or none; mark"),
        ("numeric", {"answer": ANSWER}, "'q-numeric': answer and generator, or neither of them;"),
        ("numeric", {"tolerance": None}, "'q-numeric': a generator without a tolerance; give"),
        ("numeric", {"generator": "pool.py"}, "'q-numeric', generator: not of the form"),
        ("numeric", {"wrong": [{"mistake": "upside_down"}]}, "wrong.0.reason: missing; add it"),
        ("numeric", {"wrong": [{"reason": "So."}]}, "wrong.0: value and mistake, or neither of"),
        ("numeric", {"explanation": "{nix} {ref}`sec-pools`"}, "no parameter for {nix}; let"),
        ("line", {"reason": None}, "'q-line', reason: missing; add it"),
        ("output", {"options": KEYS}, "'q-output': not one option is correct; mark what the"),
        ("fill", {"text": "a ____ ____"}, "'q-fill', text: 2 places to fill in; mark one with"),
        ("short", {"rubric": []}, "'q-short', rubric: "),
    ],
)
def test_malformed_question(desk, kind, change, said):
    question = desk.question(kind)
    for name, value in change.items():
        if value is None:
            del question[name]
        else:
            question[name] = value
    line = only(desk.faults())
    assert said in line
    assert line.startswith("questions/m.yaml:")


def test_duplicate_id_in_another_file(desk):
    (desk.folder / "questions").mkdir()
    text = "- id: q-single\n  kind: single\n"
    (desk.folder / "questions" / "z.yaml").write_text(text)
    line = only(desk.faults())
    assert line.startswith("questions/z.yaml:1: question 'q-single' stands in questions/m.yaml:1")


def test_field_that_is_no_field(desk):
    desk.question("short")["answer"] = "x"
    line = desk.faults()[0]
    assert "question 'q-short', answer: no such field; remove it; this kind has" in line


def test_bad_objectives(desk):
    desk.objectives["m"].append({"id": "obj-0", "text": "Again."})
    desk.objectives["m"].append({"id": "obj-5"})
    twice, missing = desk.faults()
    assert "objectives.yaml:12: objective 'obj-0' stands here twice; rename one" in twice
    assert "objective 'obj-5', text: missing; add it" in missing


def test_parts_that_stand_twice(desk):
    desk.question("ordering")["items"] = ["open", "closed", "open"]
    assert ", items: 'open' stands 2 times; tell them apart" in only(desk.faults())


@pytest.mark.parametrize("gone", ["% of the calls", "+++ more", "(here)=\nWords."])
def test_a_text_that_would_vanish(desk, gone):
    desk.question("single")["options"][0]["reason"] = gone
    line = only(desk.faults())
    assert ": question 'q-single', options.0.reason: a line of it is a comment" in line
