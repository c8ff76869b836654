"""TeX formulas as MathML, and as a line of text."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree

from latex2mathml.converter import convert

RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
SPACED = re.compile(r"[=<>≤≥≈≠≡∼≪≫∝∈∉⊂⊆→←⇒⇐⇔↦±·×÷∧∨∩∪+−]")
BARE = re.compile(r"&(?!#x?[0-9A-Fa-f]+;|\w+;)")
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
NUMBER = re.compile(r"^[\d.,]+$")
BRACKETED = re.compile(r"^\([^()]*\)$")


def mathml(tex: str, display: bool = False) -> str | None:
    """A formula as a MathML element; None if it is beyond the converter."""
    aligned = re.sub(r"\\(begin|end)\{(aligned|align|split|gathered)\*?\}", r"\\\1{align*}", tex)
    try:
        text = BARE.sub("&amp;", convert(aligned.strip(), display="block" if display else "inline"))
        root = ElementTree.fromstring(text)
    except Exception:  # the converter has no exception of its own for what it cannot read
        return None
    words = [element.text or "" for element in root.iter()]
    return None if any("\\" in word for word in words) else text


def readable(tex: str) -> str:
    """A formula as one reads it in a line: `(N − L_others) / λ_pay`."""
    text = mathml(tex)
    if text is None:
        return re.sub(r"\\([A-Za-z]+)\s*|[{}]|\\", r"\1", tex).strip()
    line = _children(ElementTree.fromstring(text))
    return re.sub(r"\s+", " ", line).strip()


def _children(element: ElementTree.Element) -> str:
    parts: list[str] = []
    for child in element:
        word = _words(child)
        tag = child.tag.removeprefix(NAMESPACE)
        function = tag in ("mi", "mo") and len(word) > 1 and word.isalpha()
        if function and parts:
            parts.append(" ")
        parts.append(word)
        if function and child is not element[-1]:
            parts.append("\N{WORD JOINER}")  # a blank unless a bracket comes
    line = "".join(parts)
    line = re.sub(r"\N{WORD JOINER}(?=\s*[(\[])", "", line).replace("\N{WORD JOINER}", " ")
    return re.sub(r"(^|[(\[=<>≤≥≈≠,·×]\s?)\s*([−+±]) ", r"\1\2", line)


def _words(element: ElementTree.Element) -> str:
    tag = element.tag.removeprefix(NAMESPACE)
    parts = [_words(child) if len(child) == 0 else _part(child) for child in element]
    match tag, parts:
        case "mfrac", [top, bottom]:
            if element.get("linethickness") in ("0", "0px"):
                return f"{top} choose {bottom}"
            return f"{_grouped(top)} / {_grouped(bottom)}"
        case "msqrt", _:
            return f"√{_grouped(_children(element), '')}"
        case "mroot", [base, degree]:
            return f"{_small(degree, RAISED, '')}√{_grouped(base, '')}"
        case "msup", [base, above]:
            return _grouped(base, " ") + _small(above, RAISED, "^")
        case (("msub" | "munder"), [base, below]):
            return base + _small(below, LOWERED, "_")
        case (("msubsup" | "munderover"), [base, below, above]):
            if base.strip() in "∑∏∫⋃⋂":
                return f"{base.strip()}({below} … {above}) "
            return base + _small(below, LOWERED, "_") + _small(above, RAISED, "^")
        case "mover", [base, above]:
            return base + (unicodedata.lookup("COMBINING OVERLINE") if above in "¯‾_" else above)
        case "mtable", _:
            return "; ".join(_children(row) for row in element)
        case "mtd", _:
            return _children(element) + " "
        case "mspace", _:
            return " "
    if parts:
        return _children(element)
    text = element.text or ""
    if tag == "mo" and SPACED.fullmatch(text):
        return f" {text} "
    return text + " " if text in (",", ";") else text


def _part(element: ElementTree.Element) -> str:
    return re.sub(r"\s+", " ", _words(element)).strip()


def _grouped(text: str, breaks: str = " /") -> str:
    """A text in brackets if it has one of `breaks` in it, or with none of them more than a word."""
    text = text.strip()
    apart = any(mark in text for mark in breaks) if breaks else not NUMBER.match(text)
    return f"({text})" if apart and len(text) > 1 and not BRACKETED.match(text) else text


def _small(text: str, small: dict[int, int], mark: str) -> str:
    """A text raised or lowered where Unicode can, else after a mark."""
    text = text.strip()
    close = text.replace(" ", "")
    word = len(close) > 2 and close.isalpha()  # ₘₐₓ is hard to read
    if not word and all(ord(letter) in small for letter in close):
        return close.translate(small)
    return mark + (text if re.fullmatch(r"\w+|.", text) else f"({close})")
