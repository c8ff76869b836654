"""What the loop schedules: callbacks ordered by time, tasks and futures that hash alike."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from patternbook.sim.loop import VirtualLoop


class Handle(asyncio.TimerHandle):
    """A scheduled callback; ties in time are broken by the order of scheduling."""

    __slots__ = ("number",)

    def __init__(
        self,
        when: float,
        number: int,
        callback: Callable[..., object],
        args: tuple[Any, ...],
        loop: VirtualLoop,
        context: contextvars.Context,
    ) -> None:
        # Not TimerHandle.__init__: it looks at the loop's debug flag and the stack, a third of
        # the cost of an event.
        self._when = when
        self.number = number
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = context
        self._cancelled = False
        self._repr = None
        self._source_traceback = None
        self._scheduled = False

    def cancel(self) -> None:
        """Never run the callback; harmless when it has run."""
        self._cancelled = True
        self._callback = None  # type: ignore[assignment]
        self._args = ()

    @property
    def context(self) -> contextvars.Context:
        """The context in which the callback runs; it knows the node."""
        return self._context


class _Numbered:
    """Gives each object of a loop a number to hash by, in place of its address."""

    number: int

    def __hash__(self) -> int:
        return self.number


class SimFuture(_Numbered, asyncio.Future):  # type: ignore[type-arg]
    """A future with a replayable hash."""


class SimTask(_Numbered, asyncio.Task):  # type: ignore[type-arg]
    """A task with a replayable hash; `home` is the context that it runs in."""

    def __init__(
        self, coro: Any, *, number: int, context: contextvars.Context | None, **kwargs: Any
    ) -> None:
        self.number = number  # before super().__init__, which puts the task in a set
        self.home = contextvars.copy_context() if context is None else context
        super().__init__(coro, context=self.home, **kwargs)
        self._log_destroy_pending = False  # a crash leaves tasks behind on purpose
