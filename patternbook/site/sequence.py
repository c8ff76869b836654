"""A run as a sequence diagram: a lifeline a node, an arrow a message, time downwards.

The book's listings know `patternbook.sim` alone: a function in one of them gives a trace, and
`{trace}` draws it by `sequence`, whose figure and table are those that `{plot}` expects.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from patternbook.sim.trace import Event, Trace
from patternbook.site.sequence_data import WIDEST, Message, messages, short, table

INCHES_A_ROW = 0.22
MARGIN = 0.65
"""Room left of the first lifeline and right of the last, in distances of lifelines."""
DOWN = ("crash", "start")


def sequence(
    trace: Trace,
    start: float = 0.0,
    end: float | None = None,
    nodes: Sequence[str] = (),
    label: Callable[[Event], str] = lambda event: event.text,
    even: bool = False,
) -> tuple[Figure, dict[str, list[Any]]]:
    """Draw a slice of a run.

    Args:
        trace: What happened.
        start: True time at the top, in seconds.
        end: True time at the bottom; by default that of the last event.
        nodes: The nodes to draw, from left to right; by default all, in order of appearance.
        label: What to write on the arrow of a "send" event, and beside a note.
        even: Give every moment at which something happens the same room, in place of a scale.

    Returns:
        The figure and its table, as `{plot}` wants them.
    """
    last = max((e.time for e in trace.events), default=start) if end is None else end
    names = list(nodes) or list(dict.fromkeys(e.node for e in trace.events if e.node))
    events = [e for e in trace.events if start <= e.time <= last and e.node in (*names, "")]
    found = messages(trace, start, last, names, label)
    moments = sorted(
        {start, last}
        | {e.time for e in events if e.kind not in ("send", "deliver", "drop")}
        | {time for m in found for time in (m.sent, m.ended)}
    )
    rows = {moment: float(row) for row, moment in enumerate(moments)}
    height = INCHES_A_ROW * len(moments) if even else 4.2
    figure, axes = plt.subplots(figsize=(6.4, min(9.0, max(2.4, height))))
    draw = _Drawing(axes, names, rows if even else None)
    draw.lifelines(trace.events, start, last)
    for message in found:
        draw.message(message)
    for event in events:
        draw.event(event, label(event), last)
    draw.frame(start, last)
    return figure, table(events, found)


class _Drawing:
    """Marks on axes where x is the place of a node and y the time, or the row of the time."""

    def __init__(self, axes: Axes, names: list[str], rows: dict[float, float] | None) -> None:
        self.axes = axes
        self.places = {name: float(place) for place, name in enumerate(names)}
        self.rows = rows
        self.text = plt.rcParams["text.color"]
        self.small = plt.rcParams["font.size"] - 2

    def y(self, time: float) -> float:
        """How far down a time is."""
        return time if self.rows is None else self.rows[time]

    def lifelines(self, events: Sequence[Event], start: float, end: float) -> None:
        """A line where the node runs, dots where it is down."""
        for name, x in self.places.items():
            top, down = start, False
            for event in [e for e in events if e.node == name and e.kind in DOWN]:
                if event.time >= start and event.time <= end:
                    self._lifeline(x, top, event.time, down)
                    top = event.time
                down = event.kind == "crash" if event.time <= end else down
            self._lifeline(x, top, end, down)

    def _lifeline(self, x: float, top: float, bottom: float, down: bool) -> None:
        style = {"linestyle": (0, (1, 4)), "alpha": 0.7} if down else {"linestyle": "-"}
        ends = [self.y(top), self.y(bottom)]
        self.axes.plot([x, x], ends, color=self.text, linewidth=0.8, zorder=1, **style)

    def message(self, message: Message) -> None:
        """A slanted arrow; a lost one stops half-way at a cross."""
        x, x_end = self.places[message.source], self.places[message.target]
        y, y_end = self.y(message.sent), self.y(message.ended)
        colour = "C1" if message.lost else "C0"
        if message.lost:
            x_end = x + (x_end - x) * 0.55
            self.axes.plot([x_end], [y_end], marker="x", color=colour, markersize=7, zorder=4)
        style = {"arrowstyle": "-" if message.lost else "-|>", "color": colour, "linewidth": 1.2}
        if message.source == message.target:
            style["connectionstyle"] = "arc3,rad=-0.6"
        if message.lost:
            style["linestyle"] = "--"
        self.axes.annotate(
            "", (x_end, y_end), (x, y), arrowprops={**style, "shrinkA": 0, "shrinkB": 0}
        )
        ends = [(x, y), (x_end, y_end)] if x <= x_end else [(x_end, y_end), (x, y)]
        (left, high), (right, low) = ends
        slope = math.degrees(math.atan2(low - high, right - left))  # in data, then as drawn
        middle = (left + right) / 2, (high + low) / 2
        self._write(*middle, message.text, "center", "bottom", rotation=slope)

    def event(self, event: Event, text: str, end: float) -> None:
        """What happens to a node, or to all."""
        y = self.y(event.time)
        if not event.node:
            if event.kind in ("cut", "heal", "note"):
                ends = [-MARGIN, max(self.places.values(), default=0) + MARGIN]
                self.axes.plot(ends, [y, y], color="C3", linewidth=0.9, linestyle=":")
                told = event.text if event.kind == "note" else f"{event.kind} {event.text}"
                self._write(-MARGIN + 0.02, y, short(told.strip(), WIDEST), "left", "bottom")
            return
        x = self.places[event.node]
        match event.kind:
            case "pause":
                stop = event.time + float(event.text.split()[0])
                bottom = self._below(stop, end)
                box = Rectangle((x - 0.05, y), 0.1, bottom - y, facecolor="C2", zorder=2)
                self.axes.add_patch(box)
                self._write(x + 0.08, (y + bottom) / 2, f"paused {event.text}", "left", "center")
            case "crash":
                self.axes.plot([x], [y], marker="X", color="C1", markersize=9, zorder=5)
                self._write(x + 0.08, y, short(f"crash {event.text}".strip()), "left", "center")
            case "note" | "clock":
                self.axes.plot([x], [y], marker="o", color="C3", markersize=4, zorder=5)
                self._write(x + 0.08, y, short(text), "left", "center")
            case "start" if event.time > 0:
                self.axes.plot([x], [y], marker="o", color="C0", markersize=6, zorder=5)
                self._write(x + 0.08, y, "start", "left", "center")

    def _below(self, time: float, end: float) -> float:
        if self.rows is None:
            return min(time, end)
        return max(row for moment, row in self.rows.items() if moment <= time + 1e-9)

    def _write(self, x: float, y: float, text: str, across: Any, down: Any, **more: Any) -> None:
        turned: dict[str, Any] = (
            {"rotation_mode": "anchor", "transform_rotates_text": True} if more else {}
        )
        style: dict[str, Any] = {
            "fontsize": self.small,
            "color": self.text,
            "ha": across,
            "va": down,
        }
        self.axes.text(x, y, text, zorder=6, **style, **more, **turned)

    def frame(self, start: float, end: float) -> None:
        """Names on top, time at the left and downwards."""
        axes = self.axes
        axes.grid(visible=False)
        margin = (self.y(end) - self.y(start)) * 0.03 or 1.0
        axes.set_ylim(self.y(end) + margin, self.y(start) - 2 * margin)
        axes.set_xlim(-MARGIN, max(self.places.values(), default=0) + MARGIN)
        axes.xaxis.tick_top()
        axes.set_xticks(list(self.places.values()), list(self.places))
        axes.tick_params(axis="x", length=0)
        for side in ("bottom", "top", "right"):
            axes.spines[side].set_visible(False)
        axes.set_ylabel("time (s)")
        if self.rows is not None:
            step = max(1, len(self.rows) // 16)
            shown = list(self.rows.items())[::step]
            axes.set_yticks([row for _, row in shown], [f"{time:.3f}" for time, _ in shown])
