"""The search: what the builder gathers for it, and the two files that a page loads when it opens.

`search.js` is the machine: MiniSearch, Sphinx's stemmer, and ours around them. `search-texts.js`
holds the texts of all places, from which the browser makes its index: it needs the texts anyway,
to show a passage and to tell whether words stand in a row, and an index beside them would double
what is sent. Both are scripts, because a page opened as a file may load nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import sphinx
from docutils import nodes
from sphinx.search.en import SearchEnglish

from patternbook.site.html.packages import packages
from patternbook.site.html.search_texts import places

STATIC = Path(__file__).parent / "static"
PARTS = ("search-words.js", "search-engine.js", "search-passage.js", "search.js")
STEMMER = Path(sphinx.__file__).parent / "search" / "minified-js"
DOCUMENTATION = re.compile(r"^\s*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)

Rows = list[list[str]]


class SearchTexts:
    """The texts of all pages; those of pages that are not written again are kept from before."""

    def __init__(self, doctreedir: Path, outdir: Path) -> None:
        place = hashlib.sha256(str(outdir).encode()).hexdigest()[:12]
        self.notes = doctreedir / f"search-texts-{place}.json"
        self.rows: dict[str, Rows] = {}
        with contextlib.suppress(OSError, ValueError):  # nothing was built here before
            self.rows = json.loads(self.notes.read_text(encoding="utf-8"))

    def add(self, docname: str, document: nodes.document) -> None:
        """Take the texts of a page whose references are resolved."""
        self.rows[docname] = [place.row() for place in places(document)]

    def write(
        self,
        outdir: Path,
        pages: Sequence[tuple[str, str, list[str]]],
        resolved: Callable[[str], nodes.document],
    ) -> None:
        """Write the script with the texts, and the notes for the next build.

        Args:
            outdir: Where the pages are.
            pages: Name, address and titles of each page, the titles above its own first.
            resolved: Gives the document of a page, for one that no build has noted.
        """
        for name, _, _ in pages:
            if name not in self.rows:
                self.add(name, resolved(name))
        self.rows = {name: self.rows[name] for name, _, _ in pages}
        self.notes.write_text(json.dumps(self.rows, ensure_ascii=False), encoding="utf-8")
        told = [[address, titles, self.rows[name]] for name, address, titles in pages]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        for mark in "\u2028\u2029":
            text = text.replace(mark, f"\\u{ord(mark):x}")
        script = outdir / "_static" / "search-texts.js"
        script.write_text(f"bookSearch.texts({text});\n", encoding="utf-8")


def search_script() -> str:
    """The machine, in one file."""
    library = (packages() / "minisearch/dist/umd/index.js").read_text(encoding="utf-8")
    library = DOCUMENTATION.sub("", library).partition("//# sourceMappingURL")[0]
    stemmer = "".join((STEMMER / f"{name}-stemmer.js").read_text() for name in ("base", "english"))
    own = "".join((STATIC / name).read_text(encoding="utf-8") for name in PARTS)
    return (
        "// MiniSearch (MIT licence), Snowball's stemmer (BSD licence), and ours around them.\n"
        f"{library.rstrip()}\n(() => {{\n{stemmer}\n"
        f"const stopWords = new Set({json.dumps(sorted(SearchEnglish.stopwords))});\n{own}}})();\n"
    )
