"""Figures of the section on when to trip."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from detection import RULES, point
from hystrix_detection import detect
from matplotlib.axis import Axis
from matplotlib.figure import Figure

Table = dict[str, Sequence[object]]
STYLES = ("-", "--", "-.", ":")
SCALE = {"1 s": 1, "10 s": 10, "1 min": 60, "10 min": 600} | {
    "1 h": 3600,
    "1 day": 86_400,
    "1 year": 3.16e7,
}  # s


def _ticks(axis: Axis, names: str) -> None:
    chosen = names.split(", ")
    axis.set_ticks([SCALE[n] for n in chosen], chosen)
    axis.set_ticks([], minor=True)


def detection() -> tuple[Figure, Table]:
    """Delay against false trips: one curve a rule, two sicknesses."""
    figure, panels = plt.subplots(
        1, 2, figsize=(6.8, 3.8), sharey=True, layout="constrained"
    )
    rows: list[tuple[str, ...]] = []
    for number, (rule, (_, limits)) in enumerate(RULES.items()):
        points = [point(rule, limit) for limit in limits]
        for limit, (false, half, fifth) in zip(
            limits, points, strict=True
        ):
            hours = f"{false / 3600:,.{2 if false < 36e4 else 0}f}"
            cells = (hours, f"{half:.1f}", f"{fifth:.1f}")
            rows.append((f"{limit} {rule}", *cells))
        for panel, which in zip(panels, (1, 2), strict=True):
            panel.plot(
                [p[0] for p in points],
                [p[which] for p in points],
                color=f"C{number}",
                linestyle=STYLES[number],
                marker="o",
                markersize=3,
            )
    labels = {  # x, y on the right panel
        "in a row": (1.5e5, 900),
        "last 16": (2.5e7, 230),
        "EWMA": (1e8, 42),
        "points": (2e7, 12),
    }
    for number, (text, where) in enumerate(labels.items()):
        ha = "right" if text == "in a row" else "left"
        panels[1].annotate(text, where, color=f"C{number}", ha=ha)
    panels[0].annotate("in a row", (1e5, 14), color="C0", ha="right")
    panels[0].annotate("the other three", (2e4, 0.8))
    for panel, sick in zip(panels, ("half", "a fifth"), strict=True):
        panel.set(xscale="log", yscale="log", xlim=(50, 2e9))
        panel.set_ylim(0.5, 8000)
        panel.set_xlabel("time between false trips")
        panel.annotate(
            f"{sick} of the calls fail",
            (0.04, 0.93),
            xycoords="axes fraction",
        )
        _ticks(panel.xaxis, "1 min, 1 h, 1 day, 1 year")
    _ticks(panels[0].yaxis, "1 s, 10 s, 1 min, 10 min, 1 h")
    panels[0].set_ylabel("mean time to detect")
    names: tuple[str, ...] = ("limit", "between false trips (h)")
    names += ("half fail (s)", "a fifth fail (s)")
    columns = zip(*rows, strict=True)
    return figure, dict(zip(names, columns, strict=True))


def time_to_detect() -> tuple[Figure, Table]:
    """A dead server, seen by three defaults, against the call rate."""
    rates = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 5, 10, 20, 50, 100]
    seen = [detect(r, False) for r in rates]
    low, half, high = (
        np.array([np.quantile(s, q) for s in seen])
        for q in (0.05, 0.5, 0.95)
    )
    figure, axes = plt.subplots(
        figsize=(6.4, 3.6), layout="constrained"
    )
    axes.fill_between(rates, low, high, color="C0", alpha=0.25, lw=0)
    axes.plot(rates, half, color="C0")
    axes.plot(rates, [50 / r for r in rates], color="C1", ls="--")
    axes.plot(rates, [5 / r for r in rates], color="C2", ls="-.")
    axes.annotate(
        "Hystrix: 10 s, at least 20 calls", (9, 7), color="C0"
    )
    axes.annotate("resilience4j: 100 calls", (2.6, 24), color="C1")
    axes.annotate("five in a row", (3.2, 1.9), color="C2")
    axes.set(xscale="log", yscale="log", ylim=(0.04, 4000))
    axes.set_xlabel("calls a second")
    axes.set_xticks([1, 2, 5, 10, 20, 50, 100])
    axes.set_xticklabels(["1", "2", "5", "10", "20", "50", "100"])
    axes.set_xticks([], minor=True)
    _ticks(axes.yaxis, "1 s, 10 s, 1 min, 10 min, 1 h")
    axes.set_ylabel("time to detect")
    table: Table = {
        "calls/s": rates,
        "Hystrix, 5% (s)": [f"{x:.1f}" for x in low],
        "Hystrix, median (s)": [f"{x:.1f}" for x in half],
        "Hystrix, 95% (s)": [f"{x:.1f}" for x in high],
        "100 calls (s)": [f"{50 / r:.1f}" for r in rates],
        "five in a row (s)": [f"{5 / r:.2f}" for r in rates],
    }
    return figure, table
