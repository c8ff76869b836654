"""What stands beside the pages: for people who are lost, and for the machines of search engines."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

LOST = "404"
HIDDEN = ("search", LOST)
"""Pages that nobody should find elsewhere."""

ADDRESS = re.compile(r'\b(href|src|action|data-content_root)="(?![#/]|[\w+.-]+:)(?:\./)?([^"]*)"')


def write_around(outdir: Path, base: str, pages: list[str]) -> None:
    """Write what needs the address at which the book is published, or take it away.

    Args:
        outdir: The folder with the pages.
        base: The address, ending in a slash; empty if it is not known.
        pages: Where the pages stand below it.
    """
    sitemap, robots = outdir / "sitemap.xml", outdir / "robots.txt"
    if not base:  # both need whole addresses
        sitemap.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)
        return
    places = "".join(f"<url><loc>{escape(urljoin(base, page))}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    sitemap.write_text(f'{head}<urlset xmlns="{space}">\n{places}</urlset>\n', encoding="utf-8")
    told = f"User-agent: *\nAllow: /\nSitemap: {urljoin(base, sitemap.name)}\n"
    robots.write_text(told, encoding="utf-8")


def found_anywhere(page: Path, base: str) -> None:
    """Make the addresses in a page whole, so that a server can send it in any other's place.

    They begin at the folder of `base`, or at the server's top folder if it is not known.
    """
    top = urlsplit(base).path or "/"
    html = page.read_text(encoding="utf-8")
    page.write_text(ADDRESS.sub(rf'\1="{top}\2"', html), encoding="utf-8")
