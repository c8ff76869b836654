"""Text as Typst source."""

from __future__ import annotations

import re

LONG = 12
"""Code in a line that is longer than this may be parted at its joints."""

JOINT = re.compile(
    r"(?<=[\w)\]][._/:=,&?@-])(?=\w)"  # after a separator: a.|b a_|b a/|b
    r"|(?<=\w)(?=[(\[])"  # before a bracket: call|(x)
    r"|(?<=[a-z])(?=[A-Z])"  # camel|Case
    r"|(?<=://)"
)
KEEP = 3
"""Characters that stay together at either end."""


def string(text: str) -> str:
    """A Typst string literal."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def words(text: str) -> str:
    """Running text: a string needs no escape for any of Typst's marks."""
    flat = re.sub(r"[ \t\n]+", " ", text)
    return f"#{string(flat)};" if flat else ""


def pieces(text: str) -> list[str]:
    """Code or an address, cut where a line may break."""
    if len(text) <= LONG:
        return [text]
    cuts = [m.start() for m in JOINT.finditer(text) if KEEP <= m.start() <= len(text) - KEEP]
    kept = [0]
    for cut in cuts:
        if cut - kept[-1] >= KEEP:
            kept.append(cut)
    return [text[a:b] for a, b in zip(kept, [*kept[1:], len(text)], strict=True)]


def arguments(parts: list[str]) -> str:
    """Strings as arguments of a call."""
    return ", ".join(string(part) for part in parts)


def array(items: list[str]) -> str:
    """A Typst array of what is Typst source already."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def content(source: str) -> str:
    """A content block."""
    return f"[{source}]"


def optional(value: str | None) -> str:
    """A string literal, or `none`."""
    return "none" if value is None else string(value)
