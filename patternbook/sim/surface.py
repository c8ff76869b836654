"""What asyncio may ask of a loop besides time and tasks; most of it a simulation refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from patternbook.sim.errors import SimulationError

_THREADS = "threads do not replay: await a coroutine instead"
_SOCKETS = "use the simulated network: node.call() or node.send()"
_PROCESSES = "processes do not replay: start a node instead"
_SIGNALS = "signals do not replay"
_REFUSED = {
    _THREADS: "run_in_executor call_soon_threadsafe set_default_executor",
    _SOCKETS: "getaddrinfo getnameinfo create_connection create_server create_unix_connection "
    "create_unix_server create_datagram_endpoint connect_accepted_socket start_tls sendfile "
    "sock_connect sock_accept sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into "
    "sock_sendall sock_sendto sock_sendfile add_reader add_writer remove_reader remove_writer "
    "connect_read_pipe connect_write_pipe",
    _PROCESSES: "subprocess_exec subprocess_shell",
    _SIGNALS: "add_signal_handler remove_signal_handler",
}


def _refuse(name: str, remedy: str) -> Callable[..., Any]:
    def refused(self: Surface, *args: Any, **kwargs: Any) -> Any:
        error = SimulationError(f"loop.{name}() is not simulated; {remedy}")
        self.fail(error)
        raise error

    refused.__name__ = name
    return refused


class Surface(asyncio.AbstractEventLoop):
    """The parts of a loop that are refused, or that do nothing."""

    _running = False
    _closed = False

    def fail(self, error: BaseException) -> None:
        """End the run with an error, even if the code that met it catches it."""
        raise NotImplementedError

    def get_debug(self) -> bool:
        """Always False: asyncio's debug mode reads the real clock."""
        return False

    def set_debug(self, enabled: bool) -> None:
        """Accepted and ignored, see `get_debug`."""

    def is_running(self) -> bool:
        """Whether the loop is running now."""
        return self._running

    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def stop(self) -> None:
        """Refused: a simulation ends when its main task does."""
        raise SimulationError("loop.stop() is not simulated; let the main task return")

    async def shutdown_asyncgens(self) -> None:
        """Nothing is left to do: generators are closed when they are dropped."""

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """There is no executor."""


for _remedy, _names in _REFUSED.items():
    for _name in _names.split():
        setattr(Surface, _name, _refuse(_name, _remedy))
