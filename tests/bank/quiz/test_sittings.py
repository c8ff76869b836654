"""What is asked when, what is kept, and what the options do."""

import json
import subprocess
import sys

import pytest

from patternbook.bank.model import Long
from patternbook.progress.home import home
from patternbook.progress.store import FILE
from tests.bank.quiz.typist import right, wrong


def all_right(sitting, names, **more):
    return [line for name in names for line in right(sitting.variant(name, **more))]


def names(sitting):
    return list(sitting.shelf.bank.questions)


def asked(result):
    return result.stdout.count("\nQuestion ")


def test_new_questions_come_as_the_bank_has_them_but_long_ones_last(sitting):
    bank = sitting.shelf.bank
    long = [name for name, question in bank.questions.items() if isinstance(question, Long)]
    bank.questions = {name: bank.questions[name] for name in [*long, *bank.questions]}
    short = [name for name in names(sitting) if name not in long]
    sitting("m", typed=all_right(sitting, [*short, *long]))
    assert long
    assert sitting.kept() == [*short, *long]


def test_new_questions_come_as_the_bank_has_them(sitting):
    result = sitting("m", typed=all_right(sitting, names(sitting)))
    assert sitting.kept() == names(sitting)
    assert "m: 0 due, 10 new." in result.stdout
    assert "In this module: 0 due, 0 new, 10 known." in result.stdout
    assert "FSRS" in result.stdout


def test_count(sitting):
    first = names(sitting)[:3]
    result = sitting("m", "--count", "3", typed=all_right(sitting, names(sitting)))
    assert sitting.kept() == first
    assert "Question 3 of 3" in result.stdout


def test_what_was_wrong_comes_back_before_what_was_right(sitting):
    bad, *good = names(sitting)[:4]
    typed = [*wrong(sitting.variant(bad)), *all_right(sitting, good)]
    assert "1 in 10 minutes, 3 in 2 days" in sitting("m", "--count", "4", typed=typed).stdout

    result = sitting.after(minutes=11)("m", "--count", "1", typed=right(sitting.variant(bad)))
    assert "m: 1 due, 6 new." in result.stdout
    assert "(not right on 22 November 2026)" in result.stdout
    assert sitting.kept() == [bad, *good, bad]

    assert "Nothing is due" in sitting("m", "--due").stdout
    assert "m: 1 due, 6 new." in sitting.after(days=1)("m").stdout
    sitting("m", "--due", "--count", "1", typed=wrong(sitting.variant(bad)))
    assert "m: 4 due, 6 new." in sitting.after(days=1)("m").stdout
    sitting("m", "--due", typed=all_right(sitting, [bad, *good]))
    assert sitting.kept()[-4:] == [bad, *good]


def test_due_days_begin_at_midnight(sitting):
    first = names(sitting)[0]
    sitting.after(hours=10)("m", "--count", "1", typed=right(sitting.variant(first)))
    assert "m: 0 due, 9 new." in sitting.after(days=1)("m").stdout
    assert "m: 1 due, 9 new." in sitting.after(hours=3)("m").stdout


def test_what_is_wrong_comes_again_at_the_end_once_it_is_due(sitting, monkeypatch):
    kept = sitting.only("single")
    bad, good = wrong(kept), right(sitting.variant("q-single", time=2))
    result = sitting("m", typed=[*bad, *good])
    assert asked(result) == 1  # its ten minutes are not over
    again = right(sitting.variant("q-single", time=1))
    assert asked(sitting("m", typed=again)) == 1  # early, as nothing else is left
    assert sitting.kept() == ["q-single"] * 2

    sitting.after(days=9)
    tick = iter(range(100))
    monkeypatch.setattr(
        "patternbook.progress.moments.now", lambda: sitting.after(minutes=next(tick) and 6).now
    )
    assert asked(sitting("m", typed=[*bad, *good])) == 2


def test_due_alone_and_all(sitting):
    sitting("m", "--count", "2", typed=all_right(sitting, names(sitting)))
    result = sitting("m", "--due")
    assert asked(result) == 0
    assert "Nothing is due; the next one comes in 2 days. --all asks what is known too." in (
        " ".join(result.stdout.split())
    )
    order = names(sitting)[2:] + names(sitting)[:2]
    result = sitting("m", "--all", typed=all_right(sitting, order))
    assert sitting.kept()[2:] == order
    assert "Question 10 of 10" in result.stdout


def test_later_leaves_a_question_out_of_this_session(sitting):
    second = names(sitting)[1]
    result = sitting("m", typed=["s", *right(sitting.variant(second)), "q"])
    assert sitting.kept() == [second]
    assert "Left for later." in result.stdout
    sitting.after(days=30)("m", "--due", typed=["s"])
    assert asked(sitting("m", "--due", typed=["s"])) == 1
    assert sitting.kept() == [second]


@pytest.mark.parametrize("last", [["q"], ["Q"], ["quit"], [], ["zzz", "q"]])
def test_an_end_in_the_middle_keeps_what_was_answered(sitting, last):
    result = sitting("m", typed=[*all_right(sitting, names(sitting)[:2]), *last])
    assert result.exit_code == 0
    assert sitting.kept() == names(sitting)[:2]
    assert "Answered 2: 2 right" in result.stdout


def test_ctrl_c_keeps_what_was_answered(sitting, monkeypatch):
    lines = iter(all_right(sitting, names(sitting)[:2]))

    def line(*_):
        for found in lines:
            return found
        raise KeyboardInterrupt

    monkeypatch.setattr("patternbook.bank.quiz.screen.Screen.line", line)
    result = sitting("m")
    assert result.exit_code == 0
    assert "Answered 2: 2 right" in result.stdout
    assert sitting.kept() == names(sitting)[:2]


def test_a_seed_gives_the_same_session_and_none_a_fresh_one(sitting, place, monkeypatch):
    first = sitting("m", "--seed", "8", typed=["?"] * 10).stdout
    assert "--seed 8" in first
    assert {a.seed for (a,) in sitting.answers().values()} != {8}
    monkeypatch.setenv("PATTERNBOOK_HOME", str(place / "other"))
    assert sitting("m", "--seed", "8", typed=["?"] * 10).stdout == first
    monkeypatch.setenv("PATTERNBOOK_HOME", str(place / "third"))
    assert sitting("m", typed=["?"] * 10).stdout != first


def test_modules_are_listed_with_their_counts(sitting):
    sitting("m", "--count", "2", typed=["?", *right(sitting.variant(names(sitting)[1]))])
    head, _, row = sitting().stdout.splitlines()
    assert head.split() == ["module", "new", "due", "known"]
    assert row.split() == ["m", "8", "1", "1"]


def test_unknown_module_is_one_line(sitting):
    result = sitting("circuit")
    assert result.exit_code == 1
    assert result.stderr == "quiz circuit: no such module; there is m\n"
    assert result.stdout == ""


@pytest.mark.parametrize(
    "args",
    [
        ["m", "--all", "--due"],
        ["m", "--forget", "--export", "x"],
        ["m", "--import", "x"],
        ["--due"],
    ],
)
def test_wrong_usage(sitting, args):
    result = sitting(*args)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_forget_asks_first(sitting):
    sitting("m", "--count", "2", typed=["?", "?"])
    for typed in (["n"], [""], [], ["no"]):
        assert "Nothing was erased." in sitting("--forget", typed=typed).stdout
    assert len(sitting.kept()) == 2
    assert "Erased 2 answers to m." in sitting("m", "--forget", typed=["y"]).stdout
    assert sitting.kept() == []
    assert "nothing to erase" in sitting("--forget", typed=["y"]).stdout


def test_from_one_machine_to_another(sitting, place, monkeypatch):
    second = names(sitting)[1]
    sitting("m", "--count", "2", typed=["?", *right(sitting.variant(second))])
    before = sitting.answers()
    assert "Saved 2 answers" in sitting("--export", str(place / "f.json")).stdout
    monkeypatch.setenv("PATTERNBOOK_HOME", str(place / "other"))
    assert "Loaded 2 answers" in sitting("--import", str(place / "f.json")).stdout
    assert sitting.answers() == before
    assert "Loaded 0 answers" in sitting("--import", str(place / "f.json")).stdout


def test_answers_from_a_page_count(sitting, place):
    first, second = names(sitting)[:2]
    sitting("m", "--count", "1", typed=["?"])
    entries = {
        first: {"right": True, "when": "2026-11-22T12:30:00.000Z"},  # newer than ours
        second: {"right": False, "when": "2026-11-22T12:31:00.000Z"},
        "q-long-gone": {"right": True, "when": "2026-11-22T12:31:00.000Z"},
    }
    whole = {"format": "patternbook-progress", "version": 1, "questions": entries}
    (place / "page.json").write_text(json.dumps(whole))
    sitting.after(hours=1)("--import", str(place / "page.json"))
    result = sitting("m", "--due", typed=right(sitting.variant(second)))
    assert "m: 1 due, 8 new." in result.stdout
    assert sitting.kept()[-1] == second
    assert "q-long-gone" in sitting.answers()
    sitting("--export", str(place / "back.json"))
    told = json.loads((place / "back.json").read_text())["questions"]
    assert [told[name]["right"] for name in (first, second)] == [True, True]


def test_a_damaged_file_stops_before_the_first_question(sitting):
    home().mkdir()
    (home() / FILE).write_text("This is no database. " * 50)
    result = sitting("m")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "damaged" in result.stderr


def test_a_question_that_cannot_be_asked_stops_only_itself(sitting):
    (sitting.shelf.examples / "m/questions/pool.py").write_text("def instant(\n")
    result = sitting("m", typed=all_right(sitting, [n for n in names(sitting) if n != "q-numeric"]))
    assert "This question cannot be asked." in result.stdout
    assert len(sitting.kept()) == 9


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_no_line_is_wider_than_the_screen(real, columns):
    real.env["COLUMNS"] = str(columns)
    result = real("circuit-breaker-mastery", "--all", typed=["?"] * 200)
    lines = result.stdout.splitlines()
    paths = "Section: "  # to be copied, so in one piece
    assert max(len(line) for line in lines if not line.startswith(paths)) <= min(columns, 80)
    assert [line for line in lines if line != line.rstrip()] == []


def test_no_markup_is_left_and_no_escape_is_sent(real):
    real.env["NO_COLOR"] = "1"
    shown = real("circuit-breaker-mastery", "--all", typed=["?"] * 200).stdout
    assert shown.count("\nQuestion ") == len(real.shelf.bank.questions)
    for raw in ("{ref}", "{numref}", "{source}", "{eq}", "$", "```", "\x1b", "|---"):
        assert raw not in shown, raw


def test_input_that_is_not_text(place, real):
    code = "from patternbook.cli import app; app()"
    argv = [sys.executable, "-c", code, "quiz", "circuit-breaker-mastery"]
    ended = subprocess.run(argv, input=b"\xff\xfe\n", capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Give a number" in ended.stdout


def test_what_has_been_due_longest_comes_first(sitting):
    old, recent = names(sitting)[1], names(sitting)[0]
    for name in (old, recent):
        left = ["s"] * names(sitting).index(name)
        sitting("m", "--count", "1", typed=[*left, *right(sitting.variant(name))])
        sitting.after(days=1)
    sitting.after(days=5)("m", "--due", typed=all_right(sitting, [old, recent]))
    assert sitting.kept() == [old, recent, old, recent]


def test_lines_to_choose_from_are_those_of_the_code(sitting):
    asked_for = sitting.only("line")
    last = len(asked_for.code.splitlines())
    shown = sitting("m").stdout
    assert f"1 to {last}:" in shown
    assert [line[0] for line in shown.splitlines() if line[:1].isdigit()] == [
        str(number) for number in range(1, last + 1)
    ]
