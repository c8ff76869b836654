"""Figures of the section One slow dependency."""

from collections.abc import Sequence
from functools import cache

import matplotlib.pyplot as plt
from bulkhead_size import HELD, RATE, erlang_b, run
from matplotlib.figure import Figure
from product_rule import WORKERS, crowd, independent

Figured = tuple[Figure, dict[str, Sequence[object]]]
SIZE = {"figsize": (6.4, 3.6), "layout": "constrained"}
PERCENT = (
    [1, 0.1, 0.01, 0.001, 0.0001],
    ["100%", "10%", "1%", "0.1%", "0.01%"],
)


def refusals() -> Figured:
    """Share of buyers refused against slots: formula and run."""
    slots = list(range(2, 27, 2))
    figure, axes = plt.subplots(**SIZE)
    table: dict[str, Sequence[object]] = {"slots": slots}
    cases = (
        ("quiet", RATE / 3, HELD, "C0-", (2.3, 0.0004)),
        ("on-sale", RATE, HELD, "C1--", (14, 0.003)),
        ("on-sale, 150 ms", RATE, 3 * HELD, "C2:", (19.5, 0.16)),
    )
    for name, rate, held, style, where in cases:
        exact = [erlang_b(rate * held, n) for n in slots]
        seen = [measured(rate, held, n) for n in slots]
        axes.plot(slots, exact, style)
        shown = [s or float("nan") for s in seen]
        axes.plot(slots, shown, style[:2] + "o", markersize=4)
        mean = f"{name}\n(mean {rate * held:.0f})"
        x, y = where
        axes.text(x, y, mean, color=style[:2], ha="left")
        table[f"{name}, formula"] = [f"{e:.3%}" for e in exact]
        table[f"{name}, run"] = [f"{s:.3%}" for s in seen]
    axes.set_yscale("log")
    axes.set_ylim(1e-4, 1)
    axes.set_yticks(*PERCENT)
    axes.set_xlabel("slots")
    axes.set_ylabel("share of payments refused")
    return figure, table


@cache
def measured(rate: float, held: float, slots: int) -> float:
    return run(rate, held, slots, calls=100_000)


@cache
def crowds() -> dict[str, list[float]]:
    return {
        "steady shard": crowd(0.010, 0.010),
        "moody shard": crowd(0.006, 0.390),
    }


def many_inside() -> Figured:
    """Share of time with at least so many workers in the shard."""
    figure, axes = plt.subplots(**SIZE)
    at_least = list(range(1, WORKERS + 1))
    table: dict[str, Sequence[object]] = {"workers": at_least}
    styles = {"steady shard": "C0o", "moody shard": "C1s--"}
    rule = [sum(independent(0.1)[n:]) for n in at_least]
    axes.plot(at_least, rule, "C0-")
    for name, spent in crowds().items():
        share = [sum(spent[n:]) for n in at_least]
        seen = [s or float("nan") for s in share]
        axes.plot(at_least, seen, styles[name], markersize=4)
        table[name] = [f"{100 * s:.2g}%" for s in share]
    table["if independent"] = [
        f"{100 * r:.2g}%" if r > 1e-7 else "< 0.00001%" for r in rule
    ]
    axes.text(8.3, 0.0004, "steady shard", color="C0")
    axes.text(10, 0.075, "moody shard", color="C1")
    axes.set_yscale("log")
    axes.set_ylim(1e-5, 1.3)
    axes.set_yticks(*PERCENT)
    axes.set_xticks(range(2, WORKERS + 1, 2))
    axes.set_xlabel("workers in the shard, at least")
    axes.set_ylabel("share of time")
    return figure, table
