"""`{explore}`: a figure whose run the reader chooses with sliders, drawn in the page.

Every place of the sliders is a run made at build time; the page gets the results. Where there is
no script the figure of the defaults stands there, as `{plot}` would show it.
"""

from __future__ import annotations

import json
from pathlib import Path

from docutils import nodes
from docutils.nodes import Node

from patternbook.site.facts import Explored, book_domain
from patternbook.site.nodes import explore_panel
from patternbook.site.plot import Plot
from patternbook.site.plot_cache import Form


class Explore(Plot):
    """A figure with sliders; the content is its caption."""

    def form(self) -> Form:
        """Say that sliders choose the run."""
        return {"sliders": True}

    def finish(self, figure: nodes.figure, folder: Path, listing: str) -> list[Node]:
        """Put the sliders between picture and caption."""
        told = json.loads((folder / "explore.json").read_text(encoding="utf-8"))
        drawing = next(folder.glob("*-light.svg"))
        key = drawing.name.removesuffix("-light.svg")
        start = 0
        for slider in told["sliders"]:
            start = start * len(slider["texts"]) + slider["start"]
        panel = explore_panel(
            "", key=key, listing=listing, sliders=told["sliders"], said=told["runs"][start][0]
        )
        self.set_source_info(panel)
        figure.insert(1, panel)
        facts = book_domain(self.env).page(self.env.current_document.docname)
        facts.explored.append(Explored(key, str(folder), listing))
        return super().finish(figure, folder, listing)
