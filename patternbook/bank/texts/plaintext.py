"""A MyST text as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len

from patternbook.bank.texts.maths import readable
from patternbook.bank.texts.references import References
from patternbook.bank.texts.tree import HIDDEN, fence, parse, role

INDENT = "    "


def plain(text: str, known: References | None = None) -> str:
    """A text as one reads it in a terminal: paragraphs unwrapped, code indented, tables aligned.

    Args:
        text: MyST.
        known: What links are called; by default the names in the book.

    Raises:
        BookError: It cites a result that no listing prints.
    """
    return _Plain(known or References.read()).blocks(parse(text).children)


class _Plain:
    def __init__(self, known: References) -> None:
        self.known = known

    def blocks(self, nodes: Sequence[SyntaxTreeNode], between: str = "\n\n") -> str:
        """Blocks below each other."""
        found = [self.block(node) for node in nodes if node.type not in HIDDEN]
        return between.join(block for block in found if block)

    def block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "inline":
                return self.inline(node.children).strip()
            case "fence" | "code_block" | "colon_fence":
                return self.fence(node)
            case "math_block" | "math_block_label" | "amsmath":
                return INDENT + readable(node.content)
            case "bullet_list" | "ordered_list":
                return self.items(node)
            case "table":
                return self.table(node)
            case "blockquote" | "dd" | "field_body":
                return textwrap.indent(self.blocks(node.children), INDENT)
            case "dl" | "field_list":
                return self.blocks(node.children, "\n")
            case "hr":
                return "—" * 3
        return self.blocks(node.children)

    def fence(self, node: SyntaxTreeNode) -> str:
        made = fence(node)
        if made.kind == "maths":
            return INDENT + readable(made.text)
        if made.kind == "code":
            return textwrap.indent(made.text.rstrip("\n"), INDENT)
        return "\n\n".join(filter(None, [made.title, self.blocks(parse(made.text).children)]))

    def items(self, node: SyntaxTreeNode) -> str:
        first = int(node.attrs.get("start", 1))
        found, tight = [], True
        for number, item in enumerate(node.children, first):
            mark = "• " if node.type == "bullet_list" else f"{number}. "
            tight = tight and all(c.hidden for c in item.children if c.type == "paragraph")
            inside = self.blocks(item.children, "\n" if tight else "\n\n")
            found.append(mark + textwrap.indent(inside, " " * len(mark)).lstrip(" "))
        return ("\n" if tight else "\n\n").join(found)

    def table(self, node: SyntaxTreeNode) -> str:
        rows = [
            [" ".join(self.blocks(cell.children).split()) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        rows.insert(1, ["─" * width for width in widths])
        lines = (
            "  ".join(
                text + " " * (width - cell_len(text))
                for text, width in zip(row, widths, strict=True)
            )
            for row in rows
        )
        return "\n".join(line.rstrip() for line in lines)

    def inline(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "".join(map(self.word, nodes))

    def word(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text" | "code_inline":
                return node.content
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "math_inline" | "math_inline_double":
                return readable(node.content)
            case "myst_role":
                said = role(node, self.known)
                return readable(said.text) if said.kind == "maths" else said.text
            case "image":
                return node.content
            case "link":
                text, url = self.inline(node.children), str(node.attrs.get("href", ""))
                outside = url.startswith(("http://", "https://")) and url != text
                return f"{text} ({url})" if outside else text
            case "footnote_ref" | "footnote_anchor":
                return f"[{node.meta['label']}]" if "label" in node.meta else ""
        return self.inline(node.children)
