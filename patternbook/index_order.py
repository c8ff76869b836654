"""The order of an index, on paper and on the web: as a reader looks for a term."""

from __future__ import annotations

import re
import unicodedata

MARKS = "Symbols and digits"
"""The heading over terms that begin with no letter."""
SILENT = re.compile(r"['’ʼ]")
TOKEN = re.compile(r"\d+|[^\W\d_]+")

Key = tuple[int, tuple[tuple[int, int, str], ...], str]


def sort_key(term: str) -> Key:
    """Symbols first, then digits, then letters without regard to case and accents.

    Words are compared one by one, a hyphen parting them like a space; numbers by their value.

    >>> sorted(["zebra", "pattern 10", "Über", "pattern 2", "42", "#>", "under"], key=sort_key)
    ['#>', '42', 'pattern 2', 'pattern 10', 'Über', 'under', 'zebra']
    >>> sorted(["half-open", "halfway", "half open", "half", "half-closed"], key=sort_key)
    ['half', 'half-closed', 'half open', 'half-open', 'halfway']
    """
    plain = SILENT.sub("", _plain(term))
    tokens = tuple((0, int(t), "") if t.isdecimal() else (1, 0, t) for t in TOKEN.findall(plain))
    first = plain[:1]
    return (2 if first.isalpha() else 1 if first.isdecimal() else 0), tokens, term


def initial(term: str) -> str:
    """The letter under which a term stands, or `MARKS`.

    >>> initial("Über"), initial("#>"), initial("42")
    ('U', 'Symbols and digits', 'Symbols and digits')
    """
    first = _plain(term)[:1].upper()
    return first if first.isalpha() else MARKS


def _plain(term: str) -> str:
    marked = unicodedata.normalize("NFKD", term.strip().casefold())
    return "".join(c for c in marked if not unicodedata.combining(c))
