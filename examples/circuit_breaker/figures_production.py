"""Figures of the section In production."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
from breaker_metrics import scrapes
from matplotlib.figure import Figure


def misread() -> tuple[Figure, dict[str, Sequence[object]]]:
    """Failed and refused calls a second, in the slow minute's run."""
    seen = scrapes()
    every = 4
    times = list(range(every, len(seen), every))

    def rate(outcome: str) -> list[float]:
        return [
            (seen[t][outcome] - seen[t - every][outcome]) / every
            for t in times
        ]

    failed, refused = rate("failed"), rate("refused")
    figure, axes = plt.subplots(figsize=(6.4, 3.2))
    axes.step(times, failed, "C1-", where="pre", lw=2)
    axes.step(times, refused, "C0--", where="pre")
    axes.text(30, 1.5, "failed", color="C1", ha="center")
    axes.text(35, 44, "refused", color="C0", ha="center")
    axes.text(53.5, 22, "a lucky probe,\ntwice")
    axes.set_xlim(0, 80)
    axes.set_ylim(0, 50)
    axes.set_xlabel("time (s); the provider is slow from 10 to 70 s")
    axes.set_ylabel("calls a second, over 4 s")
    return figure, {
        "until (s)": times,
        "failed (1/s)": failed,
        "refused (1/s)": refused,
    }
