"""Small books to build: a page, a listing or two, a source."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = {
    "extensions": ["myst_parser", "patternbook.site"],
    "source_suffix": {".md": "markdown"},
    "exclude_patterns": ["sources/**", "parts/**"],
    "nitpicky": True,
    "myst_enable_extensions": ["colon_fence", "deflist", "dollarmath", "fieldlist"],
    "numfig": True,
    "numfig_secnum_depth": 1,
    "numfig_format": {"code-block": "Listing %s", "figure": "Figure %s"},
    "html_theme": "sphinx_book_theme",
}

POOL = '''\
"""A pool."""


# region busy
def busy(rate: float, hold: float) -> float:
    return rate * hold


# endregion busy

print(f"busy workers: {busy(40, 0.05):.1f} s")
#> busy workers: 2.0 s
'''

POOL_GO = """\
//go:build ignore

package main

import "fmt"

// region busy
func busy(rate, hold float64) float64 { return rate * hold }

// endregion busy

func main() { fmt.Println(busy(40, 0.05)) }

//> 2
"""

FIGURE = """\
import matplotlib.pyplot as plt

from pool import busy


def workers():
    figure, axes = plt.subplots()
    axes.plot([1, 2, 3], [busy(x, 1) for x in (1, 2, 3)], color="C0")
    axes.set_xlabel("rate (1/s)")
    return figure, {"rate (1/s)": [1, 2, 3], "busy": [1.0, 2.0, 3.0]}
"""

SOURCE = """\
- id: little-1961
  author: Little
  title: A Proof for the Queuing Formula
  year: 1961
  publisher: Operations Research
  url: https://doi.org/10.1287/opre.9.3.383
  kind: paper
  checked: 2026-11-22
  read: abstract
  facts:
    - Means only.
"""


@dataclass
class Built:
    """What a build said and left."""

    app: Sphinx
    warnings: list[str]
    status: str

    def html(self, docname: str) -> str:
        """The body of a page."""
        text = (Path(self.app.outdir) / f"{docname}.html").read_text("utf-8")
        found = re.search(r"<article.*?</article>", text, re.S)
        assert found
        return found.group()


@dataclass
class Book:
    """A book being written."""

    root: Path
    conf: dict[str, object] = field(default_factory=dict)

    def write(self, name: str, text: str) -> Path:
        """Write a file, named from the top of the checkout."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def page(self, text: str, name: str = "page") -> None:
        """Write a page; it begins with its title on lines 1 and 2."""
        self.write(f"book/{name}.md", f"# A page\n\n{text}\n")

    def build(self, builder: str = "dummy", parallel: int = 1, strict: bool = False) -> Built:
        """Build what has changed."""
        overrides = CONF | {
            "patternbook_examples": str(self.root / "examples"),
            "patternbook_cache": str(self.root / "cache"),
            "templates_path": [],
        }
        status, warning = io.StringIO(), io.StringIO()
        book, out = self.root / "book", self.root / "out"
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                book,
                None,
                out / builder,
                out / f"doctrees-{builder}",
                builder,
                confoverrides=overrides | self.conf,
                status=status,
                warning=warning,
                parallel=parallel,
                warningiserror=strict,
            )
            app.build()
        text = re.sub(r"\x1b\[[\d;]*m", "", warning.getvalue())
        text = text.replace(f"{self.root}/", "")
        return Built(app, [line for line in text.splitlines() if line.strip()], status.getvalue())

    def complaint(self, text: str) -> str:
        """Build the page `text` and return the only line that the build complains with."""
        self.page(text)
        (line,) = self.build().warnings
        return line


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book with one empty page and a listing in two languages."""
    monkeypatch.chdir(tmp_path)
    made = Book(tmp_path)
    made.write("book/index.md", "# Book\n\n```{toctree}\n:numbered: 2\n:glob:\n\n*\n```\n")
    made.page("Nothing.")
    made.write("Makefile", "book:\n\ttrue\n")
    made.write("examples/demo/pool.py", POOL)
    made.write("examples/demo/pool.go", POOL_GO)
    return made


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where matplotlib keeps its list of fonts, which takes seconds to make."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture
def figures(book: Book, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book with a figure to show."""
    monkeypatch.setenv("MPLCONFIGDIR", str(fonts))
    book.write("examples/demo/figures_pool.py", FIGURE)
    return book


@pytest.fixture
def cited(book: Book) -> Book:
    """A book with a source and a bibliography."""
    book.write("book/sources/a.yaml", SOURCE)
    book.write("book/zz.md", "# Bibliography\n\n```{bibliography}\n```\n")
    return book
