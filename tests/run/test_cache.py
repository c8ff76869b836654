"""The cache: what is not run again, and what is."""

from __future__ import annotations

import pytest

from patternbook.run import cache

USER = "from breaker import LIMIT\nprint(LIMIT)\n#> 3\n"


@pytest.fixture
def passed(examples):
    examples.write("breaker.py", "LIMIT = 3\nDATA = 'breaker.vectors.json'\n")
    examples.write("breaker.vectors.json", "[]\n")
    examples.write("other.py", "print(1)\n#> 1\n")
    examples.write("x.py", USER)
    assert examples.outcome("x.py").status == "passed"
    assert examples.outcome("x.py").status == "cached"
    return examples


def test_failures_are_not_kept(passed):
    passed.write("x.py", USER.replace("3", "4"))
    assert passed.outcome("x.py").status == "failed"
    assert passed.outcome("x.py").status == "failed"
    passed.write("x.py", USER)
    assert passed.outcome("x.py").status == "cached"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.py", USER + "\n"),
        ("breaker.py", "LIMIT = 3\n"),
        ("breaker.vectors.json", "[1]\n"),
    ],
    ids=["itself", "what it imports", "data of what it imports"],
)
def test_run_again_after_a_change(passed, name, text):
    passed.write(name, text)
    assert passed.outcome("x.py").status == "passed"


def test_not_run_again_after_a_change_elsewhere(passed):
    passed.write("other.py", "print(2)\n#> 2\n")
    assert passed.outcome("x.py").status == "cached"


def test_a_listing_that_simulates_is_run_again_after_a_change_of_the_simulator(passed, monkeypatch):
    passed.write("y.py", "from patternbook import sim\n\nprint(sim.__name__)\n#> patternbook.sim\n")
    assert passed.outcome("y.py").status == "passed"
    assert passed.outcome("y.py").status == "cached"
    monkeypatch.setattr(cache, "_simulator", lambda: "changed")
    assert passed.outcome("y.py").status == "passed"
    assert passed.outcome("x.py").status == "cached"


def test_run_again_after_a_change_of_the_workspace(examples, needs):
    needs("go")
    mod = examples.root / "go.mod"
    mod.write_text("module example\n\ngo 1.24\n")
    examples.write("x.go", "//go:build ignore\n\npackage main\n\nfunc main() {}\n")
    assert examples.outcome("x.go").status == "passed"
    assert examples.outcome("x.go").status == "cached"
    mod.write_text("module example2\n\ngo 1.24\n")
    assert examples.outcome("x.go").status == "passed"


def test_run_again_with_another_version_of_the_tool(passed, monkeypatch):
    from patternbook.run import tools

    tool = tools.Tool("Python", "9.9.9", detail="numpy 9")
    monkeypatch.setattr(tools, "of", lambda _language: tool)
    assert passed.outcome("x.py").status == "passed"


def test_run_again_after_a_change_of_the_runner(passed, monkeypatch):
    from patternbook.run import cache

    monkeypatch.setattr(cache, "_ourselves", lambda: "changed")
    assert passed.outcome("x.py").status == "passed"
