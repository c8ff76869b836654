"""A million events of the simulator, and what share of the time is the loop's own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

from patternbook import sim
from patternbook.sim.loop import VirtualLoop

MILLION = 1_000_000

Main = Callable[[sim.World], Coroutine[Any, Any, Any]]


@dataclass(frozen=True)
class Events:
    """A program in the simulator.

    Attributes:
        what: What it does.
        events: How many callbacks it ran.
        seconds: Processor time.
        loop: The share of it that the bare loop takes for as many events.
    """

    what: str
    events: int
    seconds: float
    loop: float


async def sleepers(world: sim.World) -> None:
    """Fifty tasks that sleep a millisecond, again and again: two events a sleep."""

    async def sleeper() -> None:
        for _ in range(MILLION // 100):
            await asyncio.sleep(0.001)

    async with asyncio.TaskGroup() as group:
        for _ in range(50):
            group.create_task(sleeper())


async def callers(world: sim.World) -> None:
    """Ten nodes call another under a time-out; the trace keeps every message."""

    async def serve(node: sim.Node) -> None:
        async def handle(message: int, sender: str) -> int:
            return message

        node.serve(handle)

    async def call(node: sim.Node) -> None:
        for number in range(MILLION // 150):
            async with asyncio.timeout(1):
                await node.call("seats", number)

    world.node("seats").start(serve)
    for number in range(10):
        world.node(f"orders-{number}").start(call)
    await asyncio.sleep(60)


def bare(events: int) -> float:
    """Seconds for the loop alone: as many callbacks that do nothing but schedule the next."""
    loop = VirtualLoop()  # type: ignore[abstract]

    def tick(left: int) -> None:
        if left:
            loop.call_later(0.001, tick, left - 1)

    for _ in range(50):
        loop.call_soon(tick, events // 50 - 1)
    start = time.process_time()
    loop.run_forever()
    return time.process_time() - start


def measured(main: Main) -> tuple[int, float]:
    """Events of a run, and processor seconds."""
    start = time.process_time()
    events = sim.run(main, seed=1).events
    return events, time.process_time() - start


def runs() -> Iterator[Events]:
    """Run each program once."""
    alone = bare(MILLION)
    yield Events("the loop alone", MILLION, alone, 1.0)
    for what, program in {"sleeping tasks": sleepers, "calls over the network": callers}.items():
        events, seconds = measured(program)
        yield Events(what, events, seconds, alone / MILLION * events / seconds)
