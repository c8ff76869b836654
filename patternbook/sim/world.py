"""A whole simulation: nodes, network, time and chance, all from one seed."""

from __future__ import annotations

import asyncio
import contextvars
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from patternbook.sim.clock import Clock
from patternbook.sim.life import current_life, may_run
from patternbook.sim.loop import VirtualLoop
from patternbook.sim.network import Network
from patternbook.sim.node import Node
from patternbook.sim.seal import sealed
from patternbook.sim.trace import Event, Trace


def _clock_of_caller() -> Clock | None:
    life = current_life.get()
    return life.clock if life else None


class World:
    """What the simulated program lives in. Made by `run`."""

    def __init__(self, seed: int, max_events: int) -> None:
        self.seed = seed
        # The methods that mypy misses are refused at run time, see the end of loop.py.
        self.loop = VirtualLoop(max_events, gate=may_run)  # type: ignore[abstract]
        self.loop.clock_of_caller = _clock_of_caller
        self.trace = Trace()
        self.nodes: dict[str, Node] = {}
        self._streams: dict[str, random.Random] = {}
        self._outside = contextvars.copy_context()
        self._outside.run(current_life.set, None)
        self.network = Network(self)

    def random(self, name: str) -> random.Random:
        """A stream of chance of its own: drawing from one leaves the others as they were."""
        if name not in self._streams:
            self._streams[name] = random.Random(f"{self.seed}/{name}")
        return self._streams[name]

    def node(self, name: str) -> Node:
        """The node of that name, made when it is first asked for."""
        if name not in self.nodes:
            self.nodes[name] = Node(self, name)
        return self.nodes[name]

    @property
    def now(self) -> float:
        """True time in seconds since the start."""
        return self.loop.now

    def note(self, text: str) -> None:
        """Write a line into the trace, in the name of the node that runs."""
        life = current_life.get()
        self.record("note", life.node if life else "", text)

    def record(
        self, kind: str, node: str, text: str = "", peer: str = "", message: int = 0
    ) -> None:
        """Add an event to the trace; see `Event`."""
        if not self.loop.is_closed():  # what is closed after the end has no say
            self.trace.add(Event(round(self.now, 9), kind, node, text, peer, message))

    def after(self, seconds: float, do: Callable[..., None], *args: Any) -> None:
        """Do something from outside all nodes, after true seconds.

        It happens even if the node whose code asks for it is paused or crashes until then: a
        message under way arrives without its sender.
        """
        self.loop.call_true_at(self.now + seconds, do, *args, context=self._outside)

    def task_done(self, task: asyncio.Task[Any]) -> None:
        """A task of a node ended: an error that nobody catches ends the run."""
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error


@dataclass(frozen=True)
class Run:
    """A finished simulation.

    Attributes:
        result: What the main coroutine returned.
        trace: What happened.
        seconds: Virtual seconds that it took.
        events: Callbacks that the loop ran.
        seed: The seed that replays it.
    """

    result: Any
    trace: Trace
    seconds: float
    events: int
    seed: int


def run(
    main: Callable[[World], Coroutine[Any, Any, Any]], seed: int, max_events: int = 50_000_000
) -> Run:
    """Run `main(world)` in virtual time; the same seed gives the same run, event for event.

    While it runs, the global `random`, `os.urandom` and the clocks of `time` belong to the
    simulation; sockets, threads, processes and real sleep are refused. The run ends when `main`
    does; what still waits then is closed, too late to be seen in the trace.

    Raises:
        SimulationError: The program cannot be simulated or does not end.
    """
    with sealed(seed) as seal:
        world = World(seed, max_events)
        seal.world = world
        try:
            result = world.loop.run_until_complete(main(world))
        finally:
            world.loop.close()
    return Run(result, world.trace, world.now, world.loop.events, seed)
