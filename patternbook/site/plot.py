"""`{plot}` and `{trace}`: figures of runs, for light and dark pages and for paper."""

from __future__ import annotations

import ast
import difflib
import json
import os
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives

from patternbook.errors import BookError
from patternbook.run.listing import load
from patternbook.site.nodes import plot_data
from patternbook.site.plot_cache import Form, dependencies, drawn, parsed
from patternbook.site.plot_style import VARIANTS
from patternbook.site.report import BookDirective, comma_separated


class Plot(BookDirective):
    """A figure; the content is its caption."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged, "alt": directives.unchanged}

    def make(self) -> list[Node]:
        if not self.options.get("alt"):
            raise self.wrong("a figure without alt text", "add ':alt: what the picture shows'")
        content = self.parse_content_to_nodes()
        if len(content) != 1 or not isinstance(content[0], nodes.paragraph):
            remedy = "write a paragraph inside the {plot} that says what to see"
            raise self.wrong("a figure whose caption is not one paragraph", remedy)
        name, _, function = self.arguments[0].rpartition(":")
        if not name:
            remedy = f"write {{{self.name}}} folder/file.py:function"
            raise self.wrong(f"{{{self.name}}} without a function", remedy)
        path = load(name, Path(self.config.patternbook_examples)).path
        _check_function(path, function)
        for needed in dependencies(path):
            self.env.note_dependency(needed)
        folder = drawn(path, function, Path(self.config.patternbook_cache), self.form())
        images = self._images(folder)
        caption = nodes.caption(content[0].rawsource, "", *content[0].children)
        image = nodes.image("", alt=self.options["alt"], uri=images["light"])
        for variant in ("dark", "print"):  # relative to the source folder, as `uri` will be
            image[f"uri_{variant}"], _ = self.env.relfn2path(images[variant])
        figure = nodes.figure("", image, caption, classes=["plot"])
        for node in (figure, image, caption):
            self.set_source_info(node)
        figure["drawn"] = self.name
        self.add_name(figure)
        return self.finish(figure, folder, name)

    def finish(self, figure: nodes.figure, folder: Path, listing: str) -> list[Node]:
        """Add the numbers below the figure that a listing drew into a folder."""
        return [figure, plot_data("", _table(folder / "table.json"))]

    def form(self) -> Form | None:
        """How to draw a run; None where the function draws by itself."""
        return None

    def _images(self, folder: Path) -> dict[str, str]:
        """Variant to a path relative to the page."""
        page = Path(self.env.doc2path(self.env.current_document.docname)).parent
        files = {v: next(folder.glob(f"*-{v}.svg")) for v in VARIANTS}
        return {v: Path(os.path.relpath(file, page)).as_posix() for v, file in files.items()}


class Trace(Plot):
    """A sequence diagram: the function gives a run of `patternbook.sim`, or its trace."""

    option_spec: ClassVar = Plot.option_spec | {
        "start": directives.unchanged,
        "end": directives.unchanged,
        "nodes": directives.unchanged,
        "even": directives.flag,
    }

    def form(self) -> Form:
        start, end = self._seconds("start"), self._seconds("end")
        if start is not None and end is not None and end <= start:
            raise self.wrong(f":end: {end:g} is not after :start: {start:g}", "swap the two")
        return {
            "start": start or 0.0,
            "end": end,
            "nodes": comma_separated(self.options.get("nodes", "")),
            "even": "even" in self.options,
        }

    def _seconds(self, option: str) -> float | None:
        text = self.options.get(option)
        if text is None:
            return None
        try:
            return float(text)
        except ValueError:
            remedy = f"write seconds since the run began, as in ':{option}: 1.5'"
            raise self.wrong(f":{option}: '{text}' is not a number", remedy) from None


def _check_function(path: Path, function: str) -> None:
    names = [node.name for node in parsed(path).body if isinstance(node, ast.FunctionDef)]
    if function not in names:
        near = difflib.get_close_matches(function, names, n=1)
        remedy = f"did you mean '{near[0]}'?" if near else "it has: " + (", ".join(names) or "none")
        raise BookError(path, None, f"no function '{function}'", remedy)


def _table(path: Path) -> nodes.table:
    told = json.loads(path.read_text(encoding="utf-8"))
    width = len(told["head"][0])
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in range(width)), cols=width)
    group += nodes.thead("", *(_row(row) for row in told["head"]))
    group += nodes.tbody("", *(_row(row) for row in told["rows"]))
    return nodes.table("", group)


def _row(cells: list[str]) -> nodes.row:
    entries = [nodes.entry("", nodes.paragraph(cell, cell)) for cell in cells]
    return nodes.row("", *entries)
