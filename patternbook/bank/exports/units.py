"""Numbers and units as other systems take them."""

from __future__ import annotations

from patternbook.bank.numbers import ALIASES, SCALES
from patternbook.bank.variants import Variant


def number(value: float) -> str:
    """A number with all its digits and without an exponent."""
    text = repr(float(f"{value:.15g}"))  # without the dust of multiplying floats
    text = f"{value:.20f}".rstrip("0").rstrip(".") if "e" in text else text
    return text.removesuffix(".0")


def margin(variant: Variant, value: float) -> float:
    """How far from a key, or from what a mistake gives, a number may be."""
    return variant.tolerance * abs(value)


def equivalents(unit: str) -> dict[str, float]:
    """Units that may be given in the place of one, each with how many of it make one."""
    for scale in SCALES:
        if unit and unit in scale:
            known = {given: scale[unit] / size for given, size in scale.items() if given}
            named = {alias: known[usual] for alias, usual in ALIASES.items() if usual in known}
            return {unit: 1.0, **known, **named}
    return {unit: 1.0} if unit else {}
