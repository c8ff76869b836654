"""Start programs so that nothing of them outlives us, and take what they print."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MOST = 1_000_000
"""Bytes that a program may print; one that prints without end is ended there."""

COMPLAINT = re.compile(r"(?:fatal error|panic|Exception in thread .+?|\w*(?:Error|Exception)): ")
"""How Go, Java and Node start the line that says what went wrong; a trace follows."""

GUARD = """
import os, signal, sys
alive = set()
for line in sys.stdin:
    (alive.add if line[0] == "+" else alive.discard)(int(line[1:]))
for group in alive:
    try:
        os.killpg(group, signal.SIGKILL)
    except OSError:
        pass
"""


class Guard:
    """A process that ends the groups told to it when we end, however we end.

    It reads a pipe that only we can write to, and sees it closed when we are gone.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pipe: IO[str] | None = None
        self._owner = 0
        self._groups: set[int] = set()

    def tell(self, sign: str, group: int) -> None:
        """Watch (`+`) or forget (`-`) a process group."""
        with self._lock:
            if self._pipe is None or self._owner != os.getpid():
                process = subprocess.Popen(
                    [sys.executable, "-I", "-S", "-c", GUARD],
                    stdin=subprocess.PIPE,
                    text=True,
                    start_new_session=True,
                )
                self._pipe, self._owner = process.stdin, os.getpid()
                process.returncode = 0  # it ends after us; nobody waits for it
            assert self._pipe
            self._pipe.write(f"{sign}{group}\n")
            self._pipe.flush()
            if sign == "+":
                self._groups.add(group)
            else:
                self._groups.discard(group)

    def end_all(self) -> None:
        """End all groups that are watched, as after Ctrl-C, which does not reach them."""
        with self._lock:
            for group in self._groups:
                end(group)


guard = Guard()


@dataclass(frozen=True)
class Ended:
    """A program that has ended.

    Attributes:
        code: Exit code; negative: the signal that ended it.
        out: What it wrote to standard output.
        err: What it wrote to standard error.
        why: Why we ended it ourselves, or None.
    """

    code: int
    out: str
    err: str
    why: str | None = None

    @property
    def complaint(self) -> str:
        """The line of standard error that says what went wrong, else the last."""
        lines = [line.strip() for line in self.err.splitlines() if line.strip()]
        for line, following in zip(lines, [*lines[1:], ""], strict=False):
            if COMPLAINT.match(line):
                return line
            if "panicked at" in line:  # Rust says where, and why on the next line
                return following
        return lines[-1] if lines else ""


def environment(**more: str) -> dict[str, str]:
    """Our environment, made the same for every run of a listing."""
    fixed = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    return {**os.environ, **fixed, **more}


def end(group: int) -> None:
    """End a whole process group at once."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # all ended by itself
        os.killpg(group, signal.SIGKILL)


def run(
    argv: Iterable[object],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    limit: float = 600,
) -> Ended:
    """Run a program to its end, or end it and all it started after `limit` seconds."""
    process = subprocess.Popen(
        [str(a) for a in argv],
        cwd=cwd,
        env=env if env is not None else environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    guard.tell("+", process.pid)
    over = threading.Event()
    taken: list[bytearray] = [bytearray(), bytearray()]

    def take(stream: IO[bytes], into: bytearray) -> None:
        while chunk := stream.read1(65536):  # type: ignore[attr-defined]
            into += chunk
            if len(into) > MOST:
                over.set()
                end(process.pid)
                break

    streams = [process.stdout, process.stderr]
    readers = [
        threading.Thread(target=take, args=(s, t), daemon=True)
        for s, t in zip(streams, taken, strict=True)
    ]
    for reader in readers:
        reader.start()
    why = None
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        why = f"still running after {limit:g} s"
    finally:
        end(process.pid)  # also what it left in the background
        process.wait()
        guard.tell("-", process.pid)
    for reader in readers:
        reader.join(5)
    if over.is_set():
        why = f"printed more than {MOST:,} bytes"
    out, err = (bytes(t[:MOST]).decode("utf-8", "replace") for t in taken)
    return Ended(process.returncode, out, err, why)
