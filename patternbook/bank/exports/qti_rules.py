"""QTI's rules for responses and scores, as XML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from patternbook.bank.exports.units import number

RESPONSE = '<qti-variable identifier="RESPONSE"/>'


def correct(values: Iterable[str]) -> str:
    """The key."""
    inside = "".join(f"<qti-value>{escape(value, quote=False)}</qti-value>" for value in values)
    return f"<qti-correct-response>{inside}</qti-correct-response>"


def mapping(points: dict[str, int], most: int) -> str:
    """Points for parts of an answer, by the part; together none below 0, nor above `most`."""
    entries = "".join(
        f'<qti-map-entry map-key="{escape(key)}" mapped-value="{value}" case-sensitive="true"/>'
        for key, value in points.items()
    )
    bounds = f'lower-bound="0" upper-bound="{most}" default-value="0"'
    return f"<qti-mapping {bounds}>{entries}</qti-mapping>"


def base(type_: str, value: str) -> str:
    """A constant."""
    return f'<qti-base-value base-type="{type_}">{value}</qti-base-value>'


def outcome(outcome: str, value: str) -> str:
    """A rule that sets an outcome."""
    return f'<qti-set-outcome-value identifier="{outcome}">{value}</qti-set-outcome-value>'


def whole() -> str:
    """One point for the key and none for all else."""
    matches = f'<qti-match>{RESPONSE}<qti-correct identifier="RESPONSE"/></qti-match>'
    return condition([(matches, outcome("SCORE", base("float", "1")))])


def share(most: int) -> str:
    """The points for parts, of so many; none where nothing was answered."""
    mapped = '<qti-map-response identifier="RESPONSE"/>'
    portion = f"<qti-divide>{mapped}{base('float', str(most))}</qti-divide>"
    given = f"<qti-not><qti-is-null>{RESPONSE}</qti-is-null></qti-not>"
    return condition([(given, outcome("SCORE", portion))])


def within(value: float, near: float) -> str:
    """A test whether the number given is near a value."""
    low, high = base("float", number(value - near)), base("float", number(value + near))
    return (
        f"<qti-and><qti-gte>{RESPONSE}{low}</qti-gte><qti-lte>{RESPONSE}{high}</qti-lte></qti-and>"
    )


def condition(branches: list[tuple[str, str]]) -> str:
    """The rule of the first test that holds."""
    found = ""
    for place, (test, rule) in enumerate(branches):
        tag = "qti-response-else-if" if place else "qti-response-if"
        found += f"<{tag}>{test}{rule}</{tag}>"
    return f"<qti-response-condition>{found}</qti-response-condition>"
