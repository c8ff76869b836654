"""The table of files that readers take with them, made from those that were built."""

from __future__ import annotations

import json
import os
import posixpath
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from patternbook.site.report import BookDirective

FOLDER = "downloads"
"""Where the files are, in the web edition."""
MADE = "made.json"
"""What the PDFs are, beside them."""
OTHERS = {"book.epub": "EPUB, for readers whose pages have no size"}
"""Files that tell by their names what they are."""
ITSELF = "ZIP, beside the folder of these pages: pattern-library-html.zip"
"""What holds the pages, and so cannot be in a folder of theirs."""
HEADER = ("What", "Form", "Pages", "MB")
NOTHING = "This copy of the pages was built without files to download."


class downloads_place(nodes.General, nodes.Element):
    """Where the table will stand; never reaches a writer."""


class Downloads(BookDirective):
    """`{downloads}`: the table of all files."""

    def make(self) -> list[Node]:
        self.env.metadata[self.env.current_document.docname][FOLDER] = True
        return [downloads_place()]


@dataclass(frozen=True)
class File:
    """A file to download.

    Attributes:
        path: Where it was built.
        title: What it holds.
        form: What it looks like.
        pages: How many it has, if it has pages.
    """

    path: Path
    title: str
    form: str
    pages: int | None = None

    @property
    def size(self) -> str:
        """Millions of bytes."""
        return f"{self.path.stat().st_size / 1e6:.1f}"


def files(folder: Path) -> Iterator[File]:
    """The files in a folder that readers may want, the PDFs first."""
    told = folder / MADE
    if told.is_file():
        for made in json.loads(told.read_text(encoding="utf-8")):
            title = made["title"] if made["module"] else "The whole book"
            yield File(folder / made["file"], title, _form(made), made["pages"])
    for name, form in OTHERS.items():
        if (folder / name).is_file():
            yield File(folder / name, "The whole book", form)


def _form(made: dict[str, Any]) -> str:
    """The format of a PDF in words."""
    words = ["PDF", {"a4": "A4", "letter": "Letter"}[made["paper"]]]
    if made["edition"] == "print":
        words.append("to print on both sides")
    if made["language"] != "python":
        words.append(f"listings in {made['language'].capitalize()}")
    if made["large"]:
        words.append("large print")
    return ", ".join(words)


class FillDownloads(SphinxPostTransform):
    """Put the table in its place, or say that there is nothing."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        docname = self.env.current_document.docname
        for place in list(self.document.findall(downloads_place)):
            found = list(files(_folder(self.app))) if self.app.builder.format == "html" else []
            if not found:
                place.replace_self(nodes.paragraph("", NOTHING))
                continue
            place.replace_self([_table(found, docname), _edition(self.app)])


def _table(found: list[File], docname: str) -> nodes.table:
    group = nodes.tgroup(cols=len(HEADER))
    group += [nodes.colspec(colwidth=width) for width in (40, 40, 10, 10)]
    group += nodes.thead("", _row(*(nodes.Text(word) for word in HEADER)))
    body = nodes.tbody()
    for file in found:
        uri = posixpath.relpath(f"{FOLDER}/{file.path.name}", posixpath.dirname(docname) or ".")
        link = nodes.reference("", file.title, refuri=uri, internal=True)
        pages = "" if file.pages is None else str(file.pages)
        body += _row(link, *(nodes.Text(word) for word in (file.form, pages, file.size)))
    body += _row(*(nodes.Text(word) for word in ("These pages", ITSELF, "", "")))
    group += body
    return nodes.table("", group, classes=[FOLDER])


def _row(*cells: Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def _edition(app: Sphinx) -> nodes.paragraph:
    """What the files were made from."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    words = f"All are made from edition {app.config.release} of the book"
    if epoch:
        date = datetime.fromtimestamp(int(epoch), UTC)
        words += f", {date.day} {date:%B %Y}"
    return nodes.paragraph("", f"{words}.")


def _folder(app: Sphinx) -> Path:
    return Path(app.config.patternbook_downloads or os.devnull)


def stale(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages with the table, which depends on files that Sphinx does not watch."""
    return [docname for docname, told in env.metadata.items() if FOLDER in told]


def copy(app: Sphinx, exception: Exception | None) -> None:
    """Put the files into the web edition, and take away those of an earlier build."""
    if exception is not None or app.builder.name != "html":
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    if any(FOLDER in told for told in app.env.metadata.values()):
        for file in files(_folder(app)):
            target.mkdir(exist_ok=True)
            shutil.copyfile(file.path, target / file.path.name)


def setup_downloads(app: Sphinx) -> None:
    """Register the directive, what fills it, and what copies the files."""
    app.add_config_value("patternbook_downloads", "", "", types=str)
    app.add_directive("downloads", Downloads)
    app.add_post_transform(FillDownloads)
    app.connect("env-updated", stale)
    app.connect("build-finished", copy)
