"""Pictures for the synthetic book: as heavy as the real ones, drawn from a seed."""

from __future__ import annotations

import random

LETTERS, WRITTEN, POINTS = 40, 200, 500
"""Shapes of letters, how often one of them is written, points of the curve: as in our figures."""


def picture(chance: random.Random) -> str:
    """A curve with words beside it that are drawn, as matplotlib draws them, letter by letter."""
    shapes = "".join(
        f'<path id="g{n}" d="{_outline(chance)}" transform="scale(0.015625)"/>'
        for n in range(LETTERS)
    )
    words = "".join(
        f'<use href="#g{chance.randrange(LETTERS)}" x="{chance.randint(0, 590)}" '
        f'y="{chance.randint(0, 290)}"/>'
        for _ in range(WRITTEN)
    )
    points = " ".join(f"{x * 600 / POINTS:.2f},{chance.uniform(0, 300):.2f}" for x in range(POINTS))
    line = f'<polyline points="{points}" fill="none" stroke="#336"/>'
    size = 'viewBox="0 0 600 300" width="460" height="230"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return f"{head}<defs>{shapes}</defs>{words}{line}</svg>\n"


def _outline(chance: random.Random) -> str:
    curves = " ".join(
        f"Q {chance.randint(0, 400)} {chance.randint(0, 600)} "
        f"{chance.randint(0, 400)} {chance.randint(0, 600)}"
        for _ in range(18)
    )
    return f"M 0 0 {curves} z"
