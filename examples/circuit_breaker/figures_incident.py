"""Figure of the incident for a group."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
from incident_friday import DATABASE, Settings, evening
from matplotlib import rcParams
from matplotlib.figure import Figure

STEP = 2  # s


def ninety_seconds() -> tuple[Figure, dict[str, Sequence[object]]]:
    """Shares of the good, and what the dependencies are asked."""
    saw = evening(Settings())
    at = list(range(50, 150, STEP))
    spans = [(t, t + STEP) for t in at]
    figure, (above, below) = plt.subplots(
        2, figsize=(6.4, 4.6), layout="constrained", sharex=True
    )
    pages, cards = (
        ("pages in time", "pages"),
        ("card paid", "card buyers"),
    )
    shares = [
        ("pages in time", "C0-", pages),
        ("cards charged", "C1--", cards),
    ]
    table: dict[str, Sequence[object]] = {"time (s)": at[::2]}
    for name, style, of in shares:
        line = [100 * saw.share(*of, *span) for span in spans]
        above.plot(at, line, style)
        table[f"{name} (%)"] = [round(value) for value in line[::2]]
    above.text(73, 80, "pages in time", color="C0")
    above.text(51, 40, "cards\ncharged", color="C1")
    above.set_ylabel("share (%)")
    loads = [
        ("queries of the database", "C0-", "database calls"),
        ("calls to the cards", "C1--", "card calls"),
    ]
    for name, style, what in loads:
        line = [saw.rate(what, *span) for span in spans]
        below.plot(at, line, style)
        table[f"{name} (1/s)"] = [round(value) for value in line[::2]]
    below.axhline(DATABASE, color=rcParams["text.color"], linewidth=0.8)
    below.text(66, 650, "the line at 500: what the database can do")
    below.text(100, 400, "queries of the database", color="C0")
    below.text(100, 80, "calls to the cards", color="C1")
    below.set_ylabel("calls a second")
    below.set_xlabel("seconds after the start of the run")
    below.set_ylim(0, 720)
    return figure, table
