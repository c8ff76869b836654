"""The pages of the book itself: nothing from elsewhere, and little of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

LOADED = re.compile(
    r"""<(?:script|img|source|iframe|video|audio|embed|input)\b[^>]*\ssrc(?:set)?="([^"]*)"
    |<link\b(?=[^>]*rel="(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect)")
     [^>]*href="([^"]*)"
    |<object\b[^>]*\sdata="([^"]*)" """,
    re.VERBOSE,
)
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
FACE = re.compile(r"@font-face\s*\{[^}]*url\(([^)]+)\)")
FIRST, OWN, SHARED = 250_000, 48_000, 24_000
"""Bytes that a page may cost: as the first of a visit; for its own words and pictures; and, once in
a visit, for what pages of its kind share and the home page lacks: formulas, Run, sliders."""


def pages(site: Path) -> list[Path]:
    """All but the page for the lost, whose addresses begin at a server's top (test_around.py)."""
    return [page for page in sorted(site.rglob("*.html")) if page.name != "404.html"]


def addresses(pattern: re.Pattern[str], text: str) -> list[str]:
    return [next(filter(None, found)) for found in pattern.findall(text)]


def test_nothing_comes_from_another_host(site: Path) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        styles = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL))
        for address in addresses(LOADED, text) + addresses(IN_STYLE, styles):
            assert not re.match(r"(?:\w+:)?//", address), f"{page}: {address}"
            assert (page.parent / unquote(address.split("?")[0])).exists(), f"{page}: {address}"
        assert "document.cookie" not in text


def test_styles_pictures_and_scripts_ask_nobody(site: Path) -> None:
    for style in site.rglob("*.css"):
        for address in addresses(IN_STYLE, style.read_text(encoding="utf-8")):
            assert address.startswith("data:") or (style.parent / address).exists(), address
    for script in (site / "_static").rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        calls = re.findall(
            r"""(?:import|fetch|src\s*=|load)\s*\(?\s*["'](?:https?:)?//[^"']*""", text
        )
        assert not calls, (script, calls)
        assert "document.cookie" not in text
    for picture in site.rglob("*.svg"):
        assert not re.search(r'(?:href|src)="https?:', picture.read_text(encoding="utf-8")), picture


def sent(path: Path) -> int:
    """Bytes on the line: text as a web server compresses it, typefaces and pictures as they are."""
    content = path.read_bytes()
    text = path.suffix in (".html", ".css", ".js", ".svg")
    return len(gzip.compress(content, 6)) if text else len(content)


def needs(page: Path) -> set[Path]:
    """The page and all that a browser loads for it in one of the two themes.

    Each typeface of book.css counts, used or not; of katex.css too. Dark pictures are not loaded
    with light ones, and are of the same size.
    """
    text = page.read_text(encoding="utf-8")
    found = {page}
    for address in addresses(LOADED, text):
        if not address.endswith("-dark.svg"):
            found.add((page.parent / unquote(address)).resolve())
    for style in [path for path in found if path.suffix == ".css"]:
        faces = FACE.findall(style.read_text(encoding="utf-8"))
        found.update((style.parent / face).resolve() for face in faces)
    return found


def test_no_page_is_heavy(site: Path) -> None:
    site = site.resolve()
    common = needs(site / "index.html")
    for page in pages(site):
        mine = needs(page)
        first = sum(map(sent, mine))
        assert first <= FIRST, f"{page.name}: {first} bytes at first visit"
        shared = {path for path in mine if path.is_relative_to(site / "_static")}
        once = sum(map(sent, shared - common))
        assert once <= SHARED, f"{page.name}: {once} bytes for pages of its kind"
        own = sum(map(sent, mine - common - shared))
        assert own <= OWN, f"{page.name}: {own} bytes of its own"


def test_links_between_pages_lead_somewhere(site: Path) -> None:
    for page in pages(site):
        for link in re.findall(r'<a\b[^>]*\shref="([^"#?]+)', page.read_text(encoding="utf-8")):
            if not re.match(r"\w+:", link):
                target = page.parent / unquote(urljoin("", link))
                assert target.exists(), f"{page}: {link}"
