"""A simulated process: it runs code, talks over the network, and can be killed or stopped."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any

from patternbook.sim.clock import Clock
from patternbook.sim.disk import Disk
from patternbook.sim.errors import SimulationError
from patternbook.sim.life import Life, current_life
from patternbook.sim.trace import show

if TYPE_CHECKING:
    from patternbook.sim.world import World

Boot = Callable[["Node"], Coroutine[Any, Any, None]]
Handler = Callable[[Any, str], Awaitable[Any]]
"""Answers a message: `async def handler(message, sender) -> reply`."""


class RemoteError(Exception):
    """The handler on the other node raised; carries its error as text."""


class Node:
    """A process with a name, a clock and a disk. Made by `World.node`."""

    def __init__(self, world: World, name: str) -> None:
        self.name = name
        self.clock = Clock()
        self.disk = Disk(world.random(f"disk of {name}"))
        self._world = world
        self._boot: Boot | None = None
        self._life: Life | None = None
        self._handler: Handler | None = None
        self._calls: dict[int, asyncio.Future[Any]] = {}
        self._numbers = 0

    # Life

    @property
    def alive(self) -> bool:
        """Started and not crashed; a paused node is alive."""
        return self._life is not None

    def start(self, boot: Boot) -> None:
        """Start the process: `boot(node)` runs as its first task."""
        self._boot = boot
        self.restart()

    def restart(self) -> None:
        """Start again after a crash, with an empty memory: `boot` runs from its top."""
        if self._boot is None:
            raise RuntimeError(f"node '{self.name}' was never started")
        if self._life is not None:
            raise RuntimeError(f"node '{self.name}' runs already; crash it first")
        self._life = Life(self.name, self.clock)
        self._world.record("start", self.name)
        self._spawn(self._boot(self))

    def crash(self) -> None:
        """Kill the process: no more code of it runs, unsynced writes may be lost.

        A node that crashes itself runs on to its next `await`; what it sends, writes or notes
        until then is lost.
        """
        if self._life is None:
            return
        life, self._life = self._life, None
        life.over = True
        life.held = []
        self._handler = None
        self._calls = {}
        lost = self.disk.crash()
        self._world.record("crash", self.name, f"lost writes: {', '.join(lost)}" if lost else "")

    def pause(self, seconds: float) -> None:
        """Stop the process as a long garbage collection does; it notices nothing."""
        life = self._life
        if life is None:
            return
        life.paused = True
        life.paused_until = max(life.paused_until, self._world.now + seconds)
        self._world.record("pause", self.name, f"{seconds:g} s")
        self._world.after(seconds, self._resume, life)

    def _resume(self, life: Life) -> None:
        if self._world.now < life.paused_until:
            return  # a longer pause began meanwhile
        life.paused = False
        held, life.held = life.held, []
        if not life.over:
            self._world.record("resume", self.name)
            for handle in held:
                self._world.loop.requeue(handle)

    def _spawn(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        context = contextvars.copy_context()
        context.run(current_life.set, self._life)
        task = self._world.loop.create_task(coroutine, context=context)
        task.add_done_callback(self._world.task_done, context=context)

    # Messages

    def serve(self, handler: Handler) -> None:
        """Answer each message with what `handler` returns; each runs as a task of its own."""
        self._handler = handler

    def send(self, target: str, message: Any) -> None:
        """Send a message and expect no answer."""
        self._world.network.send(self.name, target, {"do": message}, show(message))

    async def call(self, target: str, message: Any) -> Any:
        """Send a message and wait for the answer, for ever: bound it by `asyncio.timeout`.

        Raises:
            RemoteError: The handler over there raised.
        """
        self._numbers += 1
        number = self._numbers
        future: asyncio.Future[Any] = self._world.loop.create_future()
        calls = self._calls  # of this life: a restart begins with an empty table
        calls[number] = future
        ask = {"call": number, "do": message}
        self._world.network.send(self.name, target, ask, show(message))
        try:
            return await future
        finally:
            calls.pop(number, None)

    def receive(self, sender: str, message: dict[str, Any]) -> None:
        """Take a message off the network. For `Network` alone."""
        if "reply" in message:
            self._spawn(self._settle(message))
        else:
            self._spawn(self._answer(sender, message))

    async def _settle(self, message: dict[str, Any]) -> None:
        future = self._calls.get(message["reply"])
        if future is None or future.done():
            return  # an answer to a call given up, or a duplicate
        if "error" in message:
            future.set_exception(RemoteError(message["error"]))
        else:
            future.set_result(message["is"])

    async def _answer(self, sender: str, message: dict[str, Any]) -> None:
        if self._handler is None:
            return
        reply: dict[str, Any] = {"reply": message.get("call")}
        try:
            reply["is"] = await self._handler(message["do"], sender)
        except Exception as error:
            if "call" not in message or isinstance(error, SimulationError):
                raise
            reply["error"] = f"{type(error).__name__}: {error}"
        if "call" in message:
            text = reply.get("error") or f"reply {show(reply['is'])}"
            self._world.network.send(self.name, sender, reply, text)
