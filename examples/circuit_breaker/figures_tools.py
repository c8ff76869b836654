"""Figures of the section The other tools."""

from collections.abc import Sequence
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
from brownout import FROM, run
from brownout_measures import CUT
from matplotlib import rcParams
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from policies import ROSTER
from refusal_cost import COSTS, goodput

Figured = tuple[Figure, dict[str, Sequence[object]]]
SIZE = {"figsize": (6.4, 3.6), "layout": "constrained"}
TO = FROM + CUT.lasts


@cache
def answers(name: str) -> list[float]:
    """Answers a second in two-second bins, mean of ten seeds."""
    bins = np.arange(0, CUT.until + 1, 2)
    total = np.zeros(len(bins) - 1)
    for seed in range(10):
        got = run(ROSTER[name](), CUT, seed).answered
        total += np.histogram(got, bins)[0]
    return (total / 20).tolist()


def timeline() -> Figured:
    """Answers in time through the cut, for five policies."""
    figure, axes = plt.subplots(**SIZE)
    middle = [1 + 2 * n for n in range(int(CUT.until / 2))]
    table: dict[str, Sequence[object]] = {"time (s)": middle[::2]}
    for name, style, where in (
        ("shedding", "C0-", (31, 49.5)),
        ("gradient", "C2:", (12, 21)),
        ("breaker", "C1--", (14, 5)),
        ("timeout", "C3-.", (50, 30)),
        ("retries", "C4-", (58, 2)),
    ):
        seen = answers(name)
        axes.plot(middle, seen, style, linewidth=1.6)
        axes.text(*where, name, color=style[:2])
        table[name] = [round(value, 1) for value in seen[::2]]
    text = rcParams["text.color"]
    for at in FROM, TO:
        axes.axvline(at, color=text, linewidth=0.6)
    axes.text(FROM + 0.5, 55, "capacity 18/s")
    axes.text(TO + 0.5, 55, "capacity 60/s")
    axes.set_xlim(0, CUT.until - 2)
    axes.set_ylim(0, 60)
    axes.set_xlabel("time (s)")
    axes.set_ylabel("answers in time, a second")
    return figure, table


def price_of_no() -> Figured:
    """Goodput against the work of a refusal."""
    figure, axes = plt.subplots(**SIZE)
    table: dict[str, Sequence[object]] = {"cost of a refusal": COSTS}
    for name, style, where in (
        ("gradient", "C2:", (1.02, 0.87)),
        ("shedding, K = 1.1", "C1-.", (1.02, 0.77)),
        ("shedding, K = 2", "C0--", (1.02, 0.65)),
        ("shedding", "C3-", (1.02, 0.37)),
        ("shedding, retries", "C4-", (1.02, 0.04)),
    ):
        seen = [goodput(name, cost) for cost in COSTS]
        axes.plot(COSTS, seen, style, marker="o", markersize=3)
        axes.text(*where, name, color=style[:2])
        table[name] = [f"{s:.0%}" for s in seen]
    axes.set_xlim(-0.02, 1.42)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.set_ylim(0, 1.05)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_xlabel("work of a refusal (a served call is 1)")
    axes.set_ylabel("goodput, of the best possible")
    return figure, table
