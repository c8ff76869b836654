"""The census: every code block of the book is counted, and none gets in without a reason."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from patternbook.errors import BookError
from patternbook.site.commands import fault_in
from patternbook.site.facts import book_domain
from patternbook.site.nodes import listing_set
from patternbook.site.report import report

logger = logging.getLogger(__name__)
REASONS = ("pseudo", "fragment", "expected-failure")
RAW_CODE = re.compile(r"<(pre|code|samp|xmp|listing|textarea)\b", re.IGNORECASE)
EXAMPLE = re.compile(r"^\s*(?:`{3,}|:{3,})\{example\}", re.MULTILINE)
REMEDY = (
    "show a region of a file with {example}, type commands in a {code-block} console, "
    "or declare a reason with ':class: pseudo' (or fragment, expected-failure)"
)


def count_written(app: Sphinx, docname: str, content: list[str]) -> None:
    """Note how often a page's source asks for a listing (event `source-read`)."""
    book_domain(app.env).page(docname).examples_written = len(EXAMPLE.findall(content[0]))


STRAY = re.compile(
    r"\{(example|plot|explore|trace|lab|result|source|case-study|reproduction|questions?|[a-z]+-index|[a-z]+-numbers|"
    r"bibliography|learning-time|ref|numref|doc|eq|term|index)\}"
)


def find_stray(document: nodes.document, page: Path) -> None:
    """Report the book's markup where it would be printed because its fence or text is missing."""
    for text in document.findall(nodes.Text):
        found = STRAY.search(text)
        if found and not isinstance(text.parent, (nodes.literal, nodes.FixedTextElement)):
            source, line = _place(text.parent, page)
            remedy = "write a directive in a fence, a role with its text in backquotes"
            report(BookError(source, line, f"'{found.group()}' as plain text", remedy))


def take(document: nodes.document, page: Path, root: Path) -> Counter[str]:
    """Count the code blocks of a page by kind, and report those that have none."""
    counted: Counter[str] = Counter()
    for node in document.findall(nodes.Element):
        kind = None
        if isinstance(node, (nodes.literal_block, nodes.doctest_block)):
            kind = _kind(node)
        elif isinstance(node, nodes.raw):
            if not RAW_CODE.search(node.astext()):
                continue
        else:
            continue
        if kind is None:
            source, line = _place(node, page)
            report(BookError(source, line, "an unlisted code block", REMEDY))
            continue
        counted[kind] += 1
        if kind == "command":
            _check_commands(node, page, root)
    return counted


def _kind(node: nodes.Element) -> str | None:
    if node.get("example") and isinstance(node.parent.parent, listing_set):
        if node.parent.parent.get("lab"):
            return "lab file"  # the proof of its lab runs it
        # A listing with siblings is counted once, at its first language.
        container = node.parent
        first = next(c for c in container.parent.children if isinstance(c, nodes.container))
        return "listing" if container is first else "sibling"
    if node.get("asked"):
        return "question code"  # the checks of the bank run it, or it is no program
    if node.get("lab"):
        return "output"
    if node.get("language") == "console":
        return "command"
    return next((reason for reason in REASONS if reason in node["classes"]), None)


def _check_commands(node: nodes.Element, page: Path, root: Path) -> None:
    source, line = _place(node, page)
    for number, text in enumerate(node.astext().replace("\\\n", " ").splitlines(), 1):
        fault = fault_in(text, root)
        if fault:
            report(BookError(source, (line or 0) + number, *fault))


def _place(node: nodes.Element, page: Path) -> tuple[Path, int | None]:
    """Where a node was written; some nodes know only through their parents."""
    at: nodes.Element | None = node
    while at is not None:
        if at.line:
            return Path(at.source or page), at.line
        at = at.parent
    return page, None


def total(app: Sphinx) -> Counter[str]:
    """The census of the whole book."""
    counted: Counter[str] = Counter()
    for page in book_domain(app.env).pages.values():
        counted.update(page.census)
    return counted


def check_total(app: Sphinx) -> None:
    """Refuse a book whose listings the census did not meet: then the census is broken."""
    pages = book_domain(app.env).pages.values()
    written = sum(page.examples_written for page in pages)
    told = any(page.faults for page in pages)
    if written and not told and not total(app)["listing"]:
        what = f"{written} {{example}} written in the book, and no listing counted"
        report(BookError(Path(app.srcdir), None, what, "mend the listings, or the census"))


def tell(app: Sphinx, exception: Exception | None) -> None:
    """Print the census (event `build-finished`)."""
    counted = total(app)
    if exception or not counted:
        return
    order = ("listing", "sibling", "lab file", "question code", "output", "command", *REASONS)
    told = [f"{counted[k]} {k}{'s' * (counted[k] != 1)}" for k in order if counted[k]]
    logger.info("census: %s", ", ".join(told))
