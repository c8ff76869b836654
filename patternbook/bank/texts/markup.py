"""A MyST text as a fragment of HTML that is well-formed XML and needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from patternbook.bank.texts.maths import mathml, readable
from patternbook.bank.texts.references import References
from patternbook.bank.texts.tree import HIDDEN, fence, parse, role

Maths = Literal["mathml", "tex"]
"""How formulas are carried: as MathML, or as TeX in `\\(…\\)` for a page that sets it."""
INNER = re.compile(r"\\(begin|end)\{(align|gather|equation)\*?\}")
TAGS = {
    "paragraph": "p",
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "dl": "dl",
    "dt": "dt",
    "dd": "dd",
    "field_list": "dl",
    "fieldlist_name": "dt",
    "fieldlist_body": "dd",
    "em": "em",
    "strong": "strong",
    "span": "span",
}


def html(
    text: str, maths: Maths = "mathml", known: References | None = None, inline: bool = False
) -> str:
    """A text as HTML.

    Args:
        text: MyST.
        maths: How formulas are carried.
        known: What links are called; by default the names in the book.
        inline: Give a text of a single paragraph without its tag.

    Raises:
        BookError: It cites a result that no listing prints.
    """
    nodes = parse(text).children
    if inline and len(nodes) == 1 and nodes[0].type == "paragraph":
        nodes = nodes[0].children
    return _Markup(known or References.read(), maths).all(nodes)


class _Markup:
    def __init__(self, known: References, maths: Maths) -> None:
        self.known = known
        self.maths = maths

    def all(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """Nodes one after the other."""
        return "".join(self.node(node) for node in nodes if node.type not in HIDDEN)

    def node(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text":
                return escape(node.content, quote=False)
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "<br/>"
            case "hr":
                return "<hr/>"
            case "code_inline":
                return f"<code>{escape(node.content, quote=False)}</code>"
            case "fence" | "code_block" | "colon_fence":
                return self.fence(node)
            case "math_inline" | "math_inline_double":
                return self.formula(node.content, display=node.type == "math_inline_double")
            case "math_block" | "math_block_label" | "amsmath":
                return f"<p>{self.formula(node.content, display=True)}</p>"
            case "myst_role":
                return self.role(node)
            case "image":
                return escape(node.content, quote=False)
            case "link":
                return self.link(node)
            case "heading":
                return f"<p><strong>{self.all(node.children)}</strong></p>"
            case "footnote_ref":
                return f"<sup>{escape(str(node.meta.get('label', '')))}</sup>"
        inside = self.all(node.children)
        hidden = node.type == "paragraph" and node.hidden
        if node.type not in TAGS or hidden:
            return inside
        tag = TAGS[node.type]
        start = f' start="{node.attrs["start"]}"' if tag == "ol" and "start" in node.attrs else ""
        return f"<{tag}{start}>{inside}</{tag}>"

    def fence(self, node: SyntaxTreeNode) -> str:
        made = fence(node)
        if made.kind == "maths":
            return f"<p>{self.formula(made.text, display=True)}</p>"
        if made.kind == "code":
            return code(made.text, made.language)
        title = f"<p><strong>{escape(made.title)}</strong></p>" if made.title else ""
        return f"<blockquote>{title}{self.all(parse(made.text).children)}</blockquote>"

    def formula(self, tex: str, display: bool) -> str:
        if self.maths == "tex":
            start, end = (r"\[", r"\]") if display else (r"\(", r"\)")
            return start + escape(INNER.sub(_inner, tex.strip()), quote=False) + end
        return mathml(tex, display) or f"<code>{escape(readable(tex), quote=False)}</code>"

    def role(self, node: SyntaxTreeNode) -> str:
        said = role(node, self.known)
        if said.kind == "maths":
            return self.formula(said.text, display=False)
        text = escape(said.text, quote=False)
        return f"<code>{text}</code>" if said.kind == "code" else text

    def link(self, node: SyntaxTreeNode) -> str:
        url, inside = str(node.attrs.get("href", "")), self.all(node.children)
        if url.startswith(("http://", "https://", "mailto:")):
            return f'<a href="{escape(url)}">{inside}</a>'
        return inside  # a page beside the text is not beside it any more


def _inner(match: re.Match[str]) -> str:
    """The environment that stands inside of a formula in the place of one that is a formula."""
    return "" if match[2] == "equation" else f"\\{match[1]}{{{match[2]}ed}}"


def code(text: str, language: str = "") -> str:
    """A block of code, blanks and lines kept."""
    known = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{known}>{escape(text.rstrip(chr(10)), quote=False)}</code></pre>"
