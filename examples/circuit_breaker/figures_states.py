"""The state diagram of the breaker, from the shared traces."""

from collections import Counter
from collections.abc import Sequence

import matplotlib.pyplot as plt
from breaker import CLOSED, HALF_OPEN, OPEN, Breaker, agrees, load
from matplotlib import rcParams
from matplotlib.figure import Figure

Figured = tuple[Figure, dict[str, Sequence[object]]]

PLACES = {CLOSED: (0.0, 2.0), OPEN: (3.0, 2.0), HALF_OPEN: (1.5, 0.4)}
DOES = {CLOSED: "calls go out", OPEN: "calls are refused",
        HALF_OPEN: "one call is out"}  # fmt: skip
EDGES = {  # where an arrow starts and ends, its label and where that is
    (CLOSED, OPEN): ((0.55, 2.05), (2.3, 2.05),
        "third failure\nin a row", (1.42, 2.34)),
    (OPEN, HALF_OPEN): ((3.0, 1.68), (2.05, 0.62),
        "asked after\nthe cooldown", (3.2, 0.95)),
    (HALF_OPEN, OPEN): ((1.62, 0.75), (2.5, 1.68),
        "probe\nfails", (1.6, 1.4)),
    (HALF_OPEN, CLOSED): ((1.2, 0.75), (0.12, 1.68),
        "probe\nsucceeds", (0.05, 0.95)),
    (HALF_OPEN, HALF_OPEN): ((1.25, 0.08), (1.75, 0.08),
        "no result in a cooldown:\nnext probe", (1.5, -0.55)),
}  # fmt: skip


def crossings() -> Counter[tuple[str, str]]:
    """How often the shared traces take the breaker along each edge."""
    seen: Counter[tuple[str, str]] = Counter()

    class Watched(Breaker):
        def _enter(self, state: str) -> None:
            if self._generation:
                seen[self.state, state] += 1
            super()._enter(state)

    assert all(agrees(Watched, trace) for trace in load())
    return seen


def states() -> Figured:
    """The state machine, its edges counted over the traces."""
    edges = crossings()
    figure, axes = plt.subplots(figsize=(5.2, 4.0))
    ink = rcParams["text.color"]
    for edge, times in edges.items():
        start, end, label, at = EDGES[edge]
        bent = "arc3,rad=1.1" if edge[0] == edge[1] else "arc3"
        axes.annotate("", end, start, arrowprops={
            "arrowstyle": "-|>,head_width=0.3,head_length=0.6",
            "color": ink, "linewidth": 1.2, "connectionstyle": bent,
            "shrinkA": 0, "shrinkB": 0,
        })  # fmt: skip
        axes.text(*at, f"{label} ({times}×)", ha="center", va="center")
    for state, place in PLACES.items():
        box = {"boxstyle": "round,pad=0.5", "edgecolor": "C0",
               "facecolor": rcParams["axes.facecolor"],
               "linewidth": 1.5}  # fmt: skip
        axes.text(*place, f"{state}\n{DOES[state]}", ha="center",
                  va="center", bbox=box)  # fmt: skip
    axes.set_xlim(-0.75, 4.0)
    axes.set_ylim(-0.85, 2.6)
    axes.axis("off")
    return figure, {
        "from": [old for old, _ in edges],
        "to": [new for _, new in edges],
        "times in the traces": list(edges.values()),
    }
