"""What clients asked and were told, and when: the evidence that consistency checks judge."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any

UNKNOWN = None
"""Completion time of an operation whose outcome the client never learned."""


@dataclass(frozen=True)
class Operation:
    """One call of a client.

    Attributes:
        client: Who called; a client has one call open at a time.
        name: What was called, as the model knows it: "read", "write", "take" ...
        argument: What it was given; hashable.
        result: What it gave; meaningless while `completed` is None.
        invoked: Time of the call.
        completed: Time of the answer; None when none came, so that it may have taken effect at
            any time after the call, or never.
        key: The object it was made on; operations on different keys are judged apart.
    """

    client: str
    name: str
    argument: Hashable
    result: Any
    invoked: float
    completed: float | None
    key: Hashable = None

    @property
    def end(self) -> float:
        """Completion time, infinite when unknown."""
        return math.inf if self.completed is None else self.completed

    def __str__(self) -> str:
        argument = "" if self.argument is None else repr(self.argument)
        result = "?" if self.completed is None else repr(self.result)
        return f"{self.name}({argument}) = {result}"


class NotAppliedError(Exception):
    """Raised by a client's call that is known to have had no effect: it is left out."""


@dataclass
class History:
    """Records operations as they happen.

    Args:
        clock: Gives the true time, `lambda: world.now`; a node's own clock may drift.
    """

    clock: Callable[[], float]
    operations: list[Operation] = field(default_factory=list)

    async def record(
        self,
        client: str,
        name: str,
        argument: Hashable,
        call: Awaitable[Any],
        key: Hashable = None,
    ) -> Any:
        """Await `call` and record it; its result is passed on.

        `NotAppliedError` leaves no record; any other exception, a time-out above all, records that
        the outcome is unknown. Both are passed on.
        """
        operation = Operation(client, name, argument, None, self.clock(), UNKNOWN, key)
        place = len(self.operations)
        self.operations.append(operation)
        try:
            result = await call
        except NotAppliedError:
            self.operations[place] = replace(operation, name="")
            raise
        self.operations[place] = replace(operation, result=result, completed=self.clock())
        return result

    def finished(self) -> list[Operation]:
        """The operations to judge, by time of call."""
        kept = [operation for operation in self.operations if operation.name]
        return sorted(kept, key=lambda operation: operation.invoked)
