"""MyST texts of the bank as Typst source, read as the book's pages are.

One page is read in the place of the book's root page, with all its texts in it; so every role and
directive that a page may use is known here too. Links become words: paper leads nowhere.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from docutils.nodes import Element, Node
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from patternbook.bank.places import Place
from patternbook.errors import BookError
from patternbook.paths import BOOK, EXAMPLES, ROOT
from patternbook.print.builder import TypstBuilder
from patternbook.print.nodes_figures import FOLDER as PICTURES
from patternbook.print.papers.links import Links
from patternbook.print.problems import Problems
from patternbook.print.setter import Setter
from patternbook.print.tex import tried
from patternbook.site.report import BookDirective

PAGE = "index"
MESSAGE = re.compile(r"^.*?WARNING: (.+?)(?:\s\[[\w.]+\])?$")
COLOUR = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Home:
    """The question that a text is of.

    Attributes:
        name: Its id.
        place: Where it stands in the bank.
    """

    name: str
    place: Place


class _text(nodes.General, nodes.Element):
    """One text; attribute `number`, its place in the list."""


def typeset(
    texts: Mapping[str, Home], folder: Path, book: Path = BOOK, examples: Path = EXAMPLES
) -> dict[str, str]:
    """The Typst source of each text.

    Args:
        texts: Each text and whose it is.
        folder: Where its pictures go, into `pictures`.
        book: The pages, the sources and what else texts link to.
        examples: The listings.

    Raises:
        BookError: A text cannot be understood or set; told at its question.
    """
    wanted = list(texts.items())
    told = io.StringIO()
    with tempfile.TemporaryDirectory() as made, docutils_namespace():
        app = Sphinx(
            book, ROOT, Path(made, "out"), Path(made, "trees"), "typst",
            confoverrides={
                "include_patterns": [f"{PAGE}.md"],
                "patternbook_examples": str(examples),
            },
            status=None, warning=told, freshenv=True,
        )  # fmt: skip
        app.add_directive("paper-texts", _reader(wanted, told))
        app.connect("source-read", _replace_source, priority=1)
        app.builder.read()
        document = app.env.get_doctree(PAGE)
        _plain_links(document, Links(book))
        app.env.apply_post_transforms(document, PAGE)
        assert isinstance(app.builder, TypstBuilder)
        found = _set(app.builder, document, wanted)
        pictures = Path(app.outdir, "typst", PICTURES)
        if pictures.is_dir():
            shutil.copytree(pictures, folder / PICTURES)
        return found


def _replace_source(_app: Sphinx, _page: str, source: list[str]) -> None:
    source[0] = "```{paper-texts}\n```\n"


def _reader(wanted: list[tuple[str, Home]], told: io.StringIO) -> type[BookDirective]:
    class Texts(BookDirective):
        def make(self) -> list[Node]:
            return [self._one(*item, number) for number, item in enumerate(wanted)]

        def _one(self, text: str, home: Home, number: int) -> Node:
            before = len(told.getvalue())
            found = self.parse_text_to_nodes(text.strip("\n"), offset=0)
            if warned := COLOUR.sub("", told.getvalue()[before:]).strip():
                raise _fault(home, warned)
            return _text("", *found, number=number)

        def run(self) -> list[Node]:
            return self.make()

    return Texts


def _fault(home: Home, warned: str) -> BookError:
    line = warned.splitlines()[0]
    match = MESSAGE.match(line)
    what, _, remedy = (match[1] if match else line).partition("; ")
    what = f"question '{home.name}' cannot be set: {what}"
    return BookError(home.place.path, home.place.line, what, remedy or "mend the text")


def _plain_links(document: nodes.document, links: Links) -> None:
    for link in list(document.findall(pending_xref)):
        link.replace_self(links.words(link))
    for reference in list(document.findall(nodes.reference)):
        address = reference.get("refuri", "")
        shown = reference.astext()
        more = [nodes.Text(f" ({address})")] if address and address != shown else []
        reference.replace_self([*reference.children, *more])


def _set(
    builder: TypstBuilder, document: nodes.document, wanted: list[tuple[str, Home]]
) -> dict[str, str]:
    builder.init()
    problems = Problems()
    setter = Setter(builder, PAGE, problems)
    found = {}
    for part in document.findall(_text):
        text, home = wanted[part["number"]]
        for node in part.findall(Element):
            node.line = home.place.line
        setter.path, setter.docname = home.place.path, home.name
        children = part.children
        if len(children) == 1 and isinstance(children[0], nodes.paragraph):
            children = children[0].children
        found[text] = setter.enclosed(children)
        setter.pending.clear()
    errors = problems.errors + tried(setter.sheet.formulas)
    if errors:
        raise errors[0]
    return found
