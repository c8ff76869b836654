"""An asyncio event loop whose clock jumps from event to event.

Ordinary asyncio code (sleep, timeout, tasks, queues, TaskGroup) runs on it unchanged. Callbacks
that are due at the same instant run in the order in which they were scheduled, and tasks and
futures hash by their number, so that sets of them iterate alike in every process.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import gc
import heapq
import math
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from patternbook.sim.clock import Clock
from patternbook.sim.errors import DeadlockError, SimulationError, TooManyEventsError
from patternbook.sim.handles import Handle, SimFuture, SimTask
from patternbook.sim.life import current_life
from patternbook.sim.running import current_loop
from patternbook.sim.surface import Surface

Gate = Callable[[Handle], bool]
"""Asked before each callback; False means that the callback must not run now (see `Node`)."""

COLLECT_EVERY = 100_000
"""Events between two collections of garbage; `sealed` turns off those that Python chooses."""


class VirtualLoop(Surface):
    """The loop.

    Args:
        max_events: Callbacks to run before the run is given up as endless.
        gate: Asked before each callback whether it may run.
    """

    def __init__(self, max_events: int = 50_000_000, gate: Gate | None = None) -> None:
        self.max_events = max_events
        self.events = 0
        self.gate = gate
        self.clock_of_caller: Callable[[], Clock | None] = lambda: None
        self.failure: BaseException | None = None
        self._now = 0.0
        self._numbers = 0
        self._ready: deque[Handle] = deque()
        self._timers: list[tuple[float, int, Handle]] = []
        # asyncio holds tasks weakly. Here what waits for ever must not be collected: that would
        # run its `finally` blocks at a moment which no seed decides.
        self._tasks: list[SimTask] = []
        self._prune_at = 1000
        self._collect_at = COLLECT_EVERY
        self._exception_handler: Callable[..., object] | None = None

    # Time and scheduling

    @property
    def now(self) -> float:
        """True virtual seconds since the start of the run."""
        return self._now

    def time(self) -> float:
        """Seconds as the node that asks counts them: its clock may drift."""
        clock = self.clock_of_caller()
        return self._now if clock is None else clock.monotonic(self._now)

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def call_soon(  # type: ignore[override]
        self,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> Handle:
        """Run `callback` at this instant, after all that is due already."""
        if context is None:  # an empty context is false, and counts
            context = contextvars.copy_context()
        handle = Handle(self._now, self._number(), callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> Handle:
        """Run `callback` when `time()` of the caller is `when`; at once if that is past."""
        clock = self.clock_of_caller()
        if clock is not None:
            when = clock.true(when)
        return self.call_true_at(when, callback, *args, context=context)

    def call_true_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> Handle:
        """Run `callback` at the true time `when`, whatever the caller's clock shows."""
        if when != when:
            raise ValueError("a callback cannot be due at the time nan")
        if context is None:
            context = contextvars.copy_context()
        handle = Handle(when, self._number(), callback, args, self, context)
        heapq.heappush(self._timers, (when, handle.number, handle))
        return handle

    def call_later(  # type: ignore[override]
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> Handle:
        """Run `callback` after `delay` seconds of the caller's clock."""
        clock = self.clock_of_caller()
        if clock is not None:
            delay /= 1 + clock.drift
        return self.call_true_at(self._now + delay, callback, *args, context=context)

    def requeue(self, handle: Handle) -> None:
        """Make a handle that the gate held back due again."""
        self._ready.append(handle)

    # Tasks and futures

    def create_future(self) -> SimFuture:
        """A future of this loop."""
        future = SimFuture(loop=self)
        future.number = self._number()
        return future

    def create_task(self, coro: Any, **kwargs: Any) -> SimTask:
        """Schedule a coroutine; takes `name` and `context` as asyncio's own loop does."""
        number = self._number()
        name = kwargs.pop("name", None) or f"task {number}"  # asyncio counts over all runs
        context = kwargs.pop("context", None)
        task = SimTask(coro, loop=self, number=number, name=name, context=context, **kwargs)
        self._tasks.append(task)
        if len(self._tasks) > self._prune_at:
            self._prune()
        return task

    def _prune(self) -> None:
        """Let go of what is done; a failure that nobody can hear of any more comes out here."""
        self._tasks = [task for task in self._tasks if not task.done()]
        self._prune_at = 2 * len(self._tasks) + 1000

    # Running

    def run_until_complete(self, future: Awaitable[Any]) -> Any:  # type: ignore[override]
        """Run until `future` is done and give its result.

        Raises:
            DeadlockError: Nothing is scheduled and the future is not done.
            TooManyEventsError: More than `max_events` callbacks ran.
        """
        main = asyncio.ensure_future(future, loop=self)
        self._run(main)
        if self.failure is None and (main.cancelled() or main.exception() is None):
            self._prune()
        if self.failure is not None:
            raise self.failure
        return main.result()

    def run_forever(self) -> None:
        """Run until nothing is scheduled."""
        self._run(None)

    def _run(self, main: asyncio.Future[Any] | None) -> None:
        if self._running:
            raise SimulationError("a simulation cannot be started inside another one")
        self._running = True
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=None, finalizer=self._finalize_generator)
        try:
            with current_loop(self):
                while not (main is not None and main.done()) and self.failure is None:
                    if not self._advance(main):
                        break
        finally:
            sys.set_asyncgen_hooks(*hooks)
            self._running = False

    def _advance(self, main: asyncio.Future[Any] | None) -> bool:
        """Run the callbacks that are due now; False when nothing is left."""
        ready, timers = self._ready, self._timers
        if not ready:
            while timers and timers[0][2]._cancelled:
                heapq.heappop(timers)
            if not timers or timers[0][0] == math.inf:
                if main is None:
                    return False
                raise DeadlockError(self._who_waits())
            self._now = max(self._now, timers[0][0])
        while timers and timers[0][0] <= self._now:
            ready.append(heapq.heappop(timers)[2])
        gate = self.gate
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle._cancelled or (gate is not None and not gate(handle)):
                continue
            self.events += 1
            try:
                handle._context.run(handle._callback, *handle._args)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                if self._exception_handler is None:
                    self.fail(error)
                else:
                    self._exception_handler(
                        self, {"message": "a callback failed", "exception": error}
                    )
        handle = None  # type: ignore[assignment]  # else a failed task's traceback leads back to it
        if self.events > self.max_events:
            raise TooManyEventsError(
                f"more than {self.max_events:,} events by {self._now:g} s of virtual time; "
                "a loop that never sleeps, or sleeps for 0, does not end"
            )
        if self.events >= self._collect_at:
            self._collect_at = self.events + COLLECT_EVERY
            gc.collect()
        return True

    def _who_waits(self) -> str:
        names = sorted(task.get_name() for task in self._tasks if not task.done())
        return f"at {self._now:g} s nothing is scheduled and these tasks wait: {', '.join(names)}"

    def _finalize_generator(self, generator: Any) -> None:
        if not self._closed:
            self.call_soon(self.create_task, generator.aclose())

    # Failures and the end

    def fail(self, error: BaseException) -> None:
        """End the run with the first failure, even if the code that met it catches it."""
        if self.failure is None:
            self.failure = error

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """End the run: a task failed and was let go, so that nobody can hear of it."""
        if self._exception_handler is not None:
            self._exception_handler(self, context)
        else:
            self.default_exception_handler(context)

    def set_exception_handler(self, handler: Callable[..., object] | None) -> None:
        """Use `handler(loop, context)` in place of ending the run."""
        self._exception_handler = handler

    def default_exception_handler(self, context: dict[str, Any]) -> None:
        """The rule of `call_exception_handler`, for handlers that pass on."""
        home = getattr(context.get("future"), "home", None)
        life = home.get(current_life) if home is not None else None
        if "exception" in context and not self._closed and not (life and life.over):
            self.fail(context["exception"])

    def close(self) -> None:
        """Forget all that is scheduled, and close what still waits.

        Closing a coroutine runs its `finally` blocks. They run here, under the seal and in the
        order in which the tasks were made, and not whenever the collector would come by.
        """
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        for _ in range(3):  # what is closed may start tasks
            tasks, self._tasks = self._tasks, []
            for task in tasks:
                _close(task)


def _close(task: SimTask) -> None:
    coroutine: Any = task.get_coro()
    for _ in range(10):  # a `finally` that awaits ignores the first request
        if task.done() or getattr(coroutine, "cr_frame", None) is None:
            break
        with contextlib.suppress(BaseException):
            coroutine.close()
