"""A figure: what three trip rules see of the same minute."""

import random
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from time_window import TimeWindow
from trip_rules import CountWindow, Ewma

Table = dict[str, Sequence[object]]
STYLES = ("-", "--", "-.")


def memory() -> tuple[Figure, Table]:
    """What three rules know of a blip of 2 s and a brownout."""
    rng, rows = random.Random(2), []
    count, ring, fading = (
        CountWindow(20, 21),
        TimeWindow(),
        Ewma(2.0, 2.0),
    )
    for call in range(600):
        now = call / 10
        fails = 1.0 if 20 <= now < 22 else 0.5 if now >= 40 else 0.05
        failed = rng.random() < fails
        for rule in (count, ring, fading):
            rule.trips(now, failed)
        shares = (count.failures / 20, sum(ring.bad) / sum(ring.made))
        rows.append((now, *shares, fading.rate))
    figure, axes = plt.subplots(
        figsize=(6.4, 3.2), layout="constrained"
    )
    columns = np.array(rows).T
    names = ("last 20 calls", "last 10 s", "EWMA of 2 s")
    for number in range(3):
        axes.plot(
            columns[0],
            100 * columns[number + 1],
            color=f"C{number}",
            linestyle=STYLES[number],
        )
    axes.axhline(50, color="C7", lw=0.8)
    axes.annotate("last 20 calls", (23.2, 88), color="C0")
    axes.annotate("EWMA of 2 s", (23.2, 64), color="C2")
    axes.annotate("last 10 s", (26, 33), color="C1")
    axes.annotate("all fail", (20, 103), ha="center")
    axes.annotate("half fail from here", (40, 103), ha="left")
    axes.axvspan(20, 22, color="C7", alpha=0.25, lw=0)
    axes.axvspan(40, 60, color="C7", alpha=0.25, lw=0)
    axes.set(xlim=(10, 60), ylim=(0, 112))
    axes.set_xlabel("time (s)")
    axes.set_ylabel("failed, as the rule sees it (%)")
    table: Table = {
        "time (s)": [f"{r[0]:g}" for r in rows[180::16]],
        **{
            f"{name} (%)": [f"{100 * r[i]:.0f}" for r in rows[180::16]]
            for i, name in enumerate(names, 1)
        },
    }
    return figure, table
