"""How the nodes of docutils and Sphinx become XHTML for e-readers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Element
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from patternbook.epub import code, tables
from patternbook.epub.maths import mathml
from patternbook.epub.pages import file_of
from patternbook.site.html.katex import FormulaError, display_tex

if TYPE_CHECKING:
    from patternbook.epub.builder import EpubBuilder

logger = logging.getLogger(__name__)


class Translator(HTML5Translator):
    """Sphinx's writer for HTML, less what a book without scripts has no use for."""

    builder: EpubBuilder  # type: ignore[assignment]

    def starttag(self, node: Element, tagname: str, *args: Any, **attributes: Any) -> str:
        """Write a tag; what is called a heading says of which level, as ARIA wants it."""
        if attributes.get("ROLE") == "heading":
            attributes.setdefault("ARIA-LEVEL", "2")
        for name in ("ALIGN", "align"):  # HTML 4's
            attributes.pop(name, None)
        tag: str = super().starttag(node, tagname, *args, **attributes)
        return tag

    def part(self, children: list[nodes.Node]) -> str:
        """The XHTML of some nodes, taken out of the page."""
        start = len(self.body)
        for child in children:
            child.walkabout(self)
        found = "".join(self.body[start:])
        del self.body[start:]
        return found.strip()

    # Text

    def visit_reference(self, node: Element) -> None:
        """Write a link, with the page named in it; words, if the page is not in this edition."""
        if "refid" in node:
            here = file_of(self.builder.current_docname)
            node["refuri"], node["internal"] = f"{here}#{node['refid']}", True
            del node["refid"]
        if node.get("internal") and node["refuri"].partition("#")[0] not in self.builder.held:
            self.body.append(self.part(list(node.children)))  # a page of the web edition alone
            raise nodes.SkipNode
        super().visit_reference(node)

    def visit_raw(self, node: nodes.raw) -> None:
        """Leave out what is written for another edition."""
        if "epub" in node["format"].split():
            self.body.append(node.astext())
        raise nodes.SkipNode

    def visit_compound(self, node: nodes.compound) -> None:
        """Leave out tables of contents: every reader has the book's own at hand."""
        if "toctree-wrapper" in node["classes"]:
            raise nodes.SkipNode
        super().visit_compound(node)

    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        """Write a formula in the line."""
        self.body.append(self._formula(node, node.astext(), display=False))
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        """Write a formula on a line of its own, with its number."""
        self.body.append(self.starttag(node, "div", CLASS="maths"))
        self.body.append(self._formula(node, display_tex(node), display=True))
        if number := node["number"] and get_node_equation_number(self, node):
            self.body.append(f'<span class="eqno">({number})</span>')
        self.body.append("</div>\n")
        raise nodes.SkipNode

    def _formula(self, node: Element, tex: str, display: bool) -> str:
        try:
            return mathml(tex, display)
        except FormulaError as error:
            message = "KaTeX refuses a formula (%s); write it with what KaTeX supports"
            logger.warning(message, error, location=node, type="patternbook", subtype="maths")
            return f"<code>{escape(tex)}</code>"

    # Footnotes: a reader shows them over the page

    def visit_footnote_reference(self, node: Element) -> None:
        """Write the mark of a note."""
        here = file_of(self.builder.current_docname)
        self.body.append(
            f'<sup><a epub:type="noteref" role="doc-noteref" id="{node["ids"][0]}" '
            f'href="{here}#{node["refid"]}">{escape(node.astext())}</a></sup>'
        )
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Open a note; its number leads back to its mark."""
        label, *rest = node.children
        here = file_of(self.builder.current_docname)
        back = f'<a href="{here}#{node["backrefs"][0]}">{escape(label.astext())}</a> '
        body = self.part(rest)
        self.body.append(
            f'<aside epub:type="footnote" role="doc-footnote" class="footnote" '
            f'id="{node["ids"][0]}"><div class="note-number">{back}</div>{body}</aside>\n'
        )
        raise nodes.SkipNode

    # Code

    def visit_literal_block(self, node: Element) -> None:
        """Write code, a span a line."""
        self.body.append(self.code(node))
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def code(self, node: Element, numbered: bool = False) -> str:
        """A block of code."""
        language = node.get("language", "text")
        text = node.astext()
        options = self.config.highlight_options.get(language, {})
        force = node.get("force", False)
        inside = code.lines(
            self.highlighter.highlight_block(
                text, language, opts=options, force=force, location=node
            ),
            numbered,
        )
        ids = "".join(f'<span id="{name}"></span>' for name in node["ids"])
        return f"{ids}<pre><code>{inside}</code></pre>\n"

    # Tables and pictures

    def visit_table(self, node: nodes.table) -> None:
        """Write a table; one that no telephone is wide enough for can be read row by row."""
        self._table_row_indices.append(0)
        kind = "wide" if tables.is_wide(node) else "narrow"
        self.body.append(self.starttag(node, "table", CLASS=kind))
        tables.name_cells(node)

    def visit_entry(self, node: nodes.entry) -> None:
        """Write a cell; an empty one is no heading of its column."""
        super().visit_entry(node)
        tag = self.body[-1]
        if tag.startswith("<th") and not node.astext().strip():
            tag = "<td" + tag.removeprefix("<th")
            self.context[-1] = self.context[-1].replace("th>", "td>")
        if head := node.get("head"):
            tag = tag.replace(">", f' data-head="{escape(head)}">', 1)
        self.body[-1] = tag

    def visit_colspec(self, node: nodes.colspec) -> None:
        """Leave the widths to the reader; note which column names the rows."""
        assert isinstance(node.parent, nodes.tgroup)
        node.parent.stubs.append(node.get("stub"))  # type: ignore[attr-defined]
        raise nodes.SkipNode

    def visit_image(self, node: nodes.image) -> None:
        """Write a picture, in its variant for paper if it has one: grey will do for it."""
        uri = node.get("uri_print", node["uri"])
        alt = node.get("alt", "")
        if not alt:
            message = "picture without alt text; say in ':alt:' what it shows"
            logger.warning(message, location=node, type="patternbook", subtype="picture")
        source = self.builder.picture(uri)
        self.body.append(f'<img src="{source}" alt="{escape(alt)}" />')
        raise nodes.SkipNode

    def depart_image(self, node: nodes.image) -> None:
        """Nothing is open."""

    def visit_container(self, node: nodes.container) -> None:
        """Write a box without the classes of the web's furniture."""
        self.body.append(self.starttag(node, "div"))
