"""The still figure of an explorable: what print, EPUB and a page without scripts show.

static/explore/plot.js draws the same in a page, with the same lines, places and names.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from patternbook.site.explore_declared import Axis, Explorable

SIZE = (6.4, 3.6)
DASHES = ("-", "--", "-.", ":")
APART = 0.07
"""Least distance of two names, in heights of the plot."""


def frame(explorable: Explorable, series: dict[str, Any], ends: bool) -> Figure:
    """Draw one run; `ends` leaves room for names at the right."""
    figure, axes = plt.subplots(figsize=SIZE, layout="constrained")
    _scale(axes, "x", explorable.x)
    _scale(axes, "y", explorable.y)
    named: list[tuple[float, float, str, str]] = []
    for number, (name, value) in enumerate(series.items()):
        colour = f"C{number}"
        if value is None:
            continue
        if not isinstance(value, tuple):
            axes.axvline(value, color=rcParams["text.color"], linewidth=0.8)
            spot = axes.transData.transform((value, 0))
            left = axes.transAxes.inverted().transform(spot)[0] > 0.7
            shift = (-4, -3) if left else (4, -3)
            axes.annotate(
                name,
                (value, 1),
                shift,
                xycoords=axes.get_xaxis_transform(),
                textcoords="offset points",
                ha="right" if left else "left",
                va="top",
            )
            continue
        xs, ys = value
        ys = [math.nan if y is None else y for y in ys]
        if len(xs) == 1:
            axes.plot(xs, ys, "o", color=colour, markersize=8, clip_on=False)
        else:
            axes.plot(xs, ys, DASHES[number % len(DASHES)], color=colour)
        known = [(x, y) for x, y in zip(xs, ys, strict=True) if not math.isnan(y)]
        if known:
            high = axes.transLimits.transform(axes.transScale.transform(known[-1]))[1]
            named.append((known[-1][0], min(1, max(0, high)), name, colour))
    heights = spread([height for _, height, _, _ in named])
    for (x, _, name, colour), height in zip(named, heights, strict=True):
        text = axes.annotate(
            name,
            (x, height),
            (7, 0),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            color=colour,
            va="center",
        )
        text.set_in_layout(ends)
    return figure


def spread(heights: list[float]) -> list[float]:
    """Heights of names, moved apart where they are too near, in the same order."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    moved = list(heights)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + APART)
    over = max(0.0, max(moved, default=0) - 1)
    return [height - over for height in moved] if over else moved


def decades(high: float) -> list[float]:
    """The marks of an axis from 0: 0, 1, 10, 100 and so on."""
    return [0, *(10**n for n in range(math.floor(math.log10(high)) + 1))]


def _scale(axes: Axes, which: str, axis: Axis) -> None:
    set_scale = axes.set_xscale if which == "x" else axes.set_yscale
    if axis.scale == "symlog":
        set_scale("function", functions=(np.log1p, np.expm1))
        marks = axes.xaxis if which == "x" else axes.yaxis
        marks.set_ticks(decades(axis.high), [f"{mark:,g}" for mark in decades(axis.high)])
        marks.set_ticks([], minor=True)
    axes.set(**{f"{which}lim": (axis.low, axis.high), f"{which}label": axis.label})
