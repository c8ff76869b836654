"""Sets one document: calls the function registered for each kind of node.

The functions are in `nodes_*.py`, split by subject. A kind that none knows is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.nodes import Element, Node
from sphinx.builders import Builder

from patternbook.print.answers import TITLE, Asked, with_answers
from patternbook.print.escape import string
from patternbook.print.formats import Format
from patternbook.print.index import Entry
from patternbook.print.problems import Problems, line_of

Handler = Callable[["Setter", Any], str]
HANDLERS: dict[type[Node], Handler] = {}


def sets(*kinds: type[Node]) -> Callable[[Handler], Handler]:
    """Register a function as the one that sets these kinds of nodes, and their subclasses."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            HANDLERS[kind] = handler
        return handler

    return register


OWN_PAGE = "own-page"
"""Key in the front matter of a document that begins a page, and after which a page begins."""
NEW_PAGE = "#pagebreak(weak: true)\n"


@dataclass(frozen=True)
class Heading:
    """A heading as the contents page needs it."""

    level: int
    number: str | None
    title: str
    place: str
    whole_document: bool


@dataclass(frozen=True)
class Reference:
    """A reference to a place in the book; the page it stands on is known only after setting."""

    spot: str
    target: str
    style: str


@dataclass(frozen=True)
class Formula:
    """A formula to try before the book is set."""

    tex: str
    source: str
    path: Path
    line: int | None


@dataclass
class Sheet:
    """A document, set.

    Attributes:
        source: Its Typst source.
        labels: The places in it that references may name.
    """

    docname: str
    source: str = ""
    labels: set[str] = field(default_factory=set)
    headings: list[Heading] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)

    def add_answers(self, asked: Asked) -> None:
        """Add the answers of a chapter, as a section of their own, to its last document."""
        if asked.answers:
            end, spot = f"#spot({string(f'{self.docname}:end!')})\n", f"{self.docname}:answers!"
            self.source = with_answers(self.source, end, asked, string(spot))
            self.headings.append(Heading(2, None, TITLE, spot, True))


class Setter:
    """What the functions need to know of the document and of the book around it."""

    def __init__(
        self,
        builder: Builder,
        docname: str,
        problems: Problems,
        *,
        level: int = 1,
        asked: Asked | None = None,
        format: Format | None = None,
    ) -> None:
        self.builder = builder
        self.env = builder.env
        self.docname = docname
        self.path = Path(self.env.doc2path(docname))
        self.problems = problems
        self.level = level - 1
        self.asked = asked or Asked()
        self.format = format or Format(edition="print")
        self.sheet = Sheet(docname)
        self.footnotes: dict[str, Element] = {}
        self.footnotes_told: set[str] = set()
        self.pending: list[str] = []
        self.after: list[str] = []
        self.told: set[int] = set()  # paragraphs that were set before their turn
        self.in_text = True  # false inside frames, lists and tables
        self.count = 0

    def set(self, document: nodes.document) -> Sheet:
        """Set a whole document."""
        for note in document.findall(nodes.footnote):
            self.footnotes.update(dict.fromkeys(note["ids"], note))
        self.pending.append(self.place(""))
        self.sheet.source = self.render(document.children) + self.anchors(None)
        self.sheet.source += f"#spot({string(self.label('end!'))})\n"
        if self.own_page:
            self.sheet.source = f"#show: handed-out\n{NEW_PAGE}{self.sheet.source}{NEW_PAGE}"
        return self.sheet

    @property
    def own_page(self) -> bool:
        """Whether what is set is handed out by itself, on sheets that hold nothing else."""
        return OWN_PAGE in self.env.metadata[self.docname]

    def render(self, what: Node | Iterable[Node]) -> str:
        """Typst source of a node or of several."""
        if isinstance(what, Node):
            return self._one(what)
        return "".join(self._one(node) for node in what)

    def _one(self, node: Node) -> str:
        for kind in type(node).__mro__:
            if kind in HANDLERS:
                return HANDLERS[kind](self, node)
        self.fault(
            node,
            f"print does not know the node '{type(node).__name__}'",
            "write it otherwise, or register it in patternbook/print",
        )
        return ""

    def enclosed(self, what: Node | Iterable[Node]) -> str:
        """Like `render`, for what stands inside a frame, a list or a table."""
        before, self.in_text = self.in_text, False
        source = self.render(what)
        self.in_text = before
        return source.strip("\n")

    def fault(self, node: Node, what: str, remedy: str) -> None:
        """Note that a node cannot be set."""
        self.problems.add(node, self.path, what, remedy)

    def block(self, node: Node, source: str) -> str:
        """A block of its own, with a comment that leads an error of Typst back to the page."""
        line = line_of(node)
        mark = f"//@ {self.docname}:{line}\n" if line and source else ""
        return f"\n\n{mark}{source}\n\n"

    def label(self, name: str, docname: str | None = None) -> str:
        """The name of a place in the whole book."""
        return f"{self.docname if docname is None else docname}:{name}"

    def place(self, name: str) -> str:
        """A place that references may name; once each."""
        label = self.label(name)
        if label in self.sheet.labels:
            return ""
        self.sheet.labels.add(label)
        return f"#spot({string(label)})"

    def new_spot(self, kind: str) -> str:
        """A fresh name for a place that only the machine refers to."""
        self.count += 1
        return self.label(f"{kind}-{self.count}!")

    def anchors(self, node: Element | None, names: Sequence[str] | None = None) -> str:
        """The places of a node, and those that waited for a block to stand in."""
        waiting, self.pending = self.pending, []
        ids = names if names is not None else (node["ids"] if node is not None else [])
        return "".join([*waiting, *(self.place(name) for name in ids)])

    def taken_after(self) -> str:
        """What waited for the end of a paragraph: the addresses of the bibliography."""
        waiting, self.after = self.after, []
        return "".join(waiting)

    def section_number(self, section: Element) -> str | None:
        """The number that Sphinx gave to a section."""
        numbers = self.env.toc_secnumbers.get(self.docname, {})
        keys = [f"#{name}" for name in section["ids"]]
        if isinstance(section.parent, nodes.document):
            keys.insert(0, "")
        found = next((numbers[key] for key in keys if numbers.get(key)), None)
        return ".".join(map(str, found)) if found else None

    def figure_number(self, kind: str, node: Element) -> str | None:
        """The number of a figure, table or listing in the words of `numfig_format`."""
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((numbers[name] for name in node["ids"] if name in numbers), None)
        if not found:
            return None
        form: str = self.env.config.numfig_format[kind]
        return form % ".".join(map(str, found)) if "%s" in form else form
