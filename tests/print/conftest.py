"""Small books of a test's own, printed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

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
