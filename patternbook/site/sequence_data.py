"""What a sequence diagram shows of a trace: its messages, and its table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from patternbook.sim.trace import Event, Trace

LONGEST = 26
"""Characters of a label; what is longer is cut."""
WIDEST = 60
"""The same for what happens to all nodes, which is written across the diagram."""
ROWS = 40
"""Rows of a table at most."""


@dataclass(frozen=True)
class Message:
    """One copy of a message as it is drawn: from where and when, to where and when."""

    source: str
    target: str
    sent: float
    ended: float
    text: str
    lost: bool


def messages(
    trace: Trace, start: float, end: float, names: Sequence[str], label: Callable[[Event], str]
) -> list[Message]:
    """The messages among `names` that are sent between `start` and `end`, a copy each."""
    sent = {e.message: e for e in trace.events if e.kind == "send" and start <= e.time <= end}
    found, ended = [], set()
    for event in trace.events:
        ask = sent.get(event.message)
        if event.kind not in ("deliver", "drop") or ask is None:
            continue
        ended.add(event.message)
        if ask.node in names and ask.peer in names:
            lost = event.kind == "drop"
            found.append(Message(ask.node, ask.peer, ask.time, event.time, short(label(ask)), lost))
    found += [  # under way when the run ended
        Message(e.node, e.peer, e.time, end, short(label(e)), False)
        for e in sent.values()
        if e.message not in ended and e.node in names and e.peer in names
    ]
    return sorted(found, key=lambda m: (m.sent, m.ended))


def short(text: str, longest: int = LONGEST) -> str:
    """A label that fits, by default on an arrow."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def plain(event: Event) -> str:
    """What a message says, without the marks that Python's values carry."""
    return re.sub("[(),']", "", event.text)


def table(events: Sequence[Event], found: Sequence[Message]) -> dict[str, list[Any]]:
    """What the diagram shows, in words and in order; at most `ROWS` rows."""
    rows: list[tuple[float, str, str, float | None]] = [
        (m.sent, f"{m.source} → {m.target}", f"{m.text}{', lost' if m.lost else ''}", m.ended)
        for m in found
    ]
    rows += [
        (e.time, e.node or "all", f"{e.kind} {e.text}".strip(), None)
        for e in events
        if e.kind not in ("send", "deliver", "drop")
    ]
    rows.sort(key=lambda row: row[0])
    return {
        "time (s)": [round(row[0], 6) for row in rows[:ROWS]],
        "where": [row[1] for row in rows[:ROWS]],
        "what": [row[2] for row in rows[:ROWS]],
        "arrives (s)": ["" if row[3] is None else round(row[3], 6) for row in rows[:ROWS]],
    }
