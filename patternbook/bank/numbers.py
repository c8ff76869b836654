"""Reads a number as a learner types it; the page does the same (`bookNumbers` in grading.js)."""

from __future__ import annotations

import math
import re

NUMBER = re.compile(
    r"^[≈~=\s]*([-+−]?(?:[0-9][0-9,\s_’']*)?(?:\.[0-9]+)?(?:[eE][-+−]?[0-9]+)?)\s*(.*)$", re.DOTALL
)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?:[eE].*)?")
SCALES = [
    {"µs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0},
    {"b": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9},
    {"%": 0.01, "": 1.0},
]
"""Units that a learner may use in the place of the one asked for."""
ALIASES = {
    "sec": "s",
    "second": "s",
    "seconds": "s",
    "minute": "min",
    "minutes": "min",
    "hour": "h",
    "hours": "h",
    "percent": "%",
    "millisecond": "ms",
    "milliseconds": "ms",
}


class NumberError(ValueError):
    """The text is no number, or has a unit that does not fit; the message says which."""


def read(text: str, unit: str = "") -> float:
    """The number in a text, in `unit`; `1.2 s` for a number in ms is 1200.

    Raises:
        NumberError: There is none, or its unit is another.
    """
    match = NUMBER.match(text.strip())
    digits = re.sub(r"[\s_’']", "", match[1]).replace("−", "-") if match else ""
    if not match or not re.search(r"[0-9]", digits):
        raise NumberError("Give a number, such as 2.5.")
    if re.fullmatch(r"[-+]?\d+,\d{1,2}|[-+]?0,\d+|[-+]?\d+,\d{4,}", digits):
        digits = digits.replace(",", ".")  # a decimal comma
    elif "," in digits and not THOUSANDS.fullmatch(digits.lstrip("-+")):
        raise NumberError("Write the number with a point for decimals and no commas.")
    try:
        number = float(digits.replace(",", ""))
    except ValueError:
        raise NumberError("Give a number, such as 2.5.") from None
    if not math.isfinite(number):
        raise NumberError("Give a number that is finite.")
    return number * _factor(match[2].strip().rstrip("."), unit)


def _factor(given: str, asked: str) -> float:
    """What to multiply by to come from the unit given to the unit asked for."""
    given, asked = _usual(given), _usual(asked)
    if given in ("", asked):
        return 1.0
    for scale in SCALES:
        if given in scale and asked in scale:
            return scale[given] / scale[asked]
    wanted = f"the unit is {asked}" if asked else "the number has no unit"
    raise NumberError(f"'{given}' does not fit; {wanted}.")


def _usual(unit: str) -> str:
    """A unit as it is compared: `Calls` is `call`, `seconds` is `s`."""
    unit = unit.strip().lower().replace("μ", "µ")
    unit = unit.replace("per ", "/").replace(" /", "/").replace("/ ", "/")
    unit = ALIASES.get(unit, unit.replace("/second", "/s").replace("/sec", "/s"))
    return re.sub(r"(?<=[a-z]{3})s(?=/|$)", "", unit)
