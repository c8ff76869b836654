"""Turns what pydantic says of an entry into one line a fault."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from patternbook.bank.model import KINDS, Common
from patternbook.bank.places import Place
from patternbook.errors import BookError


def told(error: ValidationError, value: Any, place: Place, name: str) -> list[BookError]:
    """One BookError for each fault, at the line of the key at fault."""
    kind = value.get("kind") if isinstance(value, dict) else None
    found = []
    for fault in error.errors(include_url=False):
        loc = [str(part) for part in fault["loc"]]
        if loc and loc[0] == kind:  # pydantic names the member of the union first
            loc = loc[1:]
        model = KINDS.get(str(kind)) if len(loc) == 1 else None
        what, remedy = _words(fault["type"], fault["msg"], dict(fault.get("ctx", {})), model)
        key = ".".join(loc)
        line = place.line_of(key)
        spot = f"{name}, {key}" if key else name
        found.append(BookError(place.path, line, f"{spot}: {what}", remedy))
    return found


def _words(
    type_: str, message: str, ctx: dict[str, Any], model: type[Common] | None
) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if type_ == "missing":
        return "missing", "add it"
    if type_ == "extra_forbidden":
        known = "; this kind has " + ", ".join(model.model_fields) if model else ""
        return "no such field", "remove it" + known
    if type_ in ("union_tag_not_found", "union_tag_invalid"):
        return "no kind that the bank knows", "write kind: with one of " + ", ".join(KINDS)
    if type_ == "string_type":
        return "not text", "write text, in quotes if it looks like a number"
    if type_ == "string_pattern_mismatch":
        if ctx["pattern"] == r"\S":
            return "empty", "write it"
        return f"not of the form {ctx['pattern']}", "rewrite it in that form"
    if type_ == "value_error":
        what, _, remedy = str(ctx["error"]).partition("; ")
        return what, remedy or "see patternbook/bank/model.py"
    if type_ in ("model_type", "model_attributes_type", "dict_type"):
        return "not a set of 'key: value' lines", "write one key a line"
    return message[:1].lower() + message[1:], "mend the value"
