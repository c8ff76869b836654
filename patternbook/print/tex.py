r"""Formulas: TeX becomes Typst's mathematics, and every formula is tried before the book is set."""

from __future__ import annotations

import re

import tex2typst
import typst

from patternbook.errors import BookError
from patternbook.print.setter import Formula

REMEDY = r"keep to \frac, \sum, \binom, powers, Greek letters, \le, \approx, \text{…}"
LIMITS = 60


def convert(tex: str) -> str:
    """Typst's form of a formula.

    Raises:
        ValueError: tex2typst does not understand it.
    """
    try:
        return str(tex2typst.tex2typst(tex)).strip()
    except ValueError as error:
        raise ValueError(str(error).splitlines()[0].removeprefix("Conversion failed: ")) from None


def tried(formulas: list[Formula]) -> list[BookError]:
    """The formulas that Typst refuses: all in one go, and one by one only if any fails."""
    if not formulas or _fault([f.source for f in formulas]) is None:
        return []
    found = []
    for formula in formulas:
        message = _fault([formula.source])
        if message is not None:
            what = f"formula '{_short(formula.tex)}' cannot be set: {message}"
            found.append(BookError(formula.path, formula.line, what, REMEDY))
    return found


def _short(tex: str) -> str:
    flat = re.sub(r"\s+", " ", tex).strip()
    return flat if len(flat) <= LIMITS else flat[: LIMITS - 1] + "…"


def _fault(sources: list[str]) -> str | None:
    document = "\n\n".join(f"#[$ {source} $]" for source in sources)
    try:
        typst.compile(document.encode(), format="pdf", ignore_system_fonts=True)
    except typst.TypstError as error:
        return error.message.splitlines()[0]
    return None
