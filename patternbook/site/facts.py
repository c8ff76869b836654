"""What a page declares, gathered once it is read: the indexes, checks and sums are made of this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from patternbook.bank.balance import Number
from patternbook.bank.load import Bank
from patternbook.site.learning_time import Counted
from patternbook.site.listing_files import listing_uri
from patternbook.site.sources import Library


@dataclass(frozen=True)
class Shown:
    """A listing as a page shows it; `lab` names the lab whose starter it is, if any."""

    anchor: str
    caption: str
    names: tuple[str, ...]
    technologies: tuple[str, ...]
    siblings: tuple[str, ...]
    lab: str


@dataclass(frozen=True)
class Case:
    """A case study that a page tells."""

    anchor: str
    title: str
    companies: tuple[str, ...]
    system: str
    year: str
    sources: tuple[str, ...]
    run: str
    technologies: tuple[str, ...]


@dataclass(frozen=True)
class Recomputed:
    """A published result that a page recomputes."""

    anchor: str
    title: str
    sources: tuple[str, ...]
    published: str
    ours: str
    run: str


@dataclass(frozen=True)
class LabShown:
    """A lab as a page shows it."""

    name: str
    title: str
    minutes: int
    anchor: str


@dataclass(frozen=True)
class QuestionShown:
    """A question as a page shows it."""

    name: str
    minutes: float
    anchor: str
    kind: str
    level: str

    @property
    def long(self) -> bool:
        """Whether it is worked on; a short answer is given while reading."""
        return self.kind in ("design", "incident")


@dataclass(frozen=True)
class Explored:
    """A figure with sliders: the name of its data, the folder they lie in, and its listing."""

    key: str
    folder: str
    listing: str


@dataclass
class Facts:
    """All that one page declares.

    Attributes:
        faults: Names of what is reported as broken, so that references to it are not reported too.
        examples_written: How many listings its source asks for, for the census to check itself.
        counted: What takes time to read; its labs and questions have minutes of their own.
        drawn: How many figures of runs, by directive.
        explored: The figures with sliders.
        group_minutes: What the front matter says that a group needs for it; 0 for other pages.
    """

    listings: list[Shown] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    reproductions: list[Recomputed] = field(default_factory=list)
    labs: list[LabShown] = field(default_factory=list)
    questions: list[QuestionShown] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    indexes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    census: Counter[str] = field(default_factory=Counter)
    examples_written: int = 0
    counted: Counted = field(default_factory=Counted)
    drawn: Counter[str] = field(default_factory=Counter)
    group_minutes: int = 0
    explored: list[Explored] = field(default_factory=list)


class BookDomain(Domain):
    """Keeps the facts of every page and resolves references to sources and listings."""

    name = "book"
    label = "Book"
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "digest": "", "bank": []}
    data_version = 5
    _library: Library | None = None
    _bank: Bank | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.told: set[str] = set()  # errors already reported in this build

    @property
    def pages(self) -> dict[str, Facts]:
        """Docname to facts."""
        pages: dict[str, Facts] = self.data["pages"]
        return pages

    def page(self, docname: str) -> Facts:
        """The facts of a page, empty at first."""
        return self.pages.setdefault(docname, Facts())

    @property
    def library(self) -> Library:
        """The bibliography; read once a build."""
        if self._library is None:
            self._library = Library.read(Path(self.env.srcdir) / "sources")
        return self._library

    @property
    def bank(self) -> Bank:
        """The bank of questions; read once a build."""
        if self._bank is None:
            self._bank = Bank.read(Path(self.env.srcdir) / "questions")
        return self._bank

    @property
    def bank_report(self) -> list[Number]:
        """What the checks of the bank have measured, if a page tells it."""
        found: list[Number] = self.data["bank"]
        return found

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]

    def page_of_index(self, kind: str) -> str | None:
        """The page on which the index `kind` stands."""
        return next((name for name, page in self.pages.items() if kind in page.indexes), None)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to an entry of the bibliography, to a listing's file or to a place in a page."""
        if typ == "listing":
            if builder.format != "html":
                return contnode  # type: ignore[return-value]
            uri = listing_uri(builder, fromdocname, target)
            return nodes.reference("", "", contnode, refuri=uri, internal=True)
        docname, anchor = node.get(
            "place", (self.page_of_index("bibliography"), f"source-{target}")
        )
        if docname is None:
            return None
        return make_refnode(builder, fromdocname, docname, anchor, contnode, node.get("reftitle"))


def book_domain(env: BuildEnvironment) -> BookDomain:
    """The domain of this build."""
    domain = env.domains["book"]
    assert isinstance(domain, BookDomain)
    return domain


def book_xref(kind: str, target: str, content: nodes.TextElement, **more: Any) -> pending_xref:
    """A reference that `BookDomain.resolve_xref` resolves."""
    xref = pending_xref("", content, refdomain="book", reftype=kind, reftarget=target)
    xref["refexplicit"] = True
    xref["refwarn"] = True
    for key, value in more.items():
        xref[key] = value
    return xref


def link(docname: str, anchor: str, text: str) -> pending_xref:
    """A reference to a place in a page."""
    return book_xref("place", text, nodes.inline(text, text), place=(docname, anchor))
