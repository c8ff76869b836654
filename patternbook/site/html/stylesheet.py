"""Cut a stylesheet down to the rules that the built pages can meet.

A rule is kept unless one of its selectors' classes or ids occurs on no page and in no script of
ours. What stands in parentheses (`:not(…)`, `:is(…)`) is not looked at, so the cut errs towards
keeping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STRING = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
TOKEN = re.compile(rf"/\*.*?\*/|url\(\s*[^)\"']*\)|{STRING}|[{{}};]", re.S)
SIMPLE = re.compile(r"[.#](-?[A-Za-z_](?:\\.|[\w-])*)")
NESTING = ("@media", "@supports", "@layer", "@container")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Block:
    """One `prelude { … }` of a stylesheet; `children` only for the at-rules that nest rules."""

    prelude: str
    body: str
    children: tuple[Block, ...] = ()


def parse(css: str) -> tuple[Block, ...]:
    """The blocks of a stylesheet, in order. Statements without a block (@charset) are dropped."""
    return tuple(_blocks(css))


def _blocks(css: str) -> Iterator[Block]:
    depth = start = opened = 0
    comments: list[str] = []
    for match in TOKEN.finditer(css):
        token = match.group()
        if token.startswith("/*") and depth == 0:
            comments.append(token)
        elif token == ";" and depth == 0:
            start = match.end()
        elif token == "{":
            depth += 1
            opened = match.end() if depth == 1 else opened
        elif token == "}":
            depth -= 1
            if depth == 0:
                prelude = css[start : opened - 1]
                for comment in comments:
                    prelude = prelude.replace(comment, "")
                body = css[opened : match.start()]
                prelude = " ".join(prelude.split())
                nested = prelude.startswith(NESTING)
                yield Block(prelude, body, parse(body) if nested else ())
                start = match.end()
                comments = []


def split(text: str, separator: str) -> list[str]:
    """Split at a separator outside parentheses, brackets and strings."""
    parts, depth, start, quote = [], 0, 0, ""
    for index, character in enumerate(text):
        if quote:
            quote = "" if character == quote and text[index - 1] != "\\" else quote
        elif character in "\"'":
            quote = character
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]


def names(selector: str) -> set[str]:
    """The classes and ids that an element must have, of which we can be sure."""
    while "(" in selector:
        shorter = re.sub(r"\([^()]*\)", "", selector)
        if shorter == selector:
            break
        selector = shorter
    selector = re.sub(r"\[[^]]*\]", "", selector)
    return {re.sub(r"\\(.)", r"\1", name) for name in SIMPLE.findall(selector)}


def vocabulary(blocks: tuple[Block, ...]) -> set[str]:
    """All classes and ids that a stylesheet's cut depends on."""
    found: set[str] = set()
    for block in blocks:
        if block.children:
            found |= vocabulary(block.children)
        elif not block.prelude.startswith("@"):
            found |= names(block.prelude)
    return found


def prune(blocks: tuple[Block, ...], used: set[str]) -> tuple[Block, ...]:
    """Keep the rules that can match when only the classes and ids in `used` occur."""
    kept = []
    for block in blocks:
        if block.children:
            children = prune(block.children, used)
            if children:
                kept.append(Block(block.prelude, "", children))
        elif block.prelude.startswith("@"):
            kept.append(block)
        else:
            selectors = [s for s in split(block.prelude, ",") if names(s) <= used]
            if selectors:
                kept.append(Block(",".join(selectors), block.body))
    return tuple(kept)


def tidy(blocks: tuple[Block, ...], also: str = "") -> tuple[Block, ...]:
    """Drop custom properties, keyframes and own rules that nothing refers to.

    Args:
        blocks: The rules.
        also: More text in which `var(--…)` counts as a reference.
    """
    while True:
        text = render(blocks)
        wanted = set(VARIABLE.findall(text + also))
        shorter = tuple(_drop(blocks, wanted, text))
        if shorter == blocks:
            return blocks
        blocks = shorter


def _drop(blocks: tuple[Block, ...], wanted: set[str], text: str) -> Iterator[Block]:
    for block in blocks:
        if block.children:
            children = tuple(_drop(block.children, wanted, text))
            if children:
                yield Block(block.prelude, "", children)
            continue
        if "keyframes" in block.prelude:
            name = block.prelude.split()[-1]
            if len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) > 1:
                yield block
            continue
        lines = split(block.body, ";")
        lines = [x for x in lines if not x.startswith("--") or x.split(":")[0].strip() in wanted]
        if lines:
            yield Block(block.prelude, ";".join(lines))


def render(blocks: tuple[Block, ...]) -> str:
    """Write a stylesheet again, compactly."""
    parts = []
    for block in blocks:
        body = render(block.children) if block.children else block.body.strip()
        parts.append(f"{block.prelude}{{{body}}}")
    return "".join(parts)
