"""Which node, and which of its lives, a callback belongs to."""

from __future__ import annotations

import contextvars
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from patternbook.sim.clock import Clock

if TYPE_CHECKING:
    from patternbook.sim.handles import Handle


@dataclass(eq=False)
class Life:
    """A node from one start to the crash that ends it.

    Attributes:
        node: Name of the node.
        clock: The node's clock; it outlives a crash.
        paused: While true, callbacks are held back.
        paused_until: True time at which the pause ends.
        over: After a crash: no callback of this life runs again.
        held: Callbacks held back by a pause, in the order in which they were due.
    """

    node: str
    clock: Clock
    paused: bool = False
    paused_until: float = 0.0
    over: bool = False
    held: list[Handle] = field(default_factory=list)


current_life: contextvars.ContextVar[Life | None] = contextvars.ContextVar(
    "current_life", default=None
)


def crashed() -> bool:
    """Whether the code that asks belongs to a node that crashed in this very step."""
    life = current_life.get()
    return life is not None and life.over


def may_run(handle: Handle) -> bool:
    """The gate of the loop: holds back what is paused, drops what has crashed."""
    life = handle.context.get(current_life)
    if life is None:
        return True
    if life.over:
        return False
    if life.paused:
        life.held.append(handle)
        return False
    return True
