"""Figures of the section When to close."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import rcParams
from matplotlib.figure import Figure
from ramp_slope import WIDTHS, least_width, openings
from reopening_herd import STEP, Policy, run

Table = dict[str, Sequence[object]]
SHOWN = (  # fleets on the left and on the right
    ("30 s, all alike", Policy()),
    ("jitter of 50%, ramp of 60 s", Policy(jitter=0.5, ramp=60)),
)


def herd() -> tuple[Figure, Table]:
    """Load and capacity of the first run, two ways of closing."""
    figure, panels = plt.subplots(
        1, 2, figsize=(6.8, 3.6), sharey=True, layout="constrained"
    )
    table: Table = {}
    for panel, (name, policy) in zip(panels, SHOWN, strict=True):
        seen = run(policy)
        start = int(np.ceil(seen["back"][0] / STEP))
        span = slice(start, start + int(150 / STEP))
        second = np.ones(int(1 / STEP))
        load, room, got = (
            np.convolve(seen[what][span, 0], second, "same")
            for what in ("sent", "capacity", "answered")
        )
        time = np.arange(len(load)) * STEP
        panel.fill_between(time, got, color="C2", alpha=0.4, lw=0)
        panel.plot(time, load, color="C1", lw=0.9)
        panel.plot(time, room, color="C0", ls="--", lw=1.8)
        panel.set_xlabel("time since the provider's return (s)")
        panel.set(xlim=(0, 148), ylim=(0, 1650))
        panel.annotate(name, (0.04, 0.92), xycoords="axes fraction")
        pick = slice(int(5 / STEP), None, int(5 / STEP))
        table.setdefault("time (s)", time[pick].tolist())
        for what, values in ("sent", load), ("capacity", room):
            cells = [f"{value:.0f}" for value in values[pick]]
            table[f"{name}: {what} (calls/s)"] = cells
    left, right = panels
    left.set_ylabel("calls a second")
    left.annotate("sent", (8, 330), color="C1")
    left.annotate("capacity", (60, 210), color="C0")
    right.annotate("capacity", (34, 800), color="C0", ha="right")
    right.annotate("sent", (62, 480), color="C1")
    right.annotate("answered", (100, 400), color=rcParams["text.color"])
    return figure, table


def width() -> tuple[Figure, Table]:
    """Openings after the return against the width of the jitter."""
    found = [openings(w) for w in WIDTHS]
    mean = np.array([f.mean() for f in found])
    reach = [2.045 * f.std(ddof=1) / len(f) ** 0.5 for f in found]
    enough = least_width()
    figure, axes = plt.subplots(
        figsize=(6.4, 3.2), layout="constrained"
    )
    axes.errorbar(WIDTHS, mean, reach, fmt="o-", color="C0", capsize=3)
    axes.axvline(enough, color="C1", ls="--")
    axes.annotate(
        f"predicted: {enough:.0f} s are enough",
        (enough - 2, 1.7),
        color="C1",
        ha="right",
    )
    axes.set(ylim=(0, 3.3), xlim=(-2, 103))
    axes.set_xlabel("width over which sleeps of 120 s are spread (s)")
    axes.set_ylabel("openings of a breaker after the return")
    return figure, {
        "width (s)": list(WIDTHS),
        "openings, mean": [f"{m:.2f}" for m in mean],
        "95% interval, ±": [f"{r:.2f}" for r in reach],
    }
