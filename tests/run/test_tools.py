"""Tools that are missing, broken or too old: skipped, or a failure where all is required."""

from __future__ import annotations

import pytest

from patternbook.run import report, tools
from patternbook.run.listing import discover
from patternbook.run.suite import run


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A PATH with nothing on it but what the test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("PATTERNBOOK_REQUIRE", raising=False)
    tools.of.cache_clear()
    yield folder
    tools.of.cache_clear()


def script(path, name, body):
    file = path / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


def test_missing_is_skipped_with_the_line_that_installs_it(examples, path):
    examples.write("x.go", "")
    outcome = examples.outcome("x.go")
    assert outcome.status == "skipped"
    assert outcome.problem.what == "needs Go: there is no go on PATH"
    assert outcome.problem.remedy.startswith("install Go 1.24 or later: ")


@pytest.mark.parametrize("suffix", ["go", "java", "rs"])
def test_missing_is_a_failure_where_all_is_required(examples, path, suffix, monkeypatch):
    monkeypatch.setenv("PATTERNBOOK_REQUIRE", "all")
    examples.write(f"x.{suffix}", "")
    examples.write(f"y.{suffix}", "")
    outcomes = list(run(discover(examples.root)))
    assert {o.status for o in outcomes} == {"failed"}
    (line,) = report.problems(outcomes)
    assert f"pool/x.{suffix} and 1 more: needs " in line
    assert "; install " in line


def test_python_and_configuration_need_nothing(examples, path):
    examples.write("x.py", "print(1)\n#> 1\n")
    examples.write("x.yaml", "a: 1\n")
    assert {o.status for o in examples.outcomes().values()} == {"passed"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("echo 'error: no default toolchain' >&2; echo help >&2; exit 1", "error: no default"),
        ("echo go version go1.19.2 linux/amd64", "version 1.19.2 is too old"),
        ("echo", "does not tell its version"),
        ("exit 7", "exit code 7"),
    ],
)
def test_a_tool_that_does_not_work_counts_as_missing(examples, path, body, why):
    script(path, "go", body)
    examples.write("x.go", "")
    outcome = examples.outcome("x.go")
    assert outcome.status == "skipped"
    assert why in outcome.problem.what


def test_a_tool_that_hangs_counts_as_missing(examples, path, monkeypatch):
    monkeypatch.setattr(tools, "PATIENCE", 0.5)
    script(path, "go", "while :; do :; done")
    examples.write("x.go", "")
    assert "still running after 0.5 s" in examples.outcome("x.go").problem.what


def test_a_tool_that_is_no_program_counts_as_missing(examples, path):
    (path / "go").write_text("no shebang")
    (path / "go").chmod(0o755)
    examples.write("x.go", "")
    assert "does not start" in examples.outcome("x.go").problem.what


def test_maven_is_missed_only_by_listings_that_need_it(examples, path, monkeypatch, needs):
    monkeypatch.undo()
    tools.of.cache_clear()
    needs("java")
    monkeypatch.delenv("PATTERNBOOK_REQUIRE", raising=False)
    for name in ("java", "javac"):
        (path / name).symlink_to(tools.path(name))
    monkeypatch.setenv("PATH", str(path))
    examples.workspace("pom.xml", "pom.lock")
    main = '{\n    public static void main(String[] a) { System.out.println("1"); }\n}\n//> 1\n'
    examples.write("x.java", f"class X {main}")
    examples.write("y.java", f"import com.fasterxml.jackson.core.JsonFactory;\n\nclass Y {main}")
    outcomes = examples.outcomes()
    assert outcomes["x.java"].status == "passed"
    assert outcomes["y.java"].status == "skipped"
    assert "needs Maven: there is no mvn on PATH" in str(outcomes["y.java"].problem)


def test_how_to_install_is_told_once(examples, path):
    examples.write("x.go", "")
    examples.write("y.go", "")
    (line,) = report.advice(run(discover(examples.root)))
    assert line.startswith("skipped: needs Go: there is no go on PATH; install Go 1.24")
