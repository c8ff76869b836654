"""`patternbook lab`, as a learner types it in an empty folder."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from patternbook.cli import app
from patternbook.labs import desk
from patternbook.labs.lab import places
from tests.labs.conftest import TOML


@pytest.fixture
def lab(seats_lab, tmp_path, monkeypatch):
    """Type a command in an empty folder of a learner who has the lab `count-seats` alone."""
    monkeypatch.setattr(desk, "places", lambda: places(seats_lab.folder.parents[2]))
    folder = tmp_path / "learner"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return lambda *typed: CliRunner().invoke(app, ["lab", *typed])


def refused(result, code=1):
    """The one line of a command that refuses."""
    assert result.exit_code == code
    assert not result.stdout
    (line,) = result.stderr.splitlines()
    return line


def test_list_shows_each_lab_with_its_minutes(lab):
    result = lab("list")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split("  ")[0] == "count-seats"
    assert "20" in result.stdout
    assert "Count sold seats" in result.stdout


def test_the_labs_of_the_book_are_listed():
    result = CliRunner().invoke(app, ["lab", "list"])
    for name in ("breaker-states", "time-window", "replicated-register"):
        assert name in result.stdout


def test_from_start_to_pass(lab, seats_lab, tmp_path):
    started = lab("start", "count-seats")
    assert started.exit_code == 0
    assert "patternbook lab check count-seats count_seats.py" in started.stdout
    mine = tmp_path / "learner" / "count_seats.py"
    assert mine.read_text() == seats_lab.starter.read_text()

    failed = lab("check", "count-seats")
    assert failed.exit_code == 1
    says = failed.stdout.splitlines()
    assert says[0] == "not passed: count-seats, seed 1"
    assert says[1] == "expected: 1 sold, and it said 0"
    assert says[-1] == "replay: patternbook lab replay count-seats 1 count_seats.py"
    assert lab("replay", "count-seats", "1").stdout == failed.stdout

    mine.write_text(seats_lab.solution.read_text())
    passed = lab("check", "count-seats")
    assert (passed.exit_code, passed.stdout) == (0, "passed: count-seats, 3 seeds\n")
    assert lab("replay", "count-seats", "7", "count_seats.py").stdout.endswith(", 1 seed\n")


def test_a_replay_shows_the_last_lines_that_the_program_printed(lab, seats_lab, tmp_path):
    says = "for n in range(30): print(n, '\\x1b[2J')"
    text = seats_lab.starter.read_text().replace("pass", says)
    (tmp_path / "learner" / "count_seats.py").write_text(text)
    assert "printed" not in lab("check", "count-seats").stdout
    _, shown = lab("replay", "count-seats", "1").stdout.split("your program printed:\n")
    assert shown.splitlines() == [f"  {n} [2J" for n in range(10, 30)]


def test_a_known_mistake_is_met_with_its_hint(lab, seats_lab):
    result = lab("check", "count-seats", str(seats_lab.wrong["forgets"]))
    assert result.exit_code == 1
    assert "hint: A seat sold twice counts once.\n" in result.stdout


def test_start_in_a_folder_of_its_own_and_a_file_there_is_kept(lab, tmp_path):
    assert lab("start", "count-seats", "deep/er").exit_code == 0
    mine = tmp_path / "learner" / "deep" / "er" / "count_seats.py"
    mine.write_text("# two hours of work\n")
    line = refused(lab("start", "count-seats", "deep/er"))
    assert line.startswith("deep/er/count_seats.py: is there already; move it away, or go on: ")
    assert mine.read_text() == "# two hours of work\n"


def test_start_where_nothing_can_be_written(lab, tmp_path):
    (tmp_path / "learner" / "notes").write_text("")
    line = refused(lab("start", "count-seats", "notes"))
    assert line == "notes/count_seats.py: cannot be written: File exists; name another folder"


def test_hints_one_by_one(lab):
    assert lab("hint", "count-seats").stdout == "1 of 3: A seat sold twice counts once.\n"
    assert lab("hint", "count-seats", "3").stdout == "3 of 3: A count is not negative.\n"
    line = refused(lab("hint", "count-seats", "4"))
    assert line == "lab count-seats: no hint 4; use a number from 1 to 3"


def test_the_solution_is_printed_as_it_is(lab, seats_lab):
    assert lab("solution", "count-seats").stdout == seats_lab.solution.read_text()


@pytest.mark.parametrize("command", ["start", "check", "hint", "solution"])
def test_a_wrong_name(lab, command):
    line = refused(lab(command, "count_seats"))
    assert line == "lab count_seats: no such lab; did you mean count-seats?"
    assert refused(lab(command, "x")) == "lab x: no such lab; use one of count-seats"


def test_no_file_yet(lab):
    line = refused(lab("check", "count-seats"))
    assert line == "count_seats.py: no such file; begin with: patternbook lab start count-seats"
    line = refused(lab("replay", "count-seats", "1", "."))
    assert line == ".: is no file; begin with: patternbook lab start count-seats"


@pytest.mark.parametrize("seed", ["seven", "1.5", "\u00b2"])
def test_a_seed_that_is_no_number_is_one_line(lab, seed):
    line = refused(lab("replay", "count-seats", seed))
    assert line.startswith(f"lab count-seats: '{seed}' is no seed; name the one")


@pytest.mark.parametrize("typed", [[], ["--"], [""]])
def test_a_missing_seed_is_one_line(lab, typed):
    line = refused(lab("replay", "count-seats", *typed))
    assert line.startswith("lab count-seats: no seed; name the one")


def test_a_broken_lab_stops_only_itself(lab, seats_lab):
    broken = seats_lab.folder.parent / "broken"
    broken.mkdir()
    one_hint = TOML.replace("starts-at-one", "# ").replace("negative", "# ")
    (broken / "lab.toml").write_text(one_hint)
    says = "only 1 hint; write at least 3, each with its wrong_<mistake>.py"
    assert refused(lab("check", "broken")).endswith(f"lab.toml:8: {says}")
    assert lab("start", "count-seats").exit_code == 0
    listed = lab("list")
    assert listed.exit_code == 0
    assert "count-seats" in listed.stdout
    assert says in listed.stderr


def test_a_check_that_asks_for_a_hint_which_is_not_there(lab, seats_lab):
    (seats_lab.folder / "check.py").write_text(
        "def check(attempt, seed):\n    attempt.fail('more', mistake='tired')\n"
    )
    line = refused(lab("check", "count-seats", str(seats_lab.starter)))
    assert line.endswith("check.py:2: no hint named 'tired'; write one in lab.toml")


def test_a_hint_whose_name_is_misspelt_is_found(lab, seats_lab):
    check = seats_lab.folder / "check.py"
    check.write_text(check.read_text().replace('"forgets"', '"forget"'))
    line = refused(lab("check", "count-seats", str(seats_lab.wrong["forgets"])))
    assert line.endswith("check.py:16: no hint named 'forget'; did you mean forgets?")


def test_other_commands_start_without_the_labs():
    heavy = "rich", "pydantic", "patternbook.labs.desk", "patternbook.sim", "sphinx"
    program = f"import sys, patternbook.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
