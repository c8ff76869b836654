"""Stands in for `patternbook.site.html`, so that the same pages build with the theme's defaults."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.extension import Extension


def setup(app: Sphinx) -> dict[str, bool]:
    """Count our HTML edition as set up already."""
    name = "patternbook.site.html"
    app.extensions[name] = Extension(name, None, parallel_read_safe=True, parallel_write_safe=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
