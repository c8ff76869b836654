"""The figure of the overload that stays."""

from collections.abc import Sequence
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
from brownout import Scene, run
from matplotlib import rcParams
from matplotlib.figure import Figure
from policies import ROSTER

Figured = tuple[Figure, dict[str, Sequence[object]]]
SIZE = {"figsize": (6.4, 3.6), "layout": "constrained"}


@cache
def at_the_end(name: str, rate: float, spike: float) -> float:
    """Answers a second, five minutes after five seconds' spike."""
    load = (spike or rate) / rate
    scene = Scene(load=load, lasts=5, rate=rate, until=335)
    got = np.array(run(ROSTER[name](), scene, 1).answered)
    return float(np.sum((got >= 315) & (got < 335)) / 20)


def hysteresis() -> Figured:
    """What is served in the end, with and without a spike."""
    figure, axes = plt.subplots(**SIZE)
    rates = [5, 10, 15, 18, 22, 25, 30, 35, 40, 45]
    table: dict[str, Sequence[object]] = {"requests a second": rates}
    for name, spike, style, label, where in (
        ("retries", 0, "C0o-", "no spike", (22, 30)),
        ("retries", 120, "C3s--", "after a spike", (30, 2)),
        ("budget", 120, "C2^:", "with budget", (36, 28)),
    ):
        seen = [at_the_end(name, rate, spike) for rate in rates]
        axes.plot(rates, seen, style, markersize=5)
        axes.text(*where, label, color=style[:2])
        table[label.replace("\n", " ")] = [round(s, 1) for s in seen]
    text = rcParams["text.color"]
    axes.axvline(20, color=text, linewidth=0.6)
    axes.text(19.6, 44, "capacity / 3", ha="right")
    axes.set_xlabel("requests a second (capacity 60/s)")
    axes.set_ylabel("answers in time, a second")
    return figure, table
