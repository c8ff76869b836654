"""Texts full of marks, and answers to try."""

from __future__ import annotations

import html
import itertools
import re

from patternbook.bank.texts import References
from patternbook.bank.variants import Variant

MARKS = r"50% = ~x #y {z}: a->b \\ \n <b>&c ]]> , ; 'q' \"r\" “名” 𝛼"
"""As it stands in a bank; every format has a meaning for some of it."""
READ = r"""50% = ~x #y {z}: a->b \ \n <b>&c ]]> , ; 'q' "r" “名” 𝛼"""
"""As a reader sees it."""
CODE = '    if a < b && c["~"]:\n\treturn {}  # 50%'
FENCE = f"```python\n{CODE}\n```"
STEM = f"=1+1 {MARKS}\n\n{FENCE}\n\nWith $\\frac{{a}}{{b}} < 2$ or **{{ref}}`sec-pools`**."
KNOWN = References({"sec-pools": "“Pools = {size}”"}, {}, {})


def words(markup: str) -> str:
    """What one reads of a fragment of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def tries(variant: Variant) -> list[object]:
    """Answers in the form that the bank grades: right, wrong, and right in part."""
    key, kind = variant.key, variant.question.kind
    if kind == "multiple":
        places = range(len(variant.options))
        sizes = range(1, len(variant.options) + 1)
        return [list(chosen) for size in sizes for chosen in itertools.combinations(places, size)]
    if variant.options:
        return list(range(len(variant.options)))
    if kind == "numeric":
        near = variant.tolerance
        factors = (1, 1 + 0.9 * near, 1 - 0.9 * near, 1 + 1.2 * near + 1e-4, 1 - 1.2 * near - 1e-4)
        return [repr(float(key * f)) for f in factors] + [
            repr(float(value)) for value, _ in variant.mistakes
        ]
    if kind == "ordering":
        swapped = [key[1], key[0], *key[2:]]
        return [list(key), list(reversed(key)), swapped]
    if kind == "matching":
        rights = len(variant.rights)
        changed = [(key[0] + 1) % rights, *key[1:]]
        return [list(key), changed, [(place + 1) % rights for place in key]]
    if kind == "line":
        return [n for n, line in enumerate(variant.code.splitlines()) if line.strip()]
    if isinstance(key, tuple):
        return [*key, f"{key[0]}x"]
    return [key, f"{key}x"] if isinstance(key, str) else []
