"""Make matplotlib's SVG drawings smaller without a visible change.

It writes six decimals and absolute places. A screen shows a tenth of a pixel, and steps from point
to point are shorter than places: together up to half of a drawing.
"""

from __future__ import annotations

import re

ATTRIBUTE = re.compile(r'\b(d|x|y)="([^"]*)"')
STEP = re.compile(r"([MLQCzZ])([^MLQCzZ]*)")
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
PLAIN = re.compile(r"[MLQCzZ\s\d.+-]*")


def slim(svg: str) -> str:
    """The drawing with short numbers and relative paths, and without matplotlib's signature."""
    return ATTRIBUTE.sub(_attribute, METADATA.sub("", svg))


def _attribute(found: re.Match[str]) -> str:
    name, value = found.groups()
    if name == "d" and PLAIN.fullmatch(value):
        return f'd="{relative(value)}"'
    if name != "d" and re.fullmatch(r"-?\d+\.\d+", value):
        return f'{name}="{_number(round(float(value) * 10))}"'
    return found[0]


def relative(path: str) -> str:
    """A path with steps in place of places, in tenths.

    Each step leads from the rounded last place to the rounded next one, so errors don't add up.
    """
    x = y = start_x = start_y = 0
    parts: list[str] = []
    for command, numbers in STEP.findall(path):
        if command in "zZ":
            x, y = start_x, start_y
            parts.append("z")
            continue
        points = [round(float(number) * 10) for number in numbers.split()]
        steps = [value - (y if index % 2 else x) for index, value in enumerate(points)]
        width = {"M": 2, "L": 2, "Q": 4, "C": 6}[command]
        if len(points) != width:
            return path
        if command == "L" and steps == [0, 0] and parts[-1][0] == "l":
            continue
        parts.append(command.lower() + _join(steps))
        x, y = points[-2:]
        if command == "M":
            start_x, start_y = x, y
    return "".join(parts)


def _join(steps: list[int]) -> str:
    text = ""
    for step in steps:
        number = _number(step)
        text += number if not text or number.startswith("-") else f" {number}"
    return text


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if tenths < 0 else digits
