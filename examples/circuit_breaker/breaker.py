"""A circuit breaker whose permits carry their generation."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"


class Breaker:
    # region state
    def __init__(
        self,
        clock: Callable[[], float],
        trip_after: int = 3,
        cooldown: float = 5.0,
    ) -> None:
        self._clock = clock
        self._trip_after = trip_after
        self._cooldown = cooldown
        self._lock = Lock()
        self._generation = 0
        self._enter(CLOSED)

    def _enter(self, state: str) -> None:
        self.state = state
        self._generation += 1  # every earlier permit is now void
        self._failures = 0
        self._until = self._clock() + self._cooldown

    # endregion state

    # region allow
    def allow(self) -> int | None:
        """Return a permit for one call, or None: do not call."""
        with self._lock:
            if self.state != CLOSED:
                if self._clock() < self._until:
                    return None
                self._enter(HALF_OPEN)  # the caller is the probe
            return self._generation

    # endregion allow

    # region record
    def record(self, permit: int, ok: bool) -> None:
        """Say how the call that held this permit ended."""
        with self._lock:
            if permit != self._generation:
                return  # the call began in an earlier state
            if ok:
                self._failures = 0
                if self.state == HALF_OPEN:
                    self._enter(CLOSED)
                return
            self._failures += 1
            probing = self.state == HALF_OPEN
            if probing or self._failures >= self._trip_after:
                self._enter(OPEN)

    # endregion record


# region vectors
def agrees(make: Callable[..., Breaker], trace: dict) -> bool:
    """Play one trace; True if every answer is the written one."""
    now = 0.0
    breaker = make(lambda: now)
    permits = {}
    for event in trace["events"]:
        at, call, what, state = event.split()
        now = float(at)
        if what in ("ok", "fail"):
            breaker.record(permits[call], what == "ok")
        else:
            permits[call] = breaker.allow()
            if bool(permits[call]) != (what == "go"):
                return False
        if breaker.state != state:
            return False
    return True


def load() -> list[dict]:
    path = Path(__file__).with_name("breaker.vectors.json")
    return json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    traces = load()
    failed = [t["name"] for t in traces if not agrees(Breaker, t)]
    every = len(traces)
    print(f"vectors passed: {every - len(failed)} of {every}")
    #> vectors passed: 17 of 17
    if failed or not traces:
        sys.exit("failed: " + "; ".join(failed))
# endregion vectors
