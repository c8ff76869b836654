"""Small books to build, and the book itself, built once for all tests that look at its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from patternbook.editions.build import environment
from patternbook.paths import BOOK, BUILD, ROOT
from tests.site_html.browsers.driver import INSTALL, NAMES, Browser, path_of, required

CONF = """\
project = html_title = "A Small Book"
version = release = "1"
extensions = ["myst_parser", "sphinx_multitoc_numbering", "patternbook.site.html"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["amsmath", "dollarmath"]
numfig = True
html_theme = "sphinx_book_theme"
html_permalinks_icon = "#"
"""


@dataclass
class Small:
    """A book of a few pages in a folder of its own."""

    root: Path
    flags: list[str] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        path = self.root / "book" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, out: str = "out", *flags: str) -> subprocess.CompletedProcess[str]:
        (self.root / "conf.py").write_text(CONF, encoding="utf-8")
        folders = ["-d", f"{out}-doctrees", "-c", ".", "book", out]
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--no-color"]
        return subprocess.run(
            [*command, "--keep-going", *flags, *folders],
            cwd=self.root,
            env=os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1767225600"},
            capture_output=True,
            text=True,
        )

    def html(self, name: str, out: str = "out") -> str:
        return (self.root / out / name).read_text(encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Small:
    book = Small(tmp_path)
    book.write(
        "index.md", "# Home\n\n```{toctree}\n:numbered: 1\n:caption: Part\n\npart/one\ntwo\n```\n"
    )
    book.write("part/one.md", "# One\n\nText with $x^2$.\n\n## A heading\n\nMore.\n")
    book.write("two.md", "# Two\n\nNo formula, but a [link](part/one.md).\n")
    return book


@pytest.fixture(scope="session")
def site() -> Path:
    """The pages of the book, built into a folder that is kept for the next run.

    What the build has to complain about is not the matter of these tests.
    """
    out = BUILD / "work" / "tests-site-html"
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-Q", "-j", "2"]
    folders = ["-c", str(ROOT), "-d", str(out / "doctrees"), str(BOOK), str(out / "html")]
    done = subprocess.run(
        [*command, *folders], cwd=ROOT, env=environment(ROOT), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return out / "html"


@pytest.fixture(scope="session", params=NAMES)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium, then Firefox, each started once for all tests that ask for it."""
    path = path_of(request.param)
    if path is None:
        if required():
            pytest.fail(INSTALL[request.param])
        pytest.skip(INSTALL[request.param])
    started = Browser(request.param, path)
    yield started
    started.close()
