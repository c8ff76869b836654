"""The address of a listing's file in the HTML edition."""

from __future__ import annotations

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

FOLDER = "_listings"


def listing_uri(builder: Builder, docname: str, name: str) -> str:
    """Address of a listing's file, relative to a page.

    `.txt` is added because browsers show a text file, but save a `.go` and play a `.ts`.
    """
    return relative_uri(builder.get_target_uri(docname), f"{FOLDER}/{name}.txt")
