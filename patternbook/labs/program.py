"""A learner's program from the check's side: called, bounded and always ended."""

from __future__ import annotations

import json
import os
import select
import signal
from collections.abc import Sequence
from pathlib import Path

# The real clock, also while a check runs a simulation.
from time import monotonic as real_time
from types import TracebackType
from typing import Any

from patternbook.labs.lab import Limits
from patternbook.labs.launch import Launcher
from patternbook.run.process import Ended

LOOK_EVERY = 0.05
"""Seconds between two looks at the memory of a program that has not answered yet."""
RUNTIME_MB = 256
"""What the runtime of a language may use on top of the limit of a lab."""
MAX_LINE = 64 << 20
"""Bytes of one answer before the program is taken to be out of hand."""


class ProgramFailed(BaseException):
    """The program crashed, hung, or spoke nonsense; the message says which, for the learner.

    Not an Exception, so that no simulated node catches it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


class Program:
    """One run of a learner's file.

    A program in another language than Python reads requests from its standard input and writes
    replies to its standard output, a JSON object a line: `{"do": "new", "class": C, "args": A}`,
    `{"do": "call", "on": N, "method": M, "args": A}`, answered by `{"ok": value}` or
    `{"error": text}`; `each` in place of `call` has a list of arguments for each of many calls and
    is answered by the list of their results. Several requests may arrive at once; they are
    answered in their order.
    """

    def __init__(self, launcher: Launcher, limits: Limits) -> None:
        self._limits = limits
        self._lines: list[bytes] = []
        self._rest = b""
        self._closed = False
        self._stop = real_time() + limits.seed_seconds
        self._started = launcher.start()

    def new(self, name: str, *args: Any) -> Remote:
        """Make an object of the learner's class `name`."""
        ask = {"do": "new", "class": name, "args": args}
        return Remote(self, self.ask([(ask, f"{name}{shown(args)}")])[0])

    def ask(self, requests: Sequence[tuple[dict[str, Any], str]]) -> list[Any]:
        """Send requests, each with what to call it in a complaint; gives the answers."""
        said = requests[0][1]
        if self._lines or self._rest:
            raise ProgramFailed(f"an answer came before {said} was asked")
        self._exchange(b"".join(json.dumps(r).encode() + b"\n" for r, _ in requests), requests)
        if len(self._lines) > len(requests) or self._rest:
            raise ProgramFailed(f"an answer came that nobody asked for, after {requests[-1][1]}")
        answers = [_read(line, said) for line, (_, said) in zip(self._lines, requests, strict=True)]
        self._lines = []
        return answers

    def _exchange(self, data: bytes, requests: Sequence[tuple[dict[str, Any], str]]) -> None:
        """Write and read at once: neither side may wait for the other to make room."""
        stop = min(self._stop, real_time() + self._limits.call_seconds)
        started, left = self._started, memoryview(data)
        poll = select.poll()
        poll.register(started.replies, select.POLLIN)
        writing = False
        while len(self._lines) < len(requests):
            said = requests[len(self._lines)][1]
            try:
                while left:
                    left = left[os.write(started.requests, left) :]
            except BlockingIOError:
                pass
            except BrokenPipeError:
                raise ProgramFailed(f"the program ended before {said}{self._why()}") from None
            if left and not writing:
                poll.register(started.requests, select.POLLOUT)
            if not left and writing:
                poll.unregister(started.requests)
            writing = bool(left)
            time_left = stop - real_time()
            ready = poll.poll(min(time_left, LOOK_EVERY) * 1000) if time_left > 0 else []
            if not ready:
                self._look_at_memory(said)
            if not ready and real_time() >= stop:
                limit = self._limits.call_seconds
                if real_time() >= self._stop:
                    limit = self._limits.seed_seconds
                raise ProgramFailed(f"{said} did not answer within {limit:g} s")
            if any(descriptor == started.replies for descriptor, _ in ready):
                self._take(said)

    def _look_at_memory(self, said: str) -> None:
        """End a program that the system does not hold to its limit: a Python one it does."""
        most = self._limits.memory_mb + RUNTIME_MB
        if (self.peak() or 0) > most:
            self._started.end()
            raise ProgramFailed(f"{said} used more than {most} MB of memory")

    def _take(self, said: str) -> None:
        data = os.read(self._started.replies, 1 << 16)
        if not data:
            raise ProgramFailed(f"the program ended during {said}{self._why()}")
        if b"\n" in data:
            *lines, rest = (self._rest + data).split(b"\n")
            self._lines += lines
            self._rest = rest
        else:
            self._rest += data
        if len(self._rest) > MAX_LINE:
            raise ProgramFailed(f"{said} answered with more than {MAX_LINE >> 20} MB")

    def _why(self) -> str:
        code = self._started.end(wait=True)
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            return f": it used more than {self._limits.cpu_seconds} s of processor time"
        said = Ended(code, "", self._started.complained(2000)).complaint
        return f", with exit code {code}" + (f": {said}" if said else "")

    def peak(self) -> float | None:
        """Peak memory in megabytes, None where it cannot be told (it ended; not Linux)."""
        try:
            status = Path(f"/proc/{self._started.pid}/status").read_text()
        except OSError:
            return None
        lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM:")]
        return int(lines[0][1]) / 1024 if lines else None

    def printed(self, lines: int = 20) -> tuple[str, ...]:
        """The last lines that the program printed or complained."""
        said = self._started.complained(lines * 500).splitlines()
        return tuple(map(printable, said[-lines:]))

    def close(self) -> None:
        """End the program."""
        if not self._closed:
            self._closed = True
            self._started.close()

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Remote:
    """An object in the learner's process; its methods are called as if it were here."""

    def __init__(self, program: Program, number: int) -> None:
        self._program = program
        self._number = number

    def __getattr__(self, method: str) -> Any:
        def call(*args: Any) -> Any:
            return self.in_turn([(method, *args)])[0]

        return call

    def in_turn(self, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Make calls `(method, argument, ...)` one after the other, in one trip."""
        if not calls:
            return []
        do = {"do": "call", "on": self._number}
        return self._program.ask(
            [({**do, "method": m, "args": args}, f"{m}{shown(args)}") for m, *args in calls]
        )

    def each(self, method: str, arguments: list[list[Any]]) -> list[Any]:
        """Call `method` once for every list of arguments, in one trip; gives the results."""
        said = f"{len(arguments):,} calls of {method}()"
        ask = {"do": "each", "on": self._number, "method": method, "args": arguments}
        results = self._program.ask([(ask, said)])[0]
        if not isinstance(results, list) or len(results) != len(arguments):
            raise ProgramFailed(f"{said} gave no list of as many results")
        return results


def _read(line: bytes, said: str) -> Any:
    try:
        reply = json.loads(line)
    except (ValueError, RecursionError):
        reply = None
    if not isinstance(reply, dict) or ("ok" in reply) == ("error" in reply):
        start = line[:60].decode(errors="replace")
        raise ProgramFailed(f"{said} gave no answer that can be read: {start}")
    if "error" in reply:
        line_of = reply.get("line")
        where = f" (line {line_of} of your file)" if line_of else ""
        raise ProgramFailed(f"{said} raised {reply['error']}{where}")
    return reply["ok"]


def shown(args: Sequence[Any]) -> str:
    """Arguments as a call shows them, shortened."""
    text = ", ".join(map(repr, args))
    return f"({text[:80]}...)" if len(text) > 80 else f"({text})"


def printable(text: str) -> str:
    """Without the control characters that could take over a terminal."""
    return "".join(c for c in text if c.isprintable())[:500]
