"""What happened in a run, in order: the record that replays, is compared and is drawn."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+>")


def show(value: Any) -> str:
    """`repr`, but alike in every process: sets are sorted, addresses left out."""
    if type(value) in (int, str, float):
        return repr(value)
    match value:
        case str() | int() | float() | None:
            return repr(value)
        case tuple() if type(value) is tuple:
            inside = ", ".join(map(show, value))
            return f"({inside},)" if len(value) == 1 else f"({inside})"
        case list():
            return f"[{', '.join(map(show, value))}]"
        case dict():
            return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items()) + "}"
        case set() | frozenset():
            return "{" + ", ".join(sorted(map(show, value))) + "}"
    return _ADDRESS.sub(">", repr(value))


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes:
        time: True time in seconds.
        kind: send, deliver, drop, start, crash, pause, resume, cut, heal, clock, sync or note.
        node: The node that it happened to, or "" for the world.
        text: What it was, in words.
        peer: The other node of a message.
        message: Number of the message, shared by its send, deliver and drop; 0 for none.
    """

    time: float
    kind: str
    node: str
    text: str = ""
    peer: str = ""
    message: int = 0

    def __str__(self) -> str:
        arrow = {"send": f"-> {self.peer} ", "deliver": f"<- {self.peer} "}.get(self.kind, "")
        return f"{self.time:10.6f} {self.node:<12} {self.kind:<8}{arrow}{self.text}".rstrip()


@dataclass
class Trace:
    """All events of a run."""

    events: list[Event] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """Append an event."""
        self.events.append(event)

    def digest(self) -> str:
        """SHA-256 of the events: equal exactly when two runs did the same."""
        text = "\n".join(repr(event) for event in self.events)
        return hashlib.sha256(text.encode()).hexdigest()

    def __str__(self) -> str:
        return "\n".join(map(str, self.events))
