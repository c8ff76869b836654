"""A node's disk: what was synced survives a crash, what was not may not."""

from __future__ import annotations

import asyncio
import copy
import random
from typing import Any

from patternbook.sim.life import crashed


class Disk:
    """Keys and values behind a cache that a crash empties.

    Args:
        rng: Decides which unsynced writes survive a crash, each with probability one half:
            a cache may write back any of its pages, in any order.
        sync_time: Seconds that `sync` takes.
    """

    def __init__(self, rng: random.Random, sync_time: float = 0.005) -> None:
        self.sync_time = sync_time
        self._rng = rng
        self._synced: dict[str, Any] = {}
        self._written: dict[str, Any] = {}

    def write(self, key: str, value: Any) -> None:
        """Write to the cache. Only `sync` makes it durable."""
        if not crashed():
            self._written[key] = copy.deepcopy(value)

    def read(self, key: str, default: Any = None) -> Any:
        """The newest value written and not lost."""
        if key in self._written:
            return copy.deepcopy(self._written[key])
        return copy.deepcopy(self._synced.get(key, default))

    async def sync(self) -> None:
        """Make the writes before this call durable; they are when it returns, not sooner."""
        writes = dict(self._written)
        await asyncio.sleep(self.sync_time)
        self._synced.update(writes)
        for key, value in writes.items():
            if key in self._written and self._written[key] is value:
                del self._written[key]

    def crash(self) -> list[str]:
        """Lose writes as a power cut does; gives the keys whose last write was lost."""
        lost = []
        for key, value in self._written.items():
            if self._rng.random() < 0.5:
                self._synced[key] = value
            else:
                lost.append(key)
        self._written.clear()
        return lost
