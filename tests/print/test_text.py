"""The code of the listings, taken out of the printed book: whole, in order, and it runs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docutils import nodes

from patternbook.paths import BUILD, EXAMPLES
from patternbook.run.listing import Listing, load
from patternbook.run.regions import MARKER
from patternbook.run.suite import run
from patternbook.site import questions_nodes as asks
from patternbook.site.nodes import listing_set
from tests.print.conftest import LANGUAGE, MODULE, PRINT, SCREEN, Real

SECTION = "resilience/circuit-breaker-mastery/a-breaker-in-forty-lines"
"""A page with listings of many forms: parts of classes, whole files, outputs, quotes in quotes."""

CONTINUED = re.compile(r"(?<=\S) \\\n +")
"""Where a long command goes on in the next line."""

SURE = 68
"""Columns that have room in one row, within a frame too; 72 have where there is none."""

Code = tuple[str, ...]
"""The lines of a listing that are not blank: paper drops blank ones at the end of a page."""


@dataclass(frozen=True)
class Shown:
    """A listing of a page: what it shows, and of which file from which line on."""

    code: Code
    name: str | None
    first_line: int | None
    asked: bool


def code(lines: list[str]) -> Code:
    return tuple(kept for line in lines if (kept := line.expandtabs(4).rstrip()))


def listings(document: nodes.document, language: str = "python") -> Iterator[Shown]:
    """The listings of a page that paper shows: of tabs, the language's, or else the first."""
    for node in document.findall(nodes.literal_block):
        tabs = node.parent.parent
        if isinstance(tabs, listing_set):
            inside = list(tabs.findall(nodes.literal_block))
            if node is not next((n for n in inside if n["language"] == language), inside[0]):
                continue
        asked = any(isinstance(p, asks.question) for p in above(node))
        lines = code(node.astext().splitlines())
        yield Shown(lines, node.get("example"), node.get("first_line"), asked)


def above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def joined(lines: list[str]) -> list[str]:
    """Lines with those put together that the shell takes as one."""
    if not lines[0].startswith("$ "):
        return lines
    return CONTINUED.sub(" ", "\n".join(lines)).splitlines()


def printed(real: Real, name: str) -> list[Code]:
    """The listings of a PDF as its tags tell them."""
    return [code(joined(e.lines)) for e in real.pdf(name).tree.walk() if e.kind == "Code"]


def as_rows(listing: Shown, found: list[Code]) -> Code:
    """A listing as it is printed: long lines in several rows, those of a question numbered."""
    if listing.code in found:
        return listing.code
    if not listing.asked and max(map(len, listing.code), default=0) <= SURE:
        return listing.code
    number = re.compile(r"^\d+\s*") if listing.asked else re.compile(r"^$")

    def bare(rows: Code) -> str:
        return "".join("".join(number.sub("", row) for row in rows).split())

    return next((rows for rows in found if bare(rows) == bare(listing.code)), listing.code)


@pytest.mark.parametrize("name", [SCREEN, PRINT])
def test_every_listing_is_in_the_text_whole_and_in_order(real: Real, name: str) -> None:
    documents = real.documents(name)
    shown = [listing for document in documents for listing in listings(real.tree(document))]
    found = printed(real, name)
    assert len(shown) >= 100
    rows = [as_rows(listing, found) for listing in shown]
    missing = [lines for lines in rows if lines not in found]
    assert not missing, "\n".join(missing[0])
    rest = iter(found)
    for listing, lines in zip(shown, rows, strict=True):
        assert listing.asked or lines in rest, "\n".join(lines)


def pasted(text: str, first_line: int, lines: Code) -> str:
    """A file with the lines of one region replaced by what was copied from the PDF."""
    own = text.splitlines()
    at = first_line - 1
    margin: str | None = None
    for line in lines:
        while not own[at].strip() or MARKER.match(own[at]):
            at += 1
        if margin is None:
            margin = own[at][: len(own[at]) - len(own[at].lstrip())].removesuffix(
                line[: len(line) - len(line.lstrip())]
            )
        own[at] = margin + line
        at += 1
    return "\n".join(own) + "\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The listings, to be written over, with what was built of them before."""
    (tmp_path / "build").symlink_to(BUILD)
    left_out = shutil.ignore_patterns("node_modules", "target", "__pycache__")
    folder = Path(shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=left_out))
    if (EXAMPLES / "node_modules").exists():
        (folder / "node_modules").symlink_to(EXAMPLES / "node_modules")
    return folder


def copied(workspace: Path, shown: list[Shown], found: list[Code]) -> list[Listing]:
    """The files of listings, put together again from what was copied out of a PDF."""
    rest = iter(found)
    names = []
    for listing in shown:
        assert listing.name is not None
        assert listing.first_line is not None
        lines = next(lines for lines in rest if lines[0] == listing.code[0])
        path = workspace / listing.name
        path.write_text(pasted(path.read_text("utf-8"), listing.first_line, lines), "utf-8")
        names.append(listing.name)
    return [load(name, workspace) for name in dict.fromkeys(names)]


def test_the_python_of_a_section_runs_as_copied(real: Real, workspace: Path) -> None:
    shown = [s for s in listings(real.tree(SECTION)) if (s.name or "").endswith(".py")]
    assert len(shown) >= 8
    outcomes = list(run(copied(workspace, shown, printed(real, SCREEN))))
    assert [str(o.problem) for o in outcomes if o.problem] == []


def test_a_listing_of_another_language_runs_as_copied(real: Real, workspace: Path) -> None:
    """The breaker itself, from the edition in its language."""
    shown = listings(real.tree(SECTION), LANGUAGE)
    own = [s for s in shown if s.name == f"circuit_breaker/breaker.{LANGUAGE}"]
    assert len(own) >= 3
    (listing,) = copied(workspace, own, printed(real, f"{MODULE}-a4-{LANGUAGE}"))
    (outcome,) = run([listing])
    if outcome.status == "skipped":
        pytest.skip(str(outcome.problem))
    assert outcome.status in ("passed", "cached"), str(outcome.problem)
