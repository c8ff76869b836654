"""Figures of the section on whom to cut off."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from scope_matrix import FAULTS, SCOPES, matrix
from tenants_evidence import WINDOW, in_a_row, windows

Table = dict[str, Sequence[object]]


def scopes() -> tuple[Figure, Table]:
    """Two panels: good calls refused, doomed calls sent."""
    figure, panels = plt.subplots(
        1, 2, figsize=(6.8, 3.6), sharey=True, layout="constrained"
    )
    table: Table = {
        "breaker": [s for s in SCOPES for _ in FAULTS],
        "sick": [f for _ in SCOPES for f in FAULTS],
    }
    for which, panel in enumerate(panels):
        name = ("good calls refused", "doomed calls sent")[which]
        cells = matrix(which)
        clear, full = (
            to_rgba(f"C{which}", 0.0),
            to_rgba(f"C{which}", 0.6),
        )
        shades = LinearSegmentedColormap.from_list("s", [clear, full])
        means = [[mean for mean, _ in row] for row in cells]
        panel.imshow(means, cmap=shades, vmin=0, vmax=1, aspect="auto")
        for y, row in enumerate(cells):
            for x, (mean, _) in enumerate(row):
                none = which == 0 and FAULTS[x] == "service"
                text = "–" if none else f"{100 * mean:.0f}"
                panel.text(x, y, text, ha="center", va="center")
        panel.set_xticks(range(len(FAULTS)), FAULTS, rotation=40)
        panel.set_yticks(range(len(SCOPES)), list(SCOPES))
        panel.tick_params(length=0)
        panel.set_xlabel(f"what is sick; {name} (%)")
        panel.spines[:].set_visible(False)
        table[f"{name} (%)"] = [
            f"{100 * mean:.1f} ± {100 * half:.1f}"
            for row in cells
            for mean, half in row
        ]
    return figure, table


def brief(x: float) -> str:
    if x > 1e5:
        return "over 100,000"
    return f"{x:,.0f}" if x >= 9.5 else "0" if x < 1e-3 else f"{x:.2g}"


def evidence() -> tuple[Figure, Table]:
    """Delay and false trips, exactly, against the number of keys."""
    figure, panels = plt.subplots(
        1, 2, figsize=(6.8, 3.4), layout="constrained"
    )
    keys = [
        4,
        7,
        10,
        20,
        30,
        50,
        70,
        100,
        150,
        200,
        300,
        500,
        700,
        1000,
    ]
    row = [in_a_row(n, 5) for n in keys]
    few = [windows(n, 5) for n in keys]
    many = [windows(n, 20) for n in keys]
    table: Table = {
        "keys": keys,
        "5 in a row, delay (s)": [f"{d:.2f}" for d, _ in row],
        "5 in a row, false a day": [f"{t:.2g}" for _, t in row],
    }
    curves = [("5 in a row", [d for d, _ in row], [t for _, t in row])]
    for minimum, points in (5, few), (20, many):
        delay = [WINDOW / judged for judged, _ in points]
        name = f"10 s, at least {minimum}"
        curves.append((name, delay, [t for _, t in points]))
        table[f"{name}, delay (s)"] = [brief(d) for d in delay]
        table[f"{name}, false a day"] = [brief(t) for _, t in points]
    for number, (_, delay, trips) in enumerate(curves):
        style = {"color": f"C{number}", "ls": ("-", "--", "-.")[number]}
        panels[0].plot(keys, delay, **style)
        panels[1].plot(keys, trips, **style)
    places = [[(20, 0.35), (140, 5000)], [(150, 4), (8, 300)]]
    places[0].append((4, 350))
    places[1].append((55, 0.03))
    for panel, where in zip(panels, places, strict=True):
        for number, (name, _, _) in enumerate(curves):
            at = where[number]
            if (panel is panels[1]) and number == 2:
                name += ":\nunder 0.001"
            style = {"color": f"C{number}", "fontsize": "small"}
            panel.annotate(name, at, **style)
        panel.set(xscale="log", yscale="log", xlabel="keys")
        panel.set_xticks([10, 100, 1000], ["10", "100", "1,000"])
    panels[0].set_ylim(0.1, 1e4)
    panels[0].set_ylabel("mean time until a dead key is cut (s)")
    panels[1].set_ylim(1e-2, 3e3)
    panels[1].set_ylabel("false trips of all keys, a day")
    return figure, table
