"""Which listings have the button: asked once, before any page is written."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from patternbook.errors import BookError
from patternbook.run.listing import load
from patternbook.run.pyodide.decide import verdicts
from patternbook.site import report
from patternbook.site.facts import book_domain
from patternbook.site.html.builder import BookBuilder


def find_runnable(app: Sphinx, builder: Builder) -> None:
    """Tell the builder of the pages which listings run there, before it writes any."""
    if not isinstance(builder, BookBuilder):
        return
    pages = book_domain(app.env).pages.values()
    names = {name for page in pages for shown in page.listings for name in shown.names}
    root = Path(app.config.patternbook_examples)
    shown = [load(name, root) for name in sorted(names) if name.endswith(".py")]
    try:
        found = verdicts(shown)
    except BookError as error:
        report.report(error)
        return
    builder.runnable = frozenset(name for name, verdict in found.items() if verdict.runs)
