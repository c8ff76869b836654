"""The sliders of a figure in HTML, and the files that move them.

`div.explore` > `div.explore-slider` (`label`, `input[type=range]`, `output`) for each slider, then
`p.explore-said` (role=status) and `p.explore-foot` (a button, the listing, what is pale). The
page loads explore/explore.js; that loads the plotting script and the runs when they are wanted.
"""

from __future__ import annotations

import json
import shutil
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from patternbook.site import nodes as ours
from patternbook.site.facts import book_domain
from patternbook.site.html.packages import packages
from patternbook.site.listing_files import FOLDER, listing_uri

STATIC = Path(__file__).parent / "html" / "static" / "explore"
D3 = ("array", "color", "format", "interpolate", "scale")
"""The parts of d3 that make scales of numbers, each after those that it needs."""


def visit_explore_panel(self: HTML5Translator, node: ours.explore_panel) -> None:
    """Write the sliders; other editions have no use for them."""
    if self.builder.name != "html":
        raise nodes.SkipNode
    key, listing = node["key"], node["listing"]
    self.body.append(f'<div class="explore needs-script" data-explore="{escape(key)}">\n')
    self.body.append('<div class="explore-sliders">\n')
    for number, slider in enumerate(node["sliders"]):
        self.body.append(_slider(f"{key}-{number}", slider))
    self.body.append(f'</div>\n<p class="explore-said" role="status">{escape(node["said"])}</p>\n')
    uri = listing_uri(self.builder, self.builder.current_docname, listing)
    self.body.append(
        '<p class="explore-foot"><button type="button">Reset</button> '
        f'<a class="listing-file" href="{escape(uri)}">examples/{escape(listing)}</a>'
        ' <span class="explore-pale">Pale: the run at the start.</span></p>\n</div>\n'
    )
    raise nodes.SkipNode


def _slider(anchor: str, slider: dict[str, Any]) -> str:
    texts: list[str] = slider["texts"]
    text = escape(texts[slider["start"]])
    return (
        f'<div class="explore-slider"><label for="{anchor}">{escape(slider["label"])}</label>'
        f'<input type="range" id="{anchor}" min="0" max="{len(texts) - 1}" step="1" '
        f'value="{slider["start"]}" aria-valuetext="{text}" autocomplete="off" '
        f'data-texts="{escape(json.dumps(texts))}">'
        f'<output for="{anchor}">{text}</output></div>\n'
    )


def write_explored(app: Sphinx, exception: Exception | None) -> None:
    """Write the scripts and the runs, if a page has sliders (event `build-finished`)."""
    if exception or app.builder.name != "html":
        return
    found = [one for page in book_domain(app.env).pages.values() for one in page.explored]
    target = Path(app.outdir) / "_static" / "explore"
    shutil.rmtree(target, ignore_errors=True)
    if not found:
        return
    target.mkdir(parents=True)
    parts = [packages() / f"d3-{name}" / "dist" / f"d3-{name}.min.js" for name in D3]
    parts.append(STATIC / "plot.js")
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    (target / "plot.js").write_text(script, encoding="utf-8")
    for name in ("explore.js", "explore.css"):
        shutil.copyfile(STATIC / name, target / name)
    for one in sorted(found, key=lambda one: one.key):
        data = (Path(one.folder) / "explore.json").read_text(encoding="utf-8")
        text = f'(window.bookExplored??={{}})["{one.key}"]={data};\n'
        (target / f"{one.key}.js").write_text(text, encoding="utf-8")
        copy = Path(app.outdir) / FOLDER / f"{one.listing}.txt"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(app.config.patternbook_examples) / one.listing, copy)


def setup_html(app: Sphinx) -> None:
    """Register the visitor."""
    app.add_node(ours.explore_panel, html=(visit_explore_panel, None))
    app.connect("build-finished", write_explored)
