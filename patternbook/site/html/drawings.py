"""Make matplotlib's SVG drawings smaller without a visible change.

It writes six decimals and absolute places. A screen shows a tenth of a pixel, and steps from point
to point are shorter than places. Its letters stand on a grid of thousands to an em, of which a
screen shows no tenth. Comments, margins and names to which nothing refers are for people. Together
that is more than half of a drawing.
"""

from __future__ import annotations

import re

ATTRIBUTE = re.compile(r'\b(d|x|y)="([^"]*)"')
STEP = re.compile(r"([MLQCzZ])([^MLQCzZ]*)")
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
PLAIN = re.compile(r"[MLQCzZ\s\d.+-]*")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MARGIN = re.compile(r">\s+<")
REFERENCE = re.compile(r'(?:href="#|url\(#)([^")]+)')
NAME = re.compile(r' id="([^"]*)"')
STYLE = re.compile(r'style="[^"]*"')
MOVED = re.compile(r'transform="translate\(([\d.-]+) ([\d.-]+)\)')
LETTER = re.compile(r'(<path id="[^"]*" d=")([mlqcz\s\d-]*)(" transform="scale\()0\.015625\)')


def slim(svg: str) -> str:
    """The drawing with short numbers and relative paths, and without matplotlib's signature."""
    svg = MARGIN.sub("><", COMMENT.sub("", METADATA.sub("", svg)))
    svg = _without_names(ATTRIBUTE.sub(_attribute, svg))
    svg = STYLE.sub(lambda style: re.sub(r"([:;]) ", r"\1", style[0]), svg)
    svg = MOVED.sub(_moved, svg)
    return LETTER.sub(_letter, svg)


def _without_names(svg: str) -> str:
    """Without ids that nothing refers to; those of text stay, they say what is text."""
    used = set(REFERENCE.findall(svg))

    def kept(name: re.Match[str]) -> str:
        return name[0] if name[1] in used or name[1].startswith("text") else ""

    return NAME.sub(kept, svg)


def _moved(found: re.Match[str]) -> str:
    x, y = (f"{round(float(number), 2):g}" for number in found.groups())
    return f'transform="translate({x} {y})'


def _letter(found: re.Match[str]) -> str:
    """A letter on a grid ten times as wide; from the rounded places, so errors don't add up."""
    head, path, tail = found.groups()
    parts: list[str] = []
    x = y = start_x = start_y = short_x = short_y = 0
    begin_x = begin_y = 0
    for command, numbers in re.findall(r"([mlqcz])([^mlqcz]*)", path):
        if command == "z":
            x, y, short_x, short_y = start_x, start_y, begin_x, begin_y
            parts.append("z")
            continue
        steps = [int(number) for number in re.findall(r"-?\d+", numbers)]
        places = [step + (y if index % 2 else x) for index, step in enumerate(steps)]
        short = [round(place / 10) for place in places]
        parts.append(
            command
            + _join([10 * (at - (short_y if i % 2 else short_x)) for i, at in enumerate(short)])
        )
        x, y = places[-2:]
        short_x, short_y = short[-2:]
        if command == "m":
            start_x, start_y, begin_x, begin_y = x, y, short_x, short_y
    return f"{head}{''.join(parts)}{tail}0.15625)"


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
