"""The command `patternbook run`, and the commands that pages print under listings."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from patternbook.cli import app
from patternbook.errors import BookError
from patternbook.paths import ROOT
from patternbook.run import report, tools
from patternbook.run.listing import Listing, discover
from patternbook.run.report import select


def invoke(*arguments: str):
    return CliRunner().invoke(app, ["run", *arguments])


def test_without_paths_everything_is_meant(examples):
    examples.write("x.py", "")
    examples.write("y.yaml", "a: 1\n")
    assert [x.name for x in select([], examples.root)] == ["pool/x.py", "pool/y.yaml"]


def test_paths_may_be_files_and_folders(examples):
    examples.write("x.py", "")
    examples.write("y.py", "")
    pool = examples.root / "pool"
    assert [x.path.name for x in select([pool / "y.py"], examples.root)] == ["y.py"]
    assert [x.path.name for x in select([pool, pool / "y.py"], examples.root)] == ["x.py", "y.py"]


def test_a_path_without_listings(examples):
    with pytest.raises(BookError, match=r"no such file or folder; name a file ending in \.py"):
        select([examples.root / "nowhere"], examples.root)
    with pytest.raises(BookError, match="no listing here"):
        select([examples.root / "pool"], examples.root)


def test_what_a_lab_is_made_of_is_no_listing(examples):
    lab = examples.root / "pool" / "labs" / "size"
    lab.mkdir(parents=True)
    (lab / "starter.py").write_text("")
    (lab / "solution.go").write_text("")
    examples.write("x.py", "")
    assert [x.name for x in select([], examples.root)] == ["pool/x.py"]
    with pytest.raises(BookError, match="part of a lab, which is no listing; check it with: "):
        select([lab / "starter.py"], examples.root)


def test_a_mistake_is_one_line_and_exit_code_1():
    result = invoke("nowhere.py")
    assert result.exit_code == 1
    assert result.stderr.startswith("nowhere.py: no such file or folder; ")
    assert result.stderr.count("\n") == 1
    assert not result.stdout


def test_wrong_usage_is_exit_code_2():
    assert invoke("--nonsense").exit_code == 2


def test_failures_are_lines_and_exit_code_1(examples, monkeypatch):
    monkeypatch.setattr(report.select, "__defaults__", (examples.root,))
    examples.write("x.py", "print(1)\n#> 2\n")
    result = invoke()
    assert result.exit_code == 1
    remedy = "run patternbook run --update examples/pool/x.py"
    assert f"x.py:2: printed '1', the listing says '2'; {remedy}\n" in result.stderr
    assert result.stdout.splitlines()[1].split() == ["Python", "·", "·", "·", "·", "1"]


def test_update_from_the_command(examples, monkeypatch):
    monkeypatch.setattr(report.select, "__defaults__", (examples.root,))
    examples.write("x.py", "print(1)\n#> 2\n")
    assert invoke("--update").exit_code == 0
    assert examples.read("x.py") == "print(1)\n#> 1\n"
    assert invoke().exit_code == 0


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("import java.util.List;\n\nclass X {\n    static void main(String[] a) {}\n}\n", "java"),
        (
            "import org.a.B;\n\nclass X {\n    static void main(String[] a) {}\n}\n",
            "patternbook run",
        ),
        ("record Y() {}\n\nclass X {\n    static void main(String[] a) {}\n}\n", "patternbook run"),
    ],
    ids=["plain", "library", "main is not in the first class"],
)
def test_command_of_java(examples, text, command):
    assert examples.write("x.java", text).command == f"{command} examples/pool/x.java"


def one_of_each() -> list[Listing]:
    """The listing named breaker in every language."""
    return [x for x in discover() if x.name.startswith("circuit_breaker/breaker.")]


@pytest.mark.parametrize("listing", one_of_each(), ids=lambda listing: listing.path.name)
def test_the_printed_command_works(listing, needs, tmp_path, monkeypatch):
    needs(listing.language)
    (tmp_path / "node").symlink_to(tools.node())
    bins = f"{Path(sys.executable).parent}:{tmp_path}"
    # The target folder that the runner fills, so that cargo need not build all again.
    target = ROOT / "build" / "cache" / "listings" / "rust" / "target"
    env = {**os.environ, "PATH": f"{bins}:{os.environ['PATH']}", "CARGO_TARGET_DIR": str(target)}
    subprocess.run(shlex.split(listing.command), cwd=ROOT, env=env, check=True, timeout=120)
