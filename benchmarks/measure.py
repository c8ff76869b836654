"""What a command costs: time on the clock, processor time and memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes:
        wall: Seconds on the clock.
        cpu: Seconds of processor time, of the command and of all the processes it waited for.
        peak: Megabytes (10^6 bytes) that all its processes held together, when that was most.
    """

    wall: float
    cpu: float
    peak: float


def cost(command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> Cost:
    """Run a command that must succeed, and say what it took.

    Memory is what Linux calls resident, summed over the command and all that it started, looked
    at 20 times a second; pages that processes share count once for each. Elsewhere it is that of
    the largest process.

    Raises:
        SystemExit: It failed; its output is in `log`.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output)
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        peak = watch.ended()
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{log}: exit code {process.returncode} of {' '.join(command)}; read the file")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    largest = usage.ru_maxrss * unit
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak, largest) / 1e6)


class Watch(threading.Thread):
    """Looks at the memory of a process and of all its descendants until they end."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.end = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self.end.wait(EVERY):
            self.peak = max(self.peak, sum(map(resident, family(self.pid))))

    def ended(self) -> int:
        """Stop looking, and return the most bytes that were seen."""
        self.end.set()
        self.join()
        return self.peak


def family(pid: int) -> list[int]:
    """A process and its descendants; only itself where there is no /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(entry.read_text(errors="replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; none if it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
