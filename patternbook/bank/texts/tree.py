"""A MyST text as a tree, with what its roles and directives say in the place of them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from patternbook.bank import keys
from patternbook.bank.texts.references import References

NAMED = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.DOTALL)
INFO = re.compile(r"^\{([\w:-]+)\}\s*(.*)$", re.DOTALL)
OPTIONS = re.compile(r"^(?:[ \t]*:[\w-]+:.*(?:\n|$))*\n*")
HIDDEN = {"myst_target", "myst_line_comment", "myst_block_break"}
"""Nodes that no reader sees."""


@dataclass(frozen=True)
class Role:
    """What a role says: words, or maths or code in words."""

    kind: Literal["words", "maths", "code"]
    text: str


@dataclass(frozen=True)
class Block:
    """What a fence says: code, maths, or a text with a title, which may be empty."""

    kind: Literal["code", "maths", "text"]
    text: str
    language: str = ""
    title: str = ""


@functools.cache
def _parser() -> MarkdownIt:
    """The book's Markdown; tags of HTML are read as the text they look like."""
    return (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False)
        .use(amsmath_plugin)
        .use(attrs_plugin, after=("image", "code_inline", "link_close", "span_close"), spans=True)
        .use(colon_fence_plugin)
        .use(deflist_plugin)
        .use(dollarmath_plugin, allow_labels=True, double_inline=True)
        .use(fieldlist_plugin)
    )


def parse(text: str) -> SyntaxTreeNode:
    """The tree of a text."""
    return SyntaxTreeNode(_parser().parse(text))


def role(node: SyntaxTreeNode, known: References) -> Role:
    """What a role says.

    Raises:
        BookError: It cites a result that no listing prints.
    """
    name, content = node.meta["name"], node.content
    named = NAMED.match(content)
    target = named[2] if named else content
    if name == "math":
        return Role("maths", content)
    if name in ("code", "command", "file", "kbd", "literal", "program"):
        return Role("code", content)
    if name == "result":
        return Role("words", keys.named_result(content, known.examples))
    if name == "source":
        return Role("words", known.citation(content))
    if named and named[1] and "%s" not in named[1] and "{" not in named[1]:
        return Role("words", named[1])
    if name in ("ref", "numref", "eq"):
        return Role("words", known.label(target))
    if name == "doc":
        return Role("words", known.page(target))
    return Role("words", content)


def fence(node: SyntaxTreeNode) -> Block:
    """What a fence holds, be it of code or a directive."""
    directive = INFO.match(node.info.strip())
    if not directive:
        language = node.info.split(maxsplit=1)[0] if node.info.strip() else ""
        return Block("code", node.content, language)
    name, argument = directive[1], directive[2].strip()
    body = node.content[len(OPTIONS.match(node.content)[0]) :]  # type: ignore[index]
    if name in ("code-block", "code", "sourcecode"):
        return Block("code", body, argument)
    if name == "math":
        return Block("maths", "\n".join(filter(None, [argument, body])).strip())
    title = argument
    if name in ("note", "tip", "warning", "hint", "important", "caution", "danger", "attention"):
        title, body = name.capitalize(), "\n\n".join(filter(None, [argument, body]))
    return Block("text", body, title=title)
