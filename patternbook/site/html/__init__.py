"""The HTML edition: builder, templates, typefaces, formulas, styles and scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from patternbook.errors import BookError
from patternbook.site.html.builder import BookBuilder
from patternbook.site.html.katex import KATEX, visit_block, visit_inline
from patternbook.site.html.rewrite import pages_to_write, remember

HERE = Path(__file__).parent


def _templates(app: Sphinx, config: Config) -> None:
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_math_renderer = "katex"


def _addresses(app: Sphinx, config: Config) -> None:
    """Refuse addresses that would make wrong links."""
    conf = Path(app.confdir) / "conf.py"
    base, edit = config.html_baseurl, config.patternbook_edit
    if base and not (base.startswith(("http://", "https://")) and base.endswith("/")):
        remedy = "write it with https:// at its head and / at its end, or leave it empty"
        raise BookError(conf, None, f"html_baseurl '{base}' is no address of a folder", remedy)
    if edit and not (edit.startswith(("http://", "https://")) and "{page}" in edit):
        remedy = "write an https:// address with {page} where a page's path belongs"
        raise BookError(conf, None, f"patternbook_edit '{edit}' names no page", remedy)


def _declare(app: Sphinx, config: Config) -> None:
    """Say for an extension what it forgot to say: all it does is done in its setup."""
    numbering = app.extensions.get("sphinx_multitoc_numbering")
    if numbering is not None:
        numbering.parallel_read_safe = numbering.parallel_write_safe = True


def _end(app: Sphinx, exception: Exception | None) -> None:
    KATEX.close()


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the builder `html` this edition's."""
    app.add_builder(BookBuilder, override=True)
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_block, None))
    app.add_config_value("patternbook_edit", "", "html", types=str)
    app.connect("config-inited", _templates)
    app.connect("config-inited", _addresses)
    app.connect("config-inited", _declare)
    app.connect("env-get-updated", pages_to_write, priority=900)  # after numbers are given
    app.connect("build-finished", remember, priority=900)
    app.connect("build-finished", _end)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
