"""A small checkout: our machine, three pages, four listings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from patternbook.paths import BUILD, ROOT

CALL = "from patternbook.cli import app; app()"
MADE = shutil.ignore_patterns("__pycache__", "node_modules", ".mypy_cache", ".ruff_cache")
SHARED = ("npm", "fonts", "css")
"""What the machine installs or converts once; it does not depend on the pages."""

INDEX = """\
# A small book

It has one chapter.

```{toctree}
chapter
sources
```
"""
CHAPTER = """\
(waiting)=
# Waiting

{numref}`lst-wait` waits {result}`demo/wait:longest wait`, as others do {source}`nobody-waits-20`.
See {ref}`waiting`.

```{example} demo/wait.py
:name: lst-wait
:region: wait
:caption: Three tries.
:no-tabs:
```

```{example} demo/limits.yaml
:caption: The limits.
```

```{plot} demo/figures.py:line
:name: fig-line
:alt: A line that rises from 0 to 4.
It rises.
```
"""
SOURCES = "# Sources\n\n```{bibliography}\n```\n"
ENTRY = """\
- id: nobody-waits-20
  author: Nobody
  title: How Nobody Waits
  year: 2020
  publisher: A journal
  url: https://example.org/waits
  kind: paper
  checked: 2026-11-22
  read: full text
  facts:
    - Nobody waits longer than needed.
"""
WAIT = """\
tries, timeout_s = 3, 0.8
# region wait
print(f"longest wait: {tries * timeout_s:.1f} s")
#> longest wait: 2.4 s
# endregion wait
"""
GO = """\
//go:build ignore

package main

import "fmt"

func main() {
	fmt.Println("longest wait: 2.4 s")
}

//> longest wait: 2.4 s
"""
FIGURES = """\
import matplotlib.pyplot as plt


def line():
    figure, axes = plt.subplots(figsize=(6.4, 3.6))
    axes.plot([0, 1, 2], [0, 2, 4])
    axes.set(xlabel="time (s)", ylabel="height (m)")
    return figure, {"time (s)": [0, 1, 2], "height (m)": [0, 2, 4]}
"""
PAGES = {
    "book/index.md": INDEX,
    "book/chapter.md": CHAPTER,
    "book/sources.md": SOURCES,
    "book/sources/waits.yaml": ENTRY,
    "examples/demo/wait.py": WAIT,
    "examples/demo/wait.go": GO,
    "examples/demo/limits.yaml": "tries: 3\ntimeout_s: 0.8\n",
    "examples/demo/figures.py": FIGURES,
    "examples/go.mod": "module demo\n\ngo 1.24\n",
}


def make(root: Path) -> None:
    """Write the checkout below `root`."""
    shutil.copytree(ROOT / "patternbook", root / "patternbook", ignore=MADE)
    shutil.copy(ROOT / "conf.py", root)
    for name in SHARED:
        (BUILD / "cache" / name).mkdir(parents=True, exist_ok=True)
        (root / "build" / "cache").mkdir(parents=True, exist_ok=True)
        (root / "build" / "cache" / name).symlink_to(BUILD / "cache" / name)
    for name, text in PAGES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Make a mistake, or mend one."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def command(*arguments: str) -> list[str]:
    """`patternbook`, as the checkout in the current folder has it."""
    return [sys.executable, "-c", CALL, *arguments]


def environment(root: Path, **more: str) -> dict[str, str]:
    """An environment in which the checkout's own machine is found first."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PATTERNBOOK_REQUIRE", "COLUMNS"}}
    return kept | {"PYTHONPATH": str(root), "SOURCE_DATE_EPOCH": "1767225600"} | more


def patternbook(root: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a checkout."""
    return subprocess.run(
        command(*arguments),
        cwd=root,
        env=environment(root, **env),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
