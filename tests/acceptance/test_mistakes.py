"""Mistakes made on purpose: each fails with one line that names file, line and remedy."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.checkout import change, patternbook

LINE = re.compile(r"^(?P<path>[\w./-]+):(?P<line>\d+): (?P<what>[^;]+); (?P<remedy>.+)$")


@dataclass(frozen=True)
class Mistake:
    """A mistake and the line that tells of it.

    Attributes:
        command: What finds it.
        file: The file in which it is made.
        old: The text there that gives way…
        new: …to this.
        place: Where the line points.
        said: What the line contains.
    """

    command: str
    file: str
    old: str
    new: str
    place: str
    said: str


CHAPTER = "book/chapter.md"
WAIT = "examples/demo/wait.py"
MISTAKES = {
    "wrong output": Mistake(
        "run", WAIT, "#> longest wait: 2.4", "#> longest wait: 2.5", f"{WAIT}:4", "--update"
    ),
    "unlisted code block": Mistake(
        "book",
        CHAPTER,
        "See {ref}",
        "```python\nprint(1)\n```\n\nSee {ref}",
        f"{CHAPTER}:5",
        "{example}",
    ),
    "missing result": Mistake(
        "book",
        CHAPTER,
        "wait:longest wait",
        "wait:longest wai",
        f"{CHAPTER}:4",
        "did you mean 'longest wait'",
    ),
    "missing region": Mistake(
        "book", CHAPTER, ":region: wait", ":region: waits", f"{CHAPTER}:7", "did you mean 'wait'"
    ),
    "unknown source": Mistake(
        "book",
        CHAPTER,
        "`nobody-waits-20`",
        "`nobody-waits-21`",
        f"{CHAPTER}:4",
        "did you mean 'nobody-waits-20'",
    ),
    "uncited source": Mistake(
        "book",
        CHAPTER,
        " {source}`nobody-waits-20`",
        "",
        "book/sources/waits.yaml:1",
        "never cited",
    ),
    "figure without alt": Mistake(
        "book", CHAPTER, ":alt: A line that rises from 0 to 4.\n", "", f"{CHAPTER}:18", "alt"
    ),
    "broken reference": Mistake(
        "book", CHAPTER, "{ref}`waiting`", "{ref}`waitings`", f"{CHAPTER}:4", "waitings"
    ),
    "wide listing": Mistake(
        "book", WAIT, "tries, ", "# " + "x" * 71 + "\ntries, ", f"{WAIT}:1", "break it at 72"
    ),
    "Go that does not compile": Mistake(
        "run", "examples/demo/wait.go", 'Println("', 'Printn("', "examples/demo/wait.go:8", "Printn"
    ),
    "YAML that is none": Mistake(
        "run",
        "examples/demo/limits.yaml",
        "0.8",
        "0.8: s: [",
        "examples/demo/limits.yaml:2",
        "mapping values",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake(mistake: Mistake, copy: Path) -> None:
    if mistake.file.endswith(".go") and not shutil.which("go"):
        pytest.skip("there is no go on PATH; install Go")
    change(copy, mistake.file, mistake.old, mistake.new)
    done = patternbook(copy, mistake.command)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if mistake.said in line]
    assert len(told) == 1, done.stderr
    assert LINE.match(told[0]), told[0]
    assert mistake.place in told[0]


def test_missing_toolchain(copy: Path, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    for name in ("git", "uname"):
        if found := shutil.which(name):
            (empty / name).symlink_to(found)
    skipped = patternbook(copy, "run", PATH=os.fspath(empty))
    assert skipped.returncode == 0, skipped.stderr
    assert "install Go" in " ".join(skipped.stdout.split())
    refused = patternbook(copy, "run", PATH=os.fspath(empty), PATTERNBOOK_REQUIRE="all")
    assert refused.returncode == 1
    (line,) = refused.stderr.strip().splitlines()
    assert line.startswith("examples/demo/wait.go: needs Go: there is no go on PATH; install Go")


def test_no_mistake(copy: Path) -> None:
    done = patternbook(copy, "run")
    assert done.returncode == 0, done.stderr
