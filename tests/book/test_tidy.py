"""The checkout is in order, and each check of that sees a disorder made on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from patternbook.paths import ROOT
from tests.book.tidy import assets, code, words

Check = Callable[[Path], list[str]]

CHECKS: list[Check] = [
    code.listing_columns,
    code.listing_lines,
    code.machine_lines,
    code.machine_imports,
    code.example_imports,
    code.rust_registered,
    assets.dead_examples,
    assets.dead_static,
    assets.lost_pages,
    assets.lost_questions,
    words.machine_paths,
    words.undone,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_this_checkout(check: Check) -> None:
    found = check(ROOT)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


GOOD = {
    "book/index.md": "# Book\n\n```{toctree}\nstart/index\nThe breaker <breaker>\n```\n",
    "book/start/index.md": "# Start\n\n```{toctree}\n:glob:\n\npart-*\n```\n",
    "book/start/part-one.md": "# One\n\nIt took {result}`m/shown:time` then.\n",
    "book/questions/objectives.yaml": "start: []\n",
    "book/questions/start.yaml": "- generator: m/questions/draw.py:wait\n"
    "  listing: m/questions/ring\n",
    "book/breaker.md": "# Breaker\n\n```{plot} m/figures.py:pool\n```\n",
    "examples/Cargo.toml": '[[bin]]\nname = "m_shown"\npath = "m/shown.rs"\n',
    "examples/m/shown.py": "from helper import wait\n\nwait('vectors.json')\n",
    "examples/m/shown.rs": "fn main() {}\n",
    "examples/m/questions/draw.py": "def wait() -> None: ...\n",
    "examples/m/questions/ring.py": "",
    "examples/m/helper.py": "def wait(file: str) -> None: ...\n",
    "examples/m/vectors.json": "{}\n",
    "examples/m/figures.py": "import patternbook.sim\n",
    "examples/m/judge.py": "",
    "examples/m/labs/sell/lab.toml": "",
    "examples/m/labs/sell/starter.rs": "fn main() {}\n",
    "examples/m/labs/sell/solution.rs": "fn main() {}\n",
    "examples/m/labs/sell/wrong_twice.rs": "fn main() {}\n",
    "examples/m/labs/sell/check.py": "import judge\nfrom check_more import seats\n",
    "examples/m/labs/sell/check_more.py": "from patternbook import sim\n",
    "patternbook/errors.py": "",
    "patternbook/cli.py": "from patternbook.run import cells\n",
    "patternbook/bank/__init__.py": "from patternbook.run import cells\n",
    "patternbook/run/__init__.py": "",
    "patternbook/run/cells.py": "from patternbook.errors import BookError\n\nfrom . import tools\n",
    "patternbook/sim/__init__.py": "import asyncio\n",
    "patternbook/labs/__init__.py": "from patternbook.run import cells\n",
    "patternbook/site/__init__.py": "import docutils\n\nCSS = 'book.css'\n",
    "patternbook/site/book.css": "@font-face { src: url(face.woff2) }\n",
    "patternbook/site/face.woff2": "",
    "patternbook/site/OFL.txt": "",
}

BAD: list[tuple[Check, dict[str, str], str]] = [
    (
        code.listing_columns,
        {"examples/m/helper.py": "\n# " + "x" * 71 + "\n"},
        "examples/m/helper.py:2: a line of 73 columns; break it at 72",
    ),
    (
        code.listing_lines,
        {"examples/m/helper.py": "x = 1\n" * 121},
        "examples/m/helper.py:121: a listing of 121 lines; split it",
    ),
    (
        code.machine_lines,
        {"patternbook/run/cells.py": "x = 1\n" * 301},
        "patternbook/run/cells.py:301: a module of 301 lines; split it",
    ),
    (
        code.machine_imports,
        {"patternbook/run/cells.py": "import os\nfrom patternbook.site import nodes\n"},
        "patternbook/run/cells.py:2: run imports patternbook.site.nodes; move",
    ),
    (
        code.machine_imports,
        {"patternbook/run/cells.py": "def f():\n    from ..site import nodes\n"},
        "patternbook/run/cells.py:2: run imports patternbook.site.nodes; move",
    ),
    (
        code.machine_imports,
        {"patternbook/marks/__init__.py": ""},
        "patternbook/marks/__init__.py: no layer for patternbook.marks; give it",
    ),
    (
        code.machine_imports,
        {"patternbook/bank/__init__.py": "from sphinx.util import logging\n"},
        "patternbook/bank/__init__.py:1: bank imports sphinx.util.logging; only site",
    ),
    (
        code.machine_imports,
        {"patternbook/bank/__init__.py": "from patternbook.site import sources\n"},
        "patternbook/bank/__init__.py:1: bank imports patternbook.site.sources; move",
    ),
    (
        assets.dead_examples,
        {"book/questions/start.yaml": "- generator: m/questions/other.py:wait\n"},
        "examples/m/questions/draw.py: no page shows it and no shown listing uses it",
    ),
    (
        assets.lost_questions,
        {"book/questions/begin.yaml": ""},
        "book/questions/begin.yaml: questions of no module; name",
    ),
    (
        assets.lost_questions,
        {"book/questions/notes.txt": ""},
        "book/questions/notes.txt: not a file of questions; move",
    ),
    (
        code.machine_imports,
        {"patternbook/labs/__init__.py": "from docutils import nodes\n"},
        "patternbook/labs/__init__.py:1: labs imports docutils.nodes; only site",
    ),
    (
        code.machine_imports,
        {"patternbook/sim/__init__.py": "import numpy\n"},
        "patternbook/sim/__init__.py:1: sim imports numpy; use the standard library",
    ),
    (
        code.machine_imports,
        {"patternbook/sim/__init__.py": "from patternbook.run import cells\n"},
        "patternbook/sim/__init__.py:1: sim imports patternbook.run.cells; move",
    ),
    (
        code.listing_columns,
        {"examples/m/labs/sell/starter.rs": "// " + "x" * 70 + "\n"},
        "examples/m/labs/sell/starter.rs:1: a line of 73 columns; break it at 72",
    ),
    (
        code.listing_lines,
        {"examples/m/labs/sell/check.py": "x = 1\n" * 121},
        "examples/m/labs/sell/check.py:121: a listing of 121 lines; split it",
    ),
    (
        code.example_imports,
        {"examples/m/labs/sell/check.py": "from patternbook.labs import checking\n"},
        "examples/m/labs/sell/check.py:1: a listing imports patternbook.labs.checking; only",
    ),
    (
        assets.dead_examples,
        {"examples/m/labs/sell/check_less.py": ""},
        "examples/m/labs/sell/check_less.py: no page shows it and no shown listing uses it",
    ),
    (
        code.example_imports,
        {"examples/m/helper.py": "from patternbook import run\n"},
        "examples/m/helper.py:1: a listing imports patternbook.run; only",
    ),
    (
        code.rust_registered,
        {"examples/m/other.rs": "fn main() {}\n"},
        "examples/m/other.rs: a Rust listing that Cargo does not know; add [[bin]] name",
    ),
    (
        code.rust_registered,
        {"examples/Cargo.toml": '[[bin]]\nname = "m_gone"\npath = "m/gone.rs"\n'},
        "examples/Cargo.toml:3: no file m/gone.rs; remove",
    ),
    (
        assets.dead_examples,
        {"examples/m/forgotten.py": ""},
        "examples/m/forgotten.py: no page shows it and no shown listing uses it; show it",
    ),
    (
        assets.dead_static,
        {"patternbook/site/old.css": ""},
        "patternbook/site/old.css: nothing names this file; use it",
    ),
    (
        assets.lost_pages,
        {"book/start/appendix.md": "# Appendix\n"},
        "book/start/appendix.md:1: no table of contents leads here; name it",
    ),
    (
        words.machine_paths,
        {"book/start/part-one.md": "# One\n\nSee /home/ada/book/one.md.\n"},
        "book/start/part-one.md:3: a path of one machine, /home/ada/b…; write",
    ),
    (
        words.undone,
        {"book/start/part-one.md": "# One\n\nMore is coming soon.\n"},
        "book/start/part-one.md:3: 'coming soon' in the book; write it",
    ),
]


def make(root: Path, tree: dict[str, str]) -> None:
    for name, content in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_tree_in_order(check: Check, tmp_path: Path) -> None:
    make(tmp_path, GOOD)
    assert check(tmp_path) == []


@pytest.mark.parametrize(("check", "change", "line"), BAD, ids=lambda x: getattr(x, "__name__", ""))
def test_a_tree_in_disorder(
    check: Check, change: dict[str, str], line: str, tmp_path: Path
) -> None:
    make(tmp_path, GOOD | change)
    found = check(tmp_path)
    assert any(problem.startswith(line) for problem in found), found
    assert all("; " in problem for problem in found)
