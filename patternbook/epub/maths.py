"""Formulas as MathML, with a text that is read where MathML is not known."""

from __future__ import annotations

import re
from html import escape

from patternbook.bank.texts.maths import readable
from patternbook.site.html.katex import KATEX

MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
SOURCE = re.compile(r"<semantics>(.*?)<annotation\b.*?</annotation></semantics>", re.DOTALL)


def mathml(tex: str, display: bool = False) -> str:
    """A formula as a MathML element.

    KaTeX sets the web edition too, so both understand the same TeX; the TeX that it carries along
    is taken out, because some readers show it beside the formula.

    Raises:
        FormulaError: KaTeX does not understand the formula.
    """
    found = MATHML.search(KATEX.set(tex, display))
    assert found, "KaTeX gives MathML with its HTML"
    text = SOURCE.sub(r"\1", found[0])
    return text.replace("<math", f'<math alttext="{escape(readable(tex))}"', 1)
