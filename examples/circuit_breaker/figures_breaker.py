"""Figures of the section A breaker in forty lines."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import matplotlib.pyplot as plt
from breaker import CLOSED, OPEN, Breaker
from breaker_brownout import END, Minute, run
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from naive_breaker import NaiveBreaker

Figured = tuple[Figure, dict[str, Sequence[object]]]


def late_success() -> Figured:
    """The calls that ended around the naive breaker's first trip."""
    out = run(NaiveBreaker)
    (trip, *_), (back, _, cause), *_ = out.changes
    calls = [c for c in out.calls if trip - 0.1 < c.end < back + 0.05]
    calls.sort(key=lambda c: c.end)
    figure, axes = plt.subplots(figsize=(6.4, 3.6))
    axes.axvspan(trip, back, color="C3", alpha=0.3, linewidth=0)
    for row, call in enumerate(calls):
        style, mark = ("C0-", "C0o") if call.ok else ("C1:", "C1x")
        wide = 2.5 if call is cause else 1.2
        axes.plot([trip - 0.1, call.end], [row] * 2, style, lw=wide)
        axes.plot(call.end, row, mark, markersize=6)
        says = "answered" if call.ok else "time-out"
        if call is cause:
            says = "answered: closes it"
        elif call.end == trip:
            says = "time-out: trips it"
        beside = max(call.end, back) if trip <= call.end else call.end
        axes.text(beside + 0.006, row, says, va="center")
    axes.text((trip + back) / 2, len(calls) - 0.2, "open", ha="center")
    axes.set_xlim(trip - 0.06, back + 0.11)
    axes.set_ylim(-0.7, len(calls) + 0.5)
    axes.set_xlabel("time (s); the provider turned slow at 10 s")
    axes.grid(visible=False)
    begun = [f"begun at {c.start:.2f} s" for c in calls]
    axes.set_yticks(range(len(calls)), begun)
    return figure, {
        "start (s)": [f"{c.start:.3f}" for c in calls],
        "end (s)": [f"{c.end:.3f}" for c in calls],
        "result": ["success" if c.ok else "time-out" for c in calls],
    }


def out_at(minute: Minute, time: float) -> int:
    return sum(c.start <= time < c.end for c in minute.calls)


def draw(axes: Axes, minute: Minute, name: str) -> list[int]:
    times = [t / 10 for t in range(80, 10 * int(END))]
    waiting = [out_at(minute, t) for t in times]
    axes.fill_between(
        times, waiting, color="C0", alpha=0.6, linewidth=0
    )
    changes = [(0.0, CLOSED, None), *minute.changes, (END, OPEN, None)]
    for (begin, state, _), (end, *_) in pairwise(changes):
        if state != OPEN:
            colour, tall = ("C0", 8) if state == CLOSED else ("C1", 4)
            axes.broken_barh([(begin, end - begin)], (-14, tall),
                             color=colour, linewidth=0)  # fmt: skip
    axes.text(8.2, 88, name, va="top")
    axes.set_xlim(8, END)
    axes.set_ylim(-16, 92)
    axes.set_ylabel("calls out")
    return [out_at(minute, float(t)) for t in range(8, int(END), 3)]


def two_breakers() -> Figured:
    """The same slow minute under both breakers."""
    kinds: dict[str, Callable[..., NaiveBreaker | Breaker]] = {
        "naive": NaiveBreaker,
        "with generations": Breaker,
    }
    figure, panels = plt.subplots(2, 1, figsize=(6.4, 4.2), sharex=True)
    table: dict[str, Sequence[object]] = {
        "time (s)": list(range(8, int(END), 3))
    }
    for axes, (name, kind) in zip(panels, kinds.items(), strict=True):
        table[f"calls out, {name}"] = draw(axes, run(kind), name)
    for state, at in (
        ("half-open", 25),
        ("open", 36),
        ("closed", 77.5),
    ):
        panels[1].annotate(
            state,
            (at, -9),
            (at, 26),
            ha="center",
            arrowprops={
                "arrowstyle": "-",
                "color": rcParams["text.color"],
            },
        )
    panels[1].set_xlabel(
        "time (s); the provider is slow from 10 to 70 s"
    )
    return figure, table
