"""The files beside the pages: typefaces, scripts, pictures of the site itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import sphinx
from sphinx.search import IndexBuilder

from patternbook.site.html.drawings import slim
from patternbook.site.html.fonts import text_faces

STATIC = Path(__file__).parent / "static"
SPHINX = Path(sphinx.__file__).parent
COPIED = ("book.js", "favicon.svg")


def write_assets(outdir: Path, indexer: IndexBuilder | None) -> None:
    """Write all of _static but the style sheets, which need the finished pages."""
    target = outdir / "_static"
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    for old in (target / "fonts").glob("KaTeX_*"):  # those in use are written with katex.css
        old.unlink()
    for name, content in text_faces().items():
        (target / "fonts" / name).write_bytes(content)
    for name in COPIED:
        shutil.copyfile(STATIC / name, target / name)
    if indexer is not None:
        (target / "search.js").write_text(search_script(indexer), encoding="utf-8")


def write_picture(source: Path, target: Path) -> None:
    """Copy a picture that has changed; a drawing is made slimmer."""
    if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".svg":
        text = source.read_text(encoding="utf-8")
        target.write_text(slim(text), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


def search_script(indexer: IndexBuilder) -> str:
    """Sphinx's search with its stemmer and ours around it, in one file.

    The page loads it and the index when the reader opens the search, not before.
    """
    context: dict[str, Any] = indexer.context_for_searchtool()
    parts = [
        "(() => {",
        "const _ready = () => {};",  # Sphinx's own start is not wanted: ours draws the results
        "const SPHINX_HIGHLIGHT_ENABLED = false;",
        f"const stopwords = new Set({context['search_language_stop_words']});",
        context["search_language_stemming_code"].replace("window.Stemmer", "const Stemmer"),
        context["search_word_splitter_code"] or "",
        (SPHINX / "themes/basic/static/searchtools.js").read_text(encoding="utf-8"),
        (STATIC / "search.js").read_text(encoding="utf-8"),
        "})();",
    ]
    return "\n".join(parts)
