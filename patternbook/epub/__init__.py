"""The book as an EPUB: a Sphinx builder that writes pages for e-readers and packs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder `epub3`."""
    from patternbook.epub.builder import EpubBuilder

    app.add_builder(EpubBuilder)
    app.add_config_value("epub_language_of_listings", "python", "", types=[str])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
