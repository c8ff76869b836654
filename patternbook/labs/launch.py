"""Starts a learner's file, once for every seed, and ends all that it started."""

from __future__ import annotations

import contextlib
import os
import resource
import secrets
import select
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

# The real clock, also while a check runs a simulation.
from time import monotonic as real_time
from types import TracebackType
from typing import IO, Any

from patternbook.errors import BookError
from patternbook.labs.lab import Limits
from patternbook.labs.languages import command

PATIENCE = 5.0
"""Seconds in which a program that closed its pipes must end by itself."""
TOKEN = "PATTERNBOOK_LAB"
"""Environment variable by which a process is known, wherever it went."""


class Started:
    """A running program: two pipes, its complaints, and a way to end it."""

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher
        self.complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        theirs_in, self.requests = os.pipe()
        self.replies, theirs_out = os.pipe()
        os.set_blocking(self.requests, False)
        os.set_blocking(self.replies, False)
        try:
            pipes = (theirs_in, theirs_out, self.complaints.fileno())
            self.pid = launcher.begin(*pipes)
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self._code: int | None = None

    def end(self, wait: bool = False) -> int:
        """Kill the program if it still runs, at once or after some patience; gives its code."""
        if self._code is None:
            self._code = self._launcher.end(self.pid, wait)
        return self._code

    def complained(self, most: int) -> str:
        """The last bytes, at most so many, of what the program printed for no check to read."""
        self.complaints.seek(max(0, self.complaints.seek(0, os.SEEK_END) - most))
        return self.complaints.read().decode(errors="replace")

    def close(self) -> None:
        """End the program and give back what it used."""
        self.end()
        os.close(self.requests)
        os.close(self.replies)
        self.complaints.close()


class Launcher:
    """Starts one file again and again. Use it in a `with` statement.

    A Python file is served by one host that forks for every start; any other program is built
    once, and started anew each time.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._token = secrets.token_hex(16)
        self._folder = tempfile.TemporaryDirectory(prefix="patternbook-lab-")
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._path = Path(self._folder.name).resolve() / path.name
        try:
            # Alone in its folder: no solution lies beside it.
            self._path.write_bytes(_content(path))
            self._command = command(self._path, path, limits)
            if path.suffix == ".py":
                self._control = self._host()
        except BaseException:
            self._folder.cleanup()
            raise

    def _host(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        ours.settimeout(30)  # the host answers at once, or something is badly wrong
        with theirs:
            number = theirs.fileno()
            self._process = self._popen([*self._command, str(number)], pass_fds=(number,))
        return ours

    def _popen(self, command: list[str], **pipes: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            cwd=self._folder.name,
            start_new_session=True,
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "HOME": self._folder.name,
                "GOMEMLIMIT": f"{self._limits.memory_mb}MiB",
                "PYTHONHASHSEED": "0",  # a failure must replay
                TOKEN: self._token,
            },
            **pipes,
        )

    def start(self) -> Started:
        """Start the program afresh."""
        return Started(self)

    def begin(self, requests: int, replies: int, complaints: int) -> int:
        """Start with these pipes; for `Started` alone. Gives the number of the process."""
        if self._control is not None:
            socket.send_fds(self._control, [b"b"], [requests, replies, complaints])
            return self._told()
        self._process = self._popen(
            self._command, stdin=requests, stdout=replies, stderr=complaints
        )
        _bound(self._process.pid, self._limits)
        return self._process.pid

    def end(self, pid: int, wait: bool) -> int:
        """End the process that `begin` started; gives its exit code."""
        if self._control is not None:
            self._control.sendall(b"w" if wait else b"k")
            return self._told()
        assert self._process is not None
        stop = real_time() + (PATIENCE if wait else 0)
        while self._process.poll() is None and real_time() < stop:
            select.select([], [], [], 0.01)  # a sleep that a simulation does not refuse
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        code = self._process.wait()
        self._sweep()
        return code

    def _told(self) -> int:
        assert self._control is not None
        line = b""
        while not line.endswith(b"\n"):
            more = self._control.recv(1)
            if not more:
                raise RuntimeError("the host of a lab's program ended")
            line += more
        return int(line)

    def _sweep(self) -> None:
        """Kill what left the group of processes to survive it; only Linux tells which."""
        stop = real_time() + PATIENCE
        while (left := _marked(f"{TOKEN}={self._token}".encode())) and real_time() < stop:
            for pid in left:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            select.select([], [], [], 0.01)  # it takes a moment to die, or to have children

    def __enter__(self) -> Launcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._control is not None:
            self._control.close()  # the host kills its child and ends
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._sweep()
        self._folder.cleanup()


def _content(path: Path) -> bytes:
    """What is in the learner's file.

    Raises:
        BookError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise BookError(path, None, what, "name the file of your program") from None


def _marked(mark: bytes) -> list[int]:
    """Processes with this in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
    return found


def _bound(pid: int, limits: Limits) -> None:
    """Bound processor time and files of a program that does not do so itself; Linux alone."""
    if sys.platform == "linux":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            cpu = limits.cpu_seconds
            resource.prlimit(pid, resource.RLIMIT_CPU, (cpu, cpu + 1))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
