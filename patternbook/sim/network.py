"""A network that delays, loses, duplicates, reorders and parts nodes, as a seed decides."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from patternbook.sim.life import crashed
from patternbook.sim.trace import show

if TYPE_CHECKING:
    from patternbook.sim.world import World

Latency = Callable[[random.Random], float]
"""Draws the seconds that one message takes."""


def uniform(low: float, high: float) -> Latency:
    """Latency drawn evenly from `low` to `high` seconds."""
    return lambda rng: rng.uniform(low, high)


def lognormal(median: float, sigma: float) -> Latency:
    """Latency with a long tail: `median` seconds, `sigma` the deviation of its logarithm."""
    return lambda rng: rng.lognormvariate(math.log(median), sigma)


_ATOMS = frozenset({int, float, str, bytes, bool, type(None)})


def copied(payload: Any) -> Any:
    """A deep copy; quick where a field of the envelope needs none."""
    if type(payload) is not dict:
        return copy.deepcopy(payload)
    return {k: v if type(v) in _ATOMS else copy.deepcopy(v) for k, v in payload.items()}


class Network:
    """Carries messages between nodes.

    Each message draws its own latency, so that messages overtake each other; `links` gives a
    latency of its own to the way from one node to another (sender, receiver). `loss` and
    `duplicate` are probabilities a message.
    """

    def __init__(self, world: World) -> None:
        self.latency: Latency = uniform(0.001, 0.005)
        self.links: dict[tuple[str, str], Latency] = {}
        self.loss = 0.0
        self.duplicate = 0.0
        self._world = world
        self._rng = world.random("network")
        self._cut: set[tuple[str, str]] = set()
        self._messages = 0

    def send(self, source: str, target: str, payload: Any, text: str | None = None) -> None:
        """Send a copy of `payload`; it arrives later, once, twice or never.

        `text` is what the trace calls it, by default the payload.
        """
        world = self._world
        if crashed():
            return
        if target not in world.nodes:
            raise KeyError(f"no node '{target}' in this simulation")
        self._messages += 1
        number = self._messages
        text = show(payload) if text is None else text
        world.record("send", source, text, target, number)
        latency = self.links.get((source, target), self.latency)
        copies = 2 if self._rng.random() < self.duplicate else 1
        for _ in range(copies):
            delay = latency(self._rng)
            if self._rng.random() < self.loss:
                world.record("drop", target, f"lost: {text}", source, number)
            elif (source, target) in self._cut:
                world.record("drop", target, f"cut off: {text}", source, number)
            else:
                message = copied(payload)
                world.after(delay, self._arrive, source, target, message, text, number)

    def _arrive(self, source: str, target: str, message: Any, text: str, number: int) -> None:
        world, node = self._world, self._world.nodes[target]
        if (source, target) in self._cut:
            world.record("drop", target, f"cut off: {text}", source, number)
        elif not node.alive:
            world.record("drop", target, f"nobody there: {text}", source, number)
        else:
            world.record("deliver", target, text, source, number)
            node.receive(source, message)

    def partition(self, *groups: Iterable[str]) -> None:
        """Cut each group off from the others, both ways."""
        sides = [list(group) for group in groups]
        for side in sides:
            for other in sides:
                if other is not side:
                    self._sever(side, other)
        self._world.record("cut", "", " | ".join(" ".join(side) for side in sides))

    def cut(self, sources: Iterable[str], targets: Iterable[str]) -> None:
        """Lose what `sources` send to `targets`; the way back stays open."""
        sources, targets = list(sources), list(targets)
        self._sever(sources, targets)
        self._world.record("cut", "", f"{' '.join(sources)} -> {' '.join(targets)}")

    def _sever(self, sources: list[str], targets: list[str]) -> None:
        self._cut.update((a, b) for a in sources for b in targets)

    def heal(self) -> None:
        """Mend all that was cut."""
        self._cut.clear()
        self._world.record("heal", "")
