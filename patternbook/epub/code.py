"""Code on a narrow page: a line that is too long goes on, set in, on the next."""

from __future__ import annotations

import re
from itertools import count

SPAN = re.compile(r'<span(?: class="([\w-]*)")?>([^<]*)</span>')
PRE = re.compile(r"<pre>(.*)</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
PRINTED = re.compile(r'^\s*(?:<span class="com">)?(?:#|//)&gt;')
KINDS = {
    "kw": frozenset({"k", "kc", "kd", "kn", "kr", "kt", "ow", "nt"}),
    "com": frozenset({"c", "c1", "ch", "cm", "cp", "cpf", "cs", "sd"}),
}
"""What is told apart, in shape and not in colour: black paper, white paper and grey all serve."""

STEP, DEEPEST = 2, 12
"""Spaces for each of the classes `i1`, `i2`, … of the style sheet, and how many it has.

What goes on below a line stands further in than the line."""


def lines(highlighted: str, numbered: bool = False) -> str:
    """The inside of `<pre>` from what Pygments wrote, a `<span class="line">` a line."""
    found = PRE.search(highlighted)
    text = SPAN.sub(_span, found[1] if found else highlighted)
    whole = text.removeprefix("<span></span>").rstrip("\n").split("\n")
    width = len(str(len(whole)))
    numbers = (f'<span class="no">{n:{width}} </span>' if numbered else "" for n in count(1))
    return "".join(_line(number, line) for number, line in zip(numbers, whole, strict=False))


def _line(number: str, line: str) -> str:
    plain = TAG.sub("", number + line)
    inside = len(plain) - len(plain.lstrip(" "))
    kinds = ["line", *(["out"] if PRINTED.match(line) else [])]
    if steps := min(inside // STEP, DEEPEST):
        kinds.append(f"i{steps}")
    return f'<span class="{" ".join(kinds)}">{number}{line}\n</span>'


def _span(found: re.Match[str]) -> str:
    kind, inside = found.groups()
    for name, members in KINDS.items():
        if kind in members:
            return f'<span class="{name}">{inside}</span>'
    return inside
