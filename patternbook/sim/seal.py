"""Keeps the real world out of a simulation: its clocks, its chance, its sockets and threads.

What is replaced is given back at the end, and other threads of the process never notice. Two
doors stay open: a name that a library (not the simulated program) took from `time` before the
run, and the iteration order of sets of strings, which is Python's own (`PYTHONHASHSEED`).
"""

from __future__ import annotations

import gc
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from patternbook.sim import substitutes
from patternbook.sim.errors import SimulationError

if TYPE_CHECKING:
    from patternbook.sim.world import World

_NODE = "processes do not replay; start a node instead"
_TASK = "threads do not replay; start a task instead"
_CALL = "real sockets do not replay; use node.call() or node.send()"
_REFUSED = {
    "time.sleep": "time.sleep() would stop every node at once; await asyncio.sleep() instead",
    "socket.__new__": _CALL,
    "socket.getaddrinfo": _CALL,
    "socket.gethostbyname": _CALL,
    "subprocess.Popen": _NODE,
    "os.fork": _NODE,
    "os.forkpty": _NODE,
    "os.exec": _NODE,
    "os.posix_spawn": _NODE,
    "os.spawn": _NODE,
    "os.system": _NODE,
    "_thread.start_new_thread": _TASK,
    "_thread.start_joinable_thread": _TASK,
}
_active: list[Seal] = []
_hooked: list[bool] = []


class Seal:
    """The simulation that runs now, and the thread that it runs in."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.world: World | None = None
        self.thread = threading.get_ident()

    def refuse(self, event: str) -> None:
        """End the run, even if the code that did it catches all exceptions."""
        error = SimulationError(_REFUSED[event])
        if self.world is not None:
            self.world.loop.fail(error)
        raise error


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if _active and event in _REFUSED and threading.get_ident() == _active[0].thread:
        _active[0].refuse(event)


@contextmanager
def sealed(seed: int) -> Iterator[Seal]:
    """For the time of a run, give the program the simulation's clocks and chance."""
    if _active:
        raise SimulationError("a simulation cannot be started inside another one")
    if not _hooked:
        sys.addaudithook(_audit)  # cannot be taken off again, hence once
        _hooked.append(True)
    seal = Seal(seed)
    state = random.getstate()
    random.seed(f"{seed}/random")
    collecting = gc.isenabled()
    gc.disable()  # the loop collects at events that the seed decides
    _active.append(seal)
    replaced = substitutes.replace(_replacements(seal))
    try:
        yield seal
    finally:
        substitutes.restore(replaced)
        _active.clear()
        if collecting:
            gc.enable()
        random.setstate(state)


def _replacements(seal: Seal) -> list[tuple[Any, str, Any]]:
    """What to set: (object, name of the attribute, value during the run)."""
    entropy = random.Random(f"{seal.seed}/os.urandom")

    def refusing(event: str) -> Callable[..., Any]:
        def refused(*args: Any, **kwargs: Any) -> None:
            seal.refuse(event)

        return refused

    def seeded(self: random.Random, a: Any = None, version: int = 2) -> None:
        own_seed(self, entropy.randbytes(32) if a is None else a, version)

    def reseeded(a: Any = None, version: int = 2) -> None:
        random_seed(entropy.randbytes(32) if a is None else a, version)

    own_seed, random_seed = random.Random.seed, random.seed
    found = [
        (time, "sleep", refusing("time.sleep")),
        # Python 3.11 announces neither sleep nor threads to audit hooks.
        (threading.Thread, "start", refusing("_thread.start_new_thread")),
        (os, "urandom", entropy.randbytes),
        (random, "_urandom", entropy.randbytes),  # of SystemRandom, and so of secrets
        (random.Random, "seed", seeded),  # Random() without a seed
        (random, "seed", reseeded),
        *substitutes.clocks(seal),
    ]
    return [(on, name, _in(seal.thread, getattr(on, name), value)) for on, name, value in found]


def _in(thread: int, real: Any, simulated: Any) -> Any:
    """Simulated in the thread of the run, real in all others."""
    if isinstance(simulated, type):
        return simulated

    def dispatch(*args: Any, **kwargs: Any) -> Any:
        call = simulated if threading.get_ident() == thread else real
        return call(*args, **kwargs)

    return dispatch
