"""What a command costs: time on the clock, processor time and memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes:
        wall: Seconds on the clock.
        cpu: Seconds of processor time, of the command and of all the processes it waited for.
        peak: Megabytes of the largest of these processes at its largest.
    """

    wall: float
    cpu: float
    peak: float


def cost(command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> Cost:
    """Run a command that must succeed, and say what it took.

    Raises:
        SystemExit: It failed; its output is in `log`.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{log}: exit code {process.returncode} of {' '.join(command)}; read the file")
    unit = 1024**2 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
