"""Small books of a test's own, printed, and the book itself."""

from __future__ import annotations

import fcntl
import io
import json
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from docutils import nodes
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from patternbook import paths
from patternbook.editions.build import environment
from patternbook.print.editions import reading_order
from tests.print.pdf import Pdf

CONF = """
project = "The Box Office Book"
author = "Its Writers"
release = "1.0"
extensions = [
    "myst_parser", "sphinx_design", "sphinx_multitoc_numbering",
    "patternbook.print", "made_nodes",
]
myst_enable_extensions = [
    "amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
]
numfig = True
numfig_secnum_depth = 1
numfig_format = {"code-block": "Listing %s", "figure": "Figure %s", "table": "Table %s"}
print_papers = ["a4"]
"""
MADE = """
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util.docutils import SphinxDirective
from patternbook.site.nodes import (
    case_study, lab_card, lab_hint, lab_hints, listing_set, plot_data, reproduction,
)

class strange(nodes.General, nodes.Element):
    pass

class Strange(Directive):
    def run(self):
        node = strange()
        node.line = self.lineno
        return [node]

def box(kind):
    class Box(SphinxDirective):
        has_content = True
        def run(self):
            fact = nodes.field("", nodes.field_name("", "Company"),
                nodes.field_body("", nodes.paragraph("", "Box Office")))
            title = nodes.title("", "What went wrong")
            return [kind("", title, nodes.field_list("", fact), *self.parse_content_to_nodes())]
    return Box

class Listings(SphinxDirective):
    required_arguments = 1
    has_content = True
    def run(self):
        whole = listing_set()
        for label in ("Python", "Go"):
            text = "\\n".join(self.content) if label == "Python" else "package shown_never"
            literal = nodes.literal_block(text, text, language=label.lower())
            literal.attributes.update(example="circuit_breaker/x.py", label=label,
                command="python examples/circuit_breaker/x.py")
            whole += nodes.container("", nodes.caption("", "A worker asks."), literal,
                literal_block=True)
        first = whole[0]
        first["names"].append(self.arguments[0])
        self.state.document.note_explicit_target(first)
        return [whole]

class Hints(SphinxDirective):
    has_content = True
    def run(self):
        return [lab_hints("", *(lab_hint("", nodes.paragraph("", line)) for line in self.content))]

class Data(SphinxDirective):
    has_content = True
    def run(self):
        return [plot_data("", *self.parse_content_to_nodes())]

def setup(app):
    app.add_directive("strange", Strange)
    app.add_directive("case", box(case_study))
    app.add_directive("recomputed", box(reproduction))
    app.add_directive("listings", Listings)
    app.add_directive("lab", box(lab_card))
    app.add_directive("hints", Hints)
    app.add_directive("figures-data", Data)
    return {"parallel_read_safe": True}
"""
ROOT = """# Home

```{toctree}
:caption: Resilience
:numbered:
MODULES
```

```{toctree}
:caption: Reference
PAGES
```
"""
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180">
<rect width="320" height="180" fill="#dde"/></svg>"""


@dataclass
class Book:
    """A book on disk and what came of printing it."""

    source: Path
    out: Path
    status: int = 0
    told: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)

    def reader(self, name: str = "book-a4") -> PdfReader:
        return PdfReader(self.out / f"{name}.pdf")

    def pages(self, name: str = "book-a4") -> list[str]:
        if name not in self.texts:
            self.texts[name] = [page.extract_text() for page in self.reader(name).pages]
        return self.texts[name]

    def text(self, name: str = "book-a4") -> str:
        return " ".join(" ".join(self.pages(name)).split())


def print_book(folder: Path, files: dict[str, str], out: str = "out", conf: str = "") -> Book:
    """Write the files, make a root page that names them, and run the builder."""
    source = folder / "book"
    source.mkdir(exist_ok=True)
    (source / "made_nodes.py").write_text(MADE, encoding="utf-8")
    (source / "conf.py").write_text(CONF + conf, encoding="utf-8")
    (source / "picture.svg").write_text(PICTURE, encoding="utf-8")
    modules = [name for name in files if name.endswith("/index")]
    pages = [name for name in files if "/" not in name]
    root = ROOT.replace("MODULES", "\n".join(modules)).replace("PAGES", "\n".join(pages))
    for name, text in {"index": root, **files}.items():
        path = source / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    book = Book(source, folder / out)
    with pytest.MonkeyPatch.context() as patch, docutils_namespace():
        patch.syspath_prepend(str(source))
        app = Sphinx(
            source, source, book.out, folder / f"{out}-trees", "typst",
            status=None, warning=warnings, freshenv=True,
        )  # fmt: skip
        app.build()
    book.status, book.told = app.statuscode, warnings.getvalue()
    return book


@dataclass(frozen=True)
class Real:
    """The book itself, printed: its PDFs, and the doctrees that they were made from."""

    out: Path
    trees: Path

    def pdf(self, name: str) -> Pdf:
        """A PDF by its name without suffix."""
        return opened(self.out / f"{name}.pdf")

    def documents(self, name: str) -> list[str]:
        """The pages that a PDF is made of, in the order of reading."""
        env = pickle.loads((self.trees / "environment.pickle").read_bytes())
        env.doctreedir = self.trees
        placed = reading_order(env)
        if not name.startswith("book-"):
            placed = [p for p in placed if f"/{MODULE}/" in p.chapter]
        return [p.docname for p in placed]

    def tree(self, docname: str) -> nodes.document:
        """A page as Sphinx read it."""
        found: nodes.document = pickle.loads((self.trees / f"{docname}.doctree").read_bytes())
        return found


MODULE = "circuit-breaker-mastery"
LANGUAGE = "go"
WANTED: list[dict[str, str | None]] = [
    {"module": None},
    {"module": MODULE, "edition": "print"},
    {"module": MODULE, "language": LANGUAGE},
]
"""The whole book for the screen, a module to be printed, and that module in another language."""
SCREEN, PRINT = "book-a4", f"{MODULE}-a4-print"
"""The names of the first two."""

opened = cache(Pdf)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Real:
    """The PDFs of the book, made once for all tests that look at them.

    What was read of the pages is kept for the next run; two runs at a time take turns.
    """
    out, trees = tmp_path_factory.mktemp("real"), paths.BUILD / "work" / "tests-print"
    trees.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "sphinx", "-b", "typst", "-Q"]
    command += ["-D", f"print_wanted={json.dumps(WANTED)}", "-c", str(paths.ROOT)]
    with (trees / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            [*command, "-d", str(trees), str(paths.BOOK), str(out)],
            cwd=paths.ROOT,
            env=environment(paths.ROOT),
            capture_output=True,
            text=True,
            timeout=900,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    return Real(out, trees)
