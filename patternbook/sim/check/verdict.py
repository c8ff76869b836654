"""The three answers of a consistency check."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from patternbook.sim.history import Operation


class Outcome(enum.Enum):
    """HOLDS and VIOLATED are proofs; UNDECIDED is neither, and never counts as a pass."""

    HOLDS = "holds"
    VIOLATED = "violated"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Attributes:
        outcome: One of three.
        steps: Operations tried by the search.
        order: HOLDS: an order that explains every result.
        prefix: VIOLATED: the shortest beginning of the history that no order explains.
    """

    outcome: Outcome
    steps: int
    order: Sequence[Operation] = ()
    prefix: Sequence[Operation] = ()

    def __bool__(self) -> bool:
        return self.outcome is Outcome.HOLDS


def picture(operations: Sequence[Operation], width: int = 60) -> str:
    """Draw operations as bars over time, a line each: `|--|` from call to answer.

    An operation without an answer runs off to the right.
    """
    if not operations:
        return ""
    start = min(o.invoked for o in operations)
    ends = [o.completed for o in operations if o.completed is not None]
    stop = max([*ends, *(o.invoked for o in operations)])
    scale = (width - 1) / (stop - start) if stop > start else 0.0
    names = max(len(o.client) for o in operations)
    lines = []
    for operation in sorted(operations, key=lambda o: (o.client, o.invoked)):
        left = round((operation.invoked - start) * scale)
        open_end = operation.completed is None
        right = width if open_end else max(left + 1, round((operation.end - start) * scale))
        bar = "|" + "-" * (right - left - 1) + (">" if open_end else "|")
        line = f"{operation.client:<{names}}  {' ' * left}{bar}"
        lines.append(f"{line:<{names + width + 4}}{operation}")
    return "\n".join(lines)
