"""The bank as a whole: near-duplicates, lengths, positions, levels, objectives."""

import random

import pytest

from patternbook.bank import balance, near
from patternbook.bank.parts import Option


def choice(number, right, texts=("one", "two", "six", "ten"), **fields):
    words = random.Random(number).sample([f"w{chr(n)}" for n in range(97, 123)], 8)
    options = [
        {"text": text, "correct": place == right, "reason": "So."}
        for place, text in enumerate(texts)
    ]
    return {
        "id": f"c-{number}", "kind": "single", "section": "sec-pools", "objective": "obj-0",
        "level": "apply", "difficulty": 1, "minutes": 1, "stem": " ".join(words),
        "explanation": "{ref}`sec-pools`", "reviewed": "2026-11-22", "options": options, **fields,
    }  # fmt: skip


def only(faults):
    (line,) = faults
    return line


def test_keys_always_in_one_place(desk):
    desk.questions += [choice(n, 1) for n in range(12)]
    assert "key positions, odds under chance: 0.000, not above 0.01; move" in only(desk.faults())


def test_keys_in_all_places(desk):
    desk.questions += [choice(n, n % 4) for n in range(12)]
    assert desk.faults() == []


def test_key_that_is_the_longest(desk):
    texts = ("one", "two", "six", "ten")
    for n in range(12):
        longest = [text * (1 + (place == n % 4)) for place, text in enumerate(texts)]
        desk.questions.append(choice(n, n % 4, longest if n < 6 else texts))
    assert "key is the longest option: 6 of 13, not at most 40%" in only(desk.faults())
    desk.questions[-12:-11] = [choice(0, 0, texts)]
    assert desk.faults() == []


def test_markup_is_no_length():
    plain = Option(text="retry twice", reason="r")
    role = Option(text="{term}`retry` **x**", reason="r", correct=True)
    assert balance.extreme_keys([[role, plain]]) == (0, 1)


def test_too_much_recall(desk):
    for question in desk.questions[:3]:
        question["level"] = "recall"
    assert "recall: 30%, not at most 20%; ask for more" in only(desk.faults())


def test_objective_without_a_second_question(desk):
    desk.objectives["m"].append({"id": "obj-5", "text": "Trip it."})
    line = only(desk.faults())
    assert "fewer than two questions: 1 of 6, not 0; write more questions for obj-5" in line


def test_near_duplicates(desk):
    stem = "A pool of 100 workers loses 40 calls a second to one slow page. Who waits first?"
    desk.questions += [
        choice(1, 0, stem=stem),
        choice(2, 1, stem=stem.replace("100", "250").replace("Who", "And who")),
        choice(3, 2, stem="A pool of 100 workers loses all of them. Which page fails at once?"),
    ]
    line = only(desk.faults())
    assert "question 'c-2': its stem is nearly that of 'c-1' (" in line


def test_the_same_words_over_other_code(desk):
    desk.listing("m/other.py", 'print("left: 8")\n#> left: 8\n')
    other = desk.question("output") | {"id": "q-other", "listing": "m/other"}
    desk.questions.append(other)
    assert desk.faults() == []


def test_near_pairs_are_those_of_the_plain_comparison(desk):
    rng = random.Random(7)
    words = [f"w{n}" for n in range(30)]
    for n in range(60):
        stem = rng.sample(words, rng.randint(3, 12))
        desk.questions.append(choice(n, 0, stem=" ".join(stem)))
        if n % 3 == 0:
            changed = [*stem[1:], *rng.sample(words, 1)]
            desk.questions.append(choice(1000 + n, 0, stem=" ".join(changed)))
    questions = list(desk.bank().questions.values())
    sets = {q.id: near.words(q) for q in questions if q.id.startswith("c-")}
    expected = {
        (a, b)
        for i, a in enumerate(sets)
        for b in list(sets)[i + 1 :]
        if len(sets[a] & sets[b]) / len(sets[a] | sets[b]) >= near.ALIKE
    }
    assert expected
    assert {(a.id, b.id) for a, b, _ in near.pairs(questions)} == expected


@pytest.mark.parametrize(
    ("statistic", "degrees", "odds"),
    [(3.841, 1, 0.05), (11.345, 3, 0.01), (9.21, 2, 0.01), (18.307, 10, 0.05), (0, 3, 1)],
)
def test_chi_square_as_in_the_tables(statistic, degrees, odds):
    assert balance.chi_square_tail(statistic, degrees) == pytest.approx(odds, rel=1e-3)
