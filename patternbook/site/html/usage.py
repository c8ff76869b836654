"""What the finished pages use of the style sheets: classes, ids, and characters in formulas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from patternbook.site.html.concealed import told

ATTRIBUTE = re.compile(r'\b(?:class|id)="([^"]*)"')
FORMULA = '<span class="katex-html"'
SPAN = re.compile(r"<span|</span>")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Used:
    """Names of classes and ids, and the characters that formulas show."""

    names: frozenset[str] = field(default_factory=frozenset)
    characters: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: Used) -> Used:
        return Used(self.names | other.names, self.characters | other.characters)


def of_page(html: str, known: frozenset[str]) -> Used:
    """What one page uses of the `known` names."""
    names = {name for value in set(ATTRIBUTE.findall(html)) for name in value.split()}
    return Used(known & names, frozenset(formula_characters(html)))


def formula_characters(html: str) -> set[str]:
    """The characters that KaTeX's faces must have."""
    found: set[str] = set()
    start = html.find(FORMULA)
    while start >= 0:
        depth, end = 0, start
        for match in SPAN.finditer(html, start):
            depth += 1 if match.group() == "<span" else -1
            if depth == 0:
                end = match.end()
                break
        found.update(unescape(TAG.sub("", html[start:end])))
        start = html.find(FORMULA, max(end, start + 1))
    return found


def of_pages(folder: Path, known: frozenset[str], notes: Path) -> Used:
    """What all pages of a site use; unchanged pages are remembered in `notes`."""
    state = json.dumps(sorted(known))
    try:
        kept = json.loads(notes.read_text(encoding="utf-8"))
        before = kept["pages"] if kept["known"] == state else {}
    except (OSError, ValueError, KeyError):
        before = {}
    now, whole = {}, Used()
    for path in sorted(folder.rglob("*.html")):
        name, stat = path.relative_to(folder).as_posix(), path.stat()
        stamp = [stat.st_mtime_ns, stat.st_size]
        if name in before and before[name][0] == stamp:
            used = Used(frozenset(before[name][1]), frozenset(before[name][2]))
        else:
            html = path.read_text(encoding="utf-8")
            used = of_page(html + told(html), known)
        now[name] = [stamp, sorted(used.names), "".join(sorted(used.characters))]
        whole |= used
    notes.write_text(json.dumps({"known": state, "pages": now}), encoding="utf-8")
    return whole
