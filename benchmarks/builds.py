"""Builds of a book: pages from nothing, again, after an edit, ours and by default; and PDF."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

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
    yield Row(name, "PDF, from nothing", ours("typst", "pdf"))


def real(book: Path) -> str:
    """Copy our pages."""
    shutil.copytree(ROOT / "book", book, dirs_exist_ok=True)
    return "start/index.md" if (book / "start" / "index.md").exists() else "index.md"
