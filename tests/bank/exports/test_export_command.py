"""`patternbook bank export`: the same bytes for a seed, and nothing half-written or unsaid."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from patternbook.bank.exports import command
from patternbook.cli import app
from patternbook.errors import BookError

FORMATS = [one.value for one in command.Format]


def run(*arguments):
    result = CliRunner().invoke(app, ["bank", "export", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("format_", FORMATS)
def test_same_bytes_in_another_process(format_, tmp_path):
    one, other, third = (tmp_path / name for name in ("one", "other", "third"))
    arguments = ["--format", format_, "--variants", "2"]
    code, told, _ = run(*arguments, "--seed", 7, "--out", one)
    assert code == 0
    assert "questions" in told
    start = [sys.executable, "-c", "from patternbook.cli import app; app()", "bank", "export"]
    argv = [*start, *arguments, "--seed", "7"]
    environment = os.environ | {"PYTHONHASHSEED": "17", "TZ": "Asia/Tokyo"}
    subprocess.run([*argv, "--out", other], check=True, env=environment, capture_output=True)
    assert one.read_bytes() == other.read_bytes()
    run(*arguments, "--seed", 8, "--out", third)
    assert one.read_bytes() != third.read_bytes()


def test_no_file_is_replaced_unless_asked_for(tmp_path):
    out = tmp_path / "made.csv"
    out.write_text("mine")
    code, _, told = run("--format", "csv", "--out", out)
    assert code == 1
    assert told.count("\n") == 1
    assert "is there already" in told
    assert out.read_text() == "mine"
    assert run("--format", "csv", "--out", out, "--force")[0] == 0
    assert out.read_text() != "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["made.csv"]


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_lost_of_many_questions_is_one_line(format_, tmp_path):
    code, _, told = run("--format", format_, "--out", tmp_path / "made")
    assert code == 0
    lines = [line for line in told.splitlines() if line.startswith("all questions: ")]
    assert len(lines) == len(set(lines))
    for word in ("1,000 times too much", "link", "source", "objective"):
        assert sum(word in line for line in lines) == 1, word


def test_a_folder_is_not_replaced(tmp_path):
    code, _, told = run("--format", "csv", "--out", tmp_path, "--force")
    assert code == 1
    assert told == f"{tmp_path}: is a folder; name a file in it\n"


def test_an_unknown_module_is_one_line(tmp_path):
    code, _, told = run("--format", "gift", "--out", tmp_path / "x", "--module", "nowhere")
    assert code == 1
    assert told.count("\n") == 1
    assert "no questions of a module 'nowhere'" in told


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    with pytest.raises(BookError, match="cannot be written"):
        command.save(tmp_path / "no" / "x", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BookError, match="cannot be written"):
        command.save(tmp_path / "folder", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]

    def stop(_, __):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        command.save(tmp_path / "x", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
