"""Figures and pictures."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from docutils import nodes
from docutils.nodes import Element

from patternbook.print.escape import content, optional, string
from patternbook.print.greys import grey
from patternbook.print.setter import Setter, sets
from patternbook.site.nodes import explore_panel, plot_data

SUFFIXES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
FOLDER = "pictures"


@sets(nodes.figure)
def figure(s: Setter, node: nodes.figure) -> str:
    """Set a figure; it may move to the head or foot of a page.

    In a frame, and on a sheet that is handed out by itself, it stays where it is.
    """
    caption = next((n for n in node.children if isinstance(n, nodes.caption)), None)
    number = s.figure_number("figure", node)
    options = [f"number: {optional(number)}"] if caption is not None else []
    if caption is not None:
        options.append(f"caption: {content(s.render(caption.children))}")
    if s.in_text and not s.own_page:
        options.append(f"name: {string(s.new_spot('figure'))}")
    anchors = s.anchors(node)
    if anchors:
        options.append(f"anchors: {content(anchors)}")
    body = s.enclosed(n for n in node.children if not isinstance(n, nodes.caption))
    return s.block(node, f"#fig({', '.join(options)})[{body}]")


@sets(nodes.legend)
def legend(s: Setter, node: nodes.legend) -> str:
    """Set what follows a caption."""
    return s.render(node.children)


@sets(nodes.image)
def image(s: Setter, node: nodes.image) -> str:
    """Set a picture, in its variant for paper if it has one."""
    path = _file(s, node)
    if path is None:
        return ""
    alt = node.get("alt", "")
    if not alt:
        s.fault(node, "picture without alt text", "say in ':alt:' what it shows")
    width = node.get("width", "")
    option = f", width: {width}" if width.endswith("%") else ""
    if path.suffix == ".svg":
        option += f", grey: {string(f'/{FOLDER}/{grey(path).name}')}"
    call = f"#picture({string(f'/{FOLDER}/{path.name}')}, alt: {string(alt)}{option})"
    return call if isinstance(node.parent, nodes.TextElement) else s.block(node, call)


def _file(s: Setter, node: Element) -> Path | None:
    """The picture's variant for paper, copied to where Typst may read it."""
    uri = node.get("uri_print", node["uri"])
    source = Path(s.env.srcdir, uri)
    if source.suffix.lower() not in SUFFIXES or not source.is_file():
        s.fault(node, f"no picture '{uri}' that can be printed", "name an SVG, PNG or JPEG file")
        return None
    data = source.read_bytes()
    folder = Path(s.builder.outdir, "typst", FOLDER)
    target = folder / f"{sha256(data).hexdigest()[:16]}{source.suffix.lower()}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return target


@sets(plot_data)
def numbers_of_a_figure(s: Setter, node: plot_data) -> str:
    """Leave them out."""
    return ""  # on paper the figure stands for them; the web edition shows them


@sets(explore_panel)
def sliders_of_a_figure(s: Setter, node: explore_panel) -> str:
    """Leave them out."""
    return ""  # the still figure shows the run at their start
