"""A failure rate over the last seconds, in a ring of buckets."""

import json
import random
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path


# region ring
@dataclass
class TimeWindow:
    """Counts in `buckets` slots of `width` s, reused in a circle."""

    width: float = 1.0  # s
    buckets: int = 10
    limit: float = 0.5
    minimum: int = 20
    made: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    slot: int = 0  # number of the newest slot since time 0

    def __post_init__(self) -> None:
        self.made = [0] * self.buckets
        self.bad = [0] * self.buckets

    def _advance(self, now: float) -> None:
        slot = int(now // self.width)
        # After a long silence one lap clears everything.
        first = max(self.slot + 1, slot - self.buckets + 1)
        for passed in range(first, slot + 1):
            self.made[passed % self.buckets] = 0
            self.bad[passed % self.buckets] = 0
        self.slot = max(self.slot, slot)

    def trips(self, now: float, failed: bool) -> bool:
        self._advance(now)
        self.made[self.slot % self.buckets] += 1
        self.bad[self.slot % self.buckets] += failed
        made, bad = sum(self.made), sum(self.bad)
        return made >= self.minimum and bad >= self.limit * made


# endregion ring


# region vectors
def agrees(trace: dict) -> bool:
    """Play one trace; True if every answer is the written one."""
    ring = TimeWindow(minimum=4)
    for call in trace["calls"]:
        at, result, verdict, counts = call.split()
        trips = ring.trips(float(at), result == "fail")
        if trips != (verdict == "trip"):
            return False
        if counts != f"{sum(ring.bad)}/{sum(ring.made)}":
            return False
    return True


def play() -> None:
    path = Path(__file__).with_name("time_window.vectors.json")
    traces = json.loads(path.read_text("utf-8"))
    failed = [t["name"] for t in traces if not agrees(t)]
    every = len(traces)
    print(f"vectors passed: {every - len(failed)} of {every}")
    #> vectors passed: 19 of 19
    if failed or not traces:
        sys.exit("failed: " + "; ".join(failed))


# endregion vectors


def main() -> None:
    play()
    rng = random.Random(3)
    ring, log = TimeWindow(), deque[tuple[float, bool]]()
    now, wrong, differ, longest = 0.0, 0, 0, 0
    for call in range(100_000):
        now += rng.expovariate(500)  # calls/s
        if call % 2000 == 0:
            now += rng.uniform(0, 25)  # a silence, some over a lap
        failed = rng.random() < 0.5
        said = ring.trips(now, failed)
        log.append((now, failed))
        # The ring covers whole slots: exactly this stretch of time.
        start = (int(now) - 9) * 1.0
        while log[0][0] < start:
            log.popleft()
        longest = max(longest, len(log))
        wrong += sum(ring.made) != len(log)
        if len(log) % 100 == 0:  # the exact answer is slow
            bad = sum(failed for _, failed in log)
            differ += said != (bad >= 0.5 * len(log) >= 10)
    print(f"calls in the longest log: {longest:,}")
    #> calls in the longest log: 4,000
    print(f"times the count was wrong: {wrong}")
    #> times the count was wrong: 0
    print(f"times the verdict was wrong: {differ}")
    #> times the verdict was wrong: 0
    slots = len(ring.made) + len(ring.bad)
    print(f"numbers the ring keeps: {slots}")
    #> numbers the ring keeps: 20


if __name__ == "__main__":
    main()
