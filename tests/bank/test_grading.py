"""An answer of each kind: right, partly right, wrong, unreadable, with its reason."""

import itertools

import pytest

from patternbook.bank import numbers
from patternbook.bank.grading import grade, key_text
from patternbook.bank.variants import variant


@pytest.fixture
def have(desk):
    """The variant of the desk's question of a kind."""

    def have(kind, seed=5):
        return variant(desk.bank().questions[f"q-{kind}"], seed, desk.examples)

    return have


def told(variant, answer):
    found = grade(variant, answer)
    return found.verdict, round(found.points, 2), found.reasons


def test_single(have):
    asked = have("single")
    places = {option.text: place for place, option in enumerate(asked.options)}
    assert told(asked, places["small"]) == ("right", 1, ("Why small.",))
    assert told(asked, places["large"]) == ("wrong", 0, ("Why large.",))
    assert grade(asked, 3).verdict == "unreadable"
    assert grade(asked, -1).verdict == "unreadable"


def test_multiple(have):
    asked = have("multiple")
    at = {option.text: place for place, option in enumerate(asked.options)}
    timeout, retry, luck = at["a timeout"], at["a retry"], at["luck"]
    assert set(asked.key) == {timeout, luck}
    verdict, points, reasons = told(asked, [luck, timeout])
    assert (verdict, points, set(reasons)) == ("right", 1, {"Why a timeout.", "Why luck."})
    assert told(asked, [timeout]) == ("partly", 0.5, ("Why luck.",))
    assert told(asked, [timeout, retry])[:2] == ("wrong", 0)
    assert told(asked, [0, 1, 2]) == ("partly", 0.5, ("Why a retry.",))
    assert grade(asked, [7]).verdict == "unreadable"
    assert grade(asked, []).verdict == "unreadable"


def test_numeric(have):
    asked = have("numeric")
    rate = asked.parameters["rate"]
    workers = asked.parameters["workers"]
    assert asked.stem.startswith(f"{workers} workers, {rate} calls/s hang.")
    assert asked.key == workers / rate
    assert grade(asked, f"{asked.key * 1.019:.6f} s").verdict == "right"
    assert told(asked, f"{asked.key * 1000:.3f} ms")[0] == "right"
    reason = f"That is {rate} by {workers}."
    assert told(asked, str(rate / workers)) == ("wrong", 0, (reason,))
    assert told(asked, f"{asked.key * 1000}")[2] == ("1,000 times too much: look at the unit.",)
    assert told(asked, f"{asked.key * 1.03}")[2] == ("Too high.",)
    assert told(asked, "5 kg") == ("unreadable", 0, ("'kg' does not fit; the unit is s.",))
    assert grade(asked, "soon").verdict == "unreadable"


def test_ordering(have):
    asked = have("ordering")
    assert [asked.items[i] for i in asked.key] == ["open", "half-open", "closed"]
    assert asked.items != ("open", "half-open", "closed")
    assert told(asked, asked.key) == ("right", 1, ())
    one, two, three = asked.key
    assert told(asked, (two, one, three)) == ("partly", 0.33, ("“open” comes before “half-open”.",))
    assert told(asked, (three, two, one))[:2] == ("wrong", 0)
    assert grade(asked, (0, 0, 1)).verdict == "unreadable"


def test_matching(have):
    asked = have("matching")
    assert asked.lefts == ("timeout", "bulkhead", "deadline")
    assert [asked.rights[i] for i in asked.key] == ["time", "workers", "time"]
    assert told(asked, asked.key) == ("right", 1, ())
    time = asked.key[0]
    assert told(asked, (time,) * 3) == ("partly", 0.67, ("“bulkhead” goes with “workers”.",))
    assert told(asked, tuple(1 - i for i in asked.key))[:2] == ("wrong", 0)
    assert grade(asked, (0,)).verdict == "unreadable"


def test_output(have):
    asked = have("output")
    assert asked.code == 'left = 7\nprint(f"left: {left}")\nprint("done")\n#> done\n'
    assert told(asked, " 7\n") == ("right", 1, ())
    assert told(asked, "8") == ("wrong", 0, ("It prints 7.",))
    assert grade(asked, " ").verdict == "unreadable"


def test_output_with_options(desk, have):
    desk.question("output")["options"] = [
        {"text": "`8`", "reason": "One more."},
        {"text": "`7`", "correct": True, "reason": "It is."},
    ]
    asked = have("output")
    assert told(asked, asked.key) == ("right", 1, ("It is.",))
    assert told(asked, 1 - asked.key) == ("wrong", 0, ("One more.",))


def test_line(have):
    asked = have("line")
    assert asked.code.splitlines()[asked.key] == "left = 7"
    assert told(asked, 0) == ("right", 1, ("It is typed.",))
    assert told(asked, 1)[0] == "wrong"
    assert grade(asked, 9).verdict == "unreadable"


def test_fill(have):
    assert told(have("fill"), " 5 ")[0] == "right"
    assert told(have("fill"), "6") == ("wrong", 0, ("Accepted: 5.",))


def test_long(have):
    asked = have("short")
    assert told(asked, [2, 1]) == ("right", 1, ())
    assert told(asked, [2, 0]) == ("partly", 0.67, ("Time.",))
    assert told(asked, [0, 0])[0] == "wrong"
    assert grade(asked, [3, 0]).verdict == "unreadable"


def test_keys_grade_as_right(desk, have):
    for question, seed in itertools.product(desk.bank().questions.values(), (0, 1, 2, 99)):
        asked = have(question.kind, seed)
        if question.kind == "fill":
            assert grade(asked, asked.key[0]).verdict == "right"
        elif asked.key is not None:
            assert grade(asked, asked.key).verdict == "right", question.id
        assert key_text(asked)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("2.35", "s", 2.35),
        (" ≈ 2,35 s ", "s", 2.35),
        ("1,234", "", 1234),
        ("1,234,567.5", "", 1234567.5),
        ("12 345", "", 12345),
        ("0,125", "", 0.125),
        ("−3", "", -3),
        (".5", "", 0.5),
        ("1e3 ms", "s", 1),
        ("2 min", "s", 120),
        ("40 requests/s", "requests/s", 40),
        ("40 request per second", "requests/s", 40),
        ("7 calls.", "calls", 7),
        ("7 Call", "calls", 7),
        ("20 %", "%", 20),
        ("5 seconds", "s", 5),
        ("5 µs", "ms", 0.005),
        ("5 \u03bcs", "ms", 0.005),
        ("2e−3", "s", 0.002),
    ],
)
def test_numbers_as_typed(text, unit, number):
    assert numbers.read(text, unit) == pytest.approx(number)


NO_NUMBERS = ["", "s", "1e999", "nan", "inf", "1,2,3", "--2", "2 kg", "1/0", "٣"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_numbers(text):
    with pytest.raises(numbers.NumberError):
        numbers.read(text, "s")
