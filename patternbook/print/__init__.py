"""The book on paper: a Sphinx builder that sets the doctree with Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the presses import this package and have no need of Sphinx
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LICENCES = (
    "The text is under the Creative Commons licence Attribution-ShareAlike 4.0 International, "
    "the code of the listings under the MIT licence."
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builders `typst` and `kit`."""
    from patternbook.print.builder import TypstBuilder
    from patternbook.print.kit.builder import KitBuilder

    app.add_builder(TypstBuilder)
    app.add_builder(KitBuilder)
    app.add_config_value("print_papers", ["a4", "letter"], "", types=[list])
    app.add_config_value("print_wanted", "", "", types=[str])
    app.add_config_value("print_imprint", [LICENCES], "", types=[list])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
