"""The files beside the pages: typefaces, scripts, pictures of the site itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from patternbook.site.html import drawings
from patternbook.site.html.cards import card
from patternbook.site.html.fonts import text_faces
from patternbook.site.html.search import search_script

STATIC = Path(__file__).parent / "static"
COPIED = ("favicon.svg",)
SCRIPTS = ("book.js", "copying.js", "reading.js", "search-opens.js")
"""The parts of book.js, which every page loads."""


def write_assets(outdir: Path) -> None:
    """Write all of _static but the style sheets, which need the finished pages."""
    target = outdir / "_static"
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    for old in (target / "fonts").glob("KaTeX_*"):  # those in use are written with katex.css
        old.unlink()
    for name, content in text_faces().items():
        (target / "fonts" / name).write_bytes(content)
    for name in COPIED:
        shutil.copyfile(STATIC / name, target / name)
    script = "".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    (target / "book.js").write_text(script, encoding="utf-8")
    (target / "search.js").write_text(search_script(), encoding="utf-8")


def write_cards(outdir: Path, titles: dict[str, str], book: str) -> None:
    """Write the pictures for shared links: name to title, empty for the book as a whole."""
    folder = outdir / "_static" / "cards"
    shutil.rmtree(folder, ignore_errors=True)
    for name, title in titles.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(card(title or book, book if title else ""))


def write_picture(source: Path, target: Path) -> None:
    """Copy a picture that has changed, or whose slimmer has; a drawing is made slimmer."""
    changed = max(path.stat().st_mtime_ns for path in (source, Path(drawings.__file__)))
    if target.is_file() and target.stat().st_mtime_ns > changed:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".svg":
        text = source.read_text(encoding="utf-8")
        target.write_text(drawings.slim(text), encoding="utf-8")
    else:
        shutil.copyfile(source, target)
