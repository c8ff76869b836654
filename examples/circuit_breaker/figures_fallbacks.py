"""Figures of the section on fallbacks."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from cache_outage import CONNECTIONS, END, FROM, QUERY, TO, run
from cache_ways import WAYS
from matplotlib.figure import Figure

Table = dict[str, Sequence[float]]
STYLES = {"query": "-", "query, two at a time": "--", "copy": "-."}
WHERE = {"query": (14, 550), "query, two at a time": (46, 250)}
WHERE |= {"copy": (62, 60)}
BIN = 2.0  # s


def outage() -> tuple[Figure, Table]:
    """Queries a second, and how long an order takes, over time."""
    figure, (load, wait) = plt.subplots(
        2, 1, figsize=(6.4, 4.4), sharex=True, layout="constrained"
    )
    edges = np.arange(0.0, END + BIN, BIN)
    middles = edges[:-1] + BIN / 2
    table: Table = {"time (s)": [float(m) for m in middles[::2]]}
    for number, (name, style) in enumerate(STYLES.items()):
        seen = run(*WAYS[name])
        rate = np.histogram(seen.queries, edges)[0] / BIN
        starts = np.array([at for at, _ in seen.orders])
        took = np.array([seconds for _, seconds in seen.orders])
        which = np.digitize(starts, edges) - 1
        longest = [took[which == i].max() for i in range(len(middles))]
        look = {"color": f"C{number}", "linestyle": style}
        load.plot(middles, rate, **look)
        wait.plot(middles, longest, **look)
        load.annotate(name, WHERE[name], color=f"C{number}")
        table[f"{name}: queries a second"] = rate[::2].tolist()
        table[f"{name}: slowest order (s)"] = [
            round(float(s), 2) for s in longest[::2]
        ]
    load.axhline(CONNECTIONS / QUERY, color="C7", linewidth=0.8)
    load.annotate("all that the database can do", (46, 412))
    load.set(ylabel="queries a second", ylim=(0, 720))
    wait.annotate("query", (32, 14), color="C0", ha="right")
    wait.annotate("the other two:\nbelow 0.2 s", (68, 0.9))
    wait.set(ylabel="slowest order (s)", xlabel="time (s)")
    for panel in (load, wait):
        panel.axvspan(FROM, TO, color="C7", alpha=0.15, linewidth=0)
    return figure, table
