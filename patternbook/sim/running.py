"""Which loop asyncio takes to be running, also inside a loop that runs already (a notebook)."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def current_loop(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Let `loop` be the running one, and give back the one that ran before."""
    tasks: Any = asyncio.tasks
    outer: Any = asyncio._get_running_loop()
    # Since Python 3.14 a thread has one current task, whatever the loop.
    swap = outer is not None and sys.version_info >= (3, 14)
    task = tasks._swap_current_task(outer, None) if swap else None
    asyncio._set_running_loop(loop)
    try:
        yield
    finally:
        asyncio._set_running_loop(outer)
        if swap:
            tasks._swap_current_task(outer, task)
