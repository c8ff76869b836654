"""Builds of a book: pages from nothing, again, after an edit, ours and by default; and PDF."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measure import Cost, cost
from patternbook.editions.build import environment
from patternbook.editions.sphinx import Build
from patternbook.paths import ROOT

DEFAULTS = """\
exec(compile(open({conf!r}, encoding="utf-8").read(), {conf!r}, "exec"))
for name in list(globals()):
    if name.startswith("html_") and name not in ("html_theme", "html_title"):
        del globals()[name]
extensions = ["benchmarks.plain", *extensions]
"""
EDIT = "\nOne sentence more, so that a single page has changed.\n"


@dataclass(frozen=True)
class Row:
    """One thing that was measured.

    Attributes:
        book: Which book was built.
        what: How.
        ours: What it took.
        other: What it took with the theme's defaults, if they can do it.
    """

    book: str
    what: str
    ours: Cost
    other: Cost | None = None


def rows(name: str, folder: Path, fill: Callable[[Path], str]) -> Iterator[Row]:
    """Measure one book below `folder`; `fill` writes its pages and names the page to edit."""
    shutil.rmtree(folder, ignore_errors=True)
    book = folder / "book"
    book.mkdir(parents=True)
    page = book / fill(book)
    shutil.copy(ROOT / "conf.py", folder)
    (folder / "defaults").mkdir()
    conf = DEFAULTS.format(conf=str(folder / "conf.py"))
    (folder / "defaults" / "conf.py").write_text(conf, encoding="utf-8")

    def ours(builder: str, log: str) -> Cost:
        build = Build(builder, folder, folder / builder, folder / f"doctrees-{builder}")
        cache = ["-D", f"patternbook_cache={folder / 'cache'}"]
        return cost([*build.command, *cache], folder, environment(ROOT), folder / f"{log}.log")

    def default(log: str) -> Cost:
        out = folder / "html-default"
        cache = ["-D", f"patternbook_cache={folder / 'cache-default'}"]
        flags = ["-b", "html", "-c", str(folder / "defaults"), "-d", f"{out}-doctrees", *cache]
        command = [sys.executable, "-m", "sphinx", *flags, str(book), str(out)]
        return cost(command, folder, environment(ROOT), folder / f"default-{log}.log")

    yield Row(name, "pages, from nothing", ours("html", "cold"), default("cold"))
    yield Row(name, "pages, nothing changed", ours("html", "noop"), default("noop"))
    page.write_text(page.read_text(encoding="utf-8") + EDIT, encoding="utf-8")
    yield Row(name, "pages, one edited", ours("html", "edit"), default("edit"))
    yield Row(name, "PDFs, from nothing", ours("typst", "pdf"))


def printed(words: int, folder: Path) -> Iterator[Row]:
    """Measure PDFs of a synthetic book of so many words: the whole book, and one module."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "book").mkdir(parents=True)
    synthetic.make(folder / "book", words)
    shutil.copy(ROOT / "conf.py", folder)
    name = f"{words:,} words"
    for what, asked in {
        "whole book as PDF, from nothing": {},
        "whole book as PDF, nothing changed": {},
        "one module as PDF, nothing changed": {"module": "module-1"},
    }.items():
        settings = {
            "print_wanted": json.dumps([asked]),
            "patternbook_cache": str(folder / "cache"),
        }
        build = Build("typst", folder, folder / "pdf", folder / "doctrees", settings)
        log = folder / f"{what.replace(' ', '-')}.log"
        command = [word for word in build.command if word != "-W"]  # labs that it has no page of
        yield Row(name, what, cost(command, folder, environment(ROOT), log))


def real(book: Path) -> str:
    """Copy our pages."""
    shutil.copytree(ROOT / "book", book, dirs_exist_ok=True)
    return "start/index.md" if (book / "start" / "index.md").exists() else "index.md"
