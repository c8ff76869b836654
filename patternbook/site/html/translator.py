"""How the nodes of docutils and Sphinx become HTML in this edition."""

from __future__ import annotations

import posixpath
import re
from html import escape
from typing import Any
from urllib.parse import quote

import imagesize
from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

PRINTED = re.compile(r'<span class="(c1?|cs)">((?:#|//)&gt;)')


MARKS = frozenset(
    {"k", "kc", "kd", "kn", "kp", "kr", "kt", "ow", "nt"}
    | {"s", "s1", "s2", "sa", "sb", "sc", "sd", "se", "sh", "si", "sr", "ss", "sx", "dl"}
    | {"m", "mf", "mh", "mi", "mo", "mb", "il", "nf", "fm", "nc", "nd", "na"}
    | {"c", "c1", "ch", "cm", "cp", "cpf", "cs", "go", "gp"}
)
"""Pygments' classes that code.css gives a colour; the others, half of a page, are taken out."""
SPAN = re.compile(r'<span(?: class="([\w-]*)")?>([^<]*)</span>')


def lean(html: str) -> str:
    """Highlighted code without the marks that have no colour."""
    return SPAN.sub(lambda span: span[0] if span[1] in MARKS else span[2], html)


class BookTranslator(HTML5Translator):
    """Sphinx's writer, with scrolling tables and pictures for light and dark pages."""

    def starttag(self, node: nodes.Element, tagname: str, *args: Any, **attributes: Any) -> str:
        """Write a tag; what is called a heading says of which level, as ARIA wants it."""
        if attributes.get("ROLE") == "heading":
            attributes.setdefault("ARIA-LEVEL", "2")
        tag: str = super().starttag(node, tagname, *args, **attributes)
        return tag

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code; lines that a run printed (`#>`, `//>`) get a class of their own."""
        try:
            super().visit_literal_block(node)
        finally:
            html = lean(self.body[-1])
            self.body[-1] = PRINTED.sub(r'<span class="\1 out">\2', html)

    def depart_title(self, node: nodes.title) -> None:
        """Close a heading, and put the link to it behind it: its name is the heading's words."""
        super().depart_title(node)
        link, end = self.body[-2:]
        if end.startswith("</h") and link.startswith('<a class="headerlink"'):
            self.body[-2:] = [end.rstrip(), link]

    def visit_table(self, node: nodes.table) -> None:
        """Put a table into a box that scrolls sideways on a narrow screen."""
        self.body.append('<div class="table-box">')
        self._table_row_indices.append(0)
        classes = ["table", *(f"align-{node['align']}" for _ in [0] if "align" in node)]
        self.body.append(self.starttag(node, "table", CLASS=" ".join(classes)))

    def depart_table(self, node: nodes.table) -> None:
        """Close the box too."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.entry) -> None:
        """Write a cell; an empty one is no heading of its column."""
        super().visit_entry(node)
        if self.body[-1].startswith("<th") and not node.astext().strip():
            self.body[-1] = "<td" + self.body[-1].removeprefix("<th")
            self.context[-1] = self.context[-1].replace("th>", "td>")

    def visit_image(self, node: nodes.image) -> None:
        """Write an image; with `uri_dark`, a second one for dark pages.

        The style sheet hides one of the two, which also hides it from assistive devices, and a
        browser does not fetch a hidden picture that may load late.
        """
        dark = node.get("uri_dark")
        self.body.append(self._image(node, node["uri"], "only-light" if dark else ""))
        if dark:
            self.body.append(self._image(node, dark, "only-dark"))

    def depart_image(self, node: nodes.image) -> None:
        """Nothing is open."""

    def _image(self, node: nodes.image, uri: str, kind: str) -> str:
        attributes = {"alt": node.get("alt", ""), "loading": "lazy", "decoding": "async"}
        attributes["src"] = uri
        if uri in self.builder.images:
            name = quote(self.builder.images[uri])
            attributes["src"] = posixpath.join(self.builder.imgpath, name)
            width, height = imagesize.get(self.builder.srcdir / uri)
            if width > 0 and height > 0:  # room is kept before the picture arrives
                attributes |= {"width": f"{width:.0f}", "height": f"{height:.0f}"}
        classes = " ".join(filter(None, [kind, *node.get("classes", [])]))
        if classes:
            attributes["class"] = classes
        if node.get("ids"):
            attributes["id"] = node["ids"][0]
        written = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
        return f"<img {written} />"
