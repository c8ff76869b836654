"""Variants replay from a seed, differ between seeds, and never show the key."""

from patternbook.bank import keys
from patternbook.bank.grading import key_text
from patternbook.bank.variants import filled, plain, rounded, shown, variant, variants


def test_a_seed_replays_in_another_process(desk):
    for question in desk.bank().questions.values():
        first = variant(question, 7, desk.examples)
        keys._draw.cache_clear()
        assert variant(question, 7, desk.examples) == first


def test_seeds_differ(desk):
    bank = desk.bank()
    drawn = variants(bank.questions["q-numeric"], 1, 50, desk.examples)
    assert [one.seed for one in drawn] == list(range(1, 51))
    assert len({one.stem for one in drawn}) > 40
    orders = {variant(bank.questions["q-single"], n).options for n in range(1, 40)}
    assert len(orders) == 6


def test_one_of_many_is_the_one_alone(desk):
    question = desk.bank().questions["q-numeric"]
    assert variants(question, 1, 9, desk.examples)[6] == variant(question, 7, desk.examples)


def test_seed_0_keeps_options_as_written(desk):
    question = desk.bank().questions["q-single"]
    for n in range(20):
        same = question.model_copy(update={"id": f"q-{n}"})
        assert list(variant(same, 0).options) == question.options


def test_questions_with_one_seed_draw_apart(desk):
    desk.questions.append(desk.question("numeric") | {"id": "q-other"})
    questions = desk.bank().questions
    one, other = (variant(questions[n], 7, desk.examples) for n in ("q-numeric", "q-other"))
    assert one.parameters != other.parameters


def test_key_in_the_explanation_and_never_in_the_stem(desk):
    desk.question("numeric").update(explanation="So {key} s.", stem="{workers} {rate} {key}")
    asked = variant(desk.bank().questions["q-numeric"], 3, desk.examples)
    assert asked.explanation == f"So {plain(rounded(asked.key, 0.02))} s."
    assert asked.stem.endswith(" {key}")


def test_roles_and_maths_are_no_placeholders():
    text = r"{rate}, {rate}`x`, $\frac{a}{b}$, {{rate}}"
    assert filled(text, {"rate": 4, "x": 1}) == r"4, {rate}`x`, $\frac{a}{b}$, {{rate}}"


def test_a_drawn_key_is_rounded_and_a_typed_one_stands_as_written(desk):
    typed = desk.question("numeric") | {"id": "q-typed", "result": "m/shown:left"}
    for gone in ("generator", "unit", "tolerance", "wrong"):
        del typed[gone]
    desk.questions.append(typed | {"answer": {"value": 47.31, "unit": "s", "tolerance": 0.02}})
    questions = desk.bank().questions
    drawn = variant(questions["q-numeric"], 3, desk.examples)
    assert len(plain(drawn.key)) > 4
    assert key_text(drawn) == f"{plain(rounded(drawn.key, 0.02))} s"
    assert shown(drawn.mistakes[0][0], drawn) == plain(rounded(drawn.mistakes[0][0], 0.02))
    asked = variant(questions["q-typed"], 3, desk.examples)
    assert key_text(asked) == "47.31 s"
    numbers = (47.31, 12.0, 0.00002, 1234567.25, 1e21)
    assert [shown(n, asked) for n in numbers] == [
        *("47.31", "12", "0.00002", "1234567.25", "1000000000000000000000")
    ]


def test_numbers_as_a_reader_writes_them():
    assert [plain(n) for n in (3, 3.0, 2.5, 1 / 3, 1e-5, 123456)] == [
        *("3", "3", "2.5", "0.333333", "0.00001", "123456")
    ]
    assert [rounded(n, 0.02) for n in (2.35714, 12345.6, 0.0123456, 0)] == [2.36, 12346, 0.0123, 0]
    assert rounded(2.357142, 0.001) == 2.357
