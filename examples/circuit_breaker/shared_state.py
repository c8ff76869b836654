"""Sixty processes: a breaker each, or something shared."""

import random
from collections import defaultdict
from collections.abc import Callable

from breaker import CLOSED, OPEN, Breaker
from trip_rules import CountWindow

PROCESSES, ZONES, SEEDS = 60, 3, 10
Clock = Callable[[], float]


class OneEach:
    def __init__(self, clock: Clock) -> None:
        self.own = [Breaker(clock) for _ in range(PROCESSES)]

    def call(self, process: int, works: bool) -> bool:
        permit = self.own[process].allow()
        if permit:
            self.own[process].record(permit, works)
        return permit is not None


class SharedState:
    """Each counts its own failures; whoever trips, trips for all."""

    def __init__(self, clock: Clock) -> None:
        self.door = Breaker(clock, trip_after=1)
        self.failures = defaultdict[int, int](int)

    # region state
    def call(self, process: int, works: bool) -> bool:
        permit = self.door.allow()
        if permit:
            failures = 0 if works else self.failures[process] + 1
            self.failures[process] = failures
            calm = self.door.state == CLOSED and failures < 3
            self.door.record(permit, works or calm)
            if self.door.state == OPEN:
                self.failures.clear()
        return permit is not None

    # endregion state


class SharedCounts:
    """One window of calls for all: open at ten failures of twenty."""

    def __init__(self, clock: Clock) -> None:
        self.door = Breaker(clock, trip_after=1)
        self.clock, self.rule = clock, CountWindow(20, 10)

    def call(self, process: int, works: bool) -> bool:
        permit = self.door.allow()
        if permit:
            trips = not works
            if self.door.state == CLOSED:
                trips = self.rule.trips(self.clock(), not works)
            self.door.record(permit, not trips)
            if self.door.state == OPEN:
                self.rule = CountWindow(20, 10)
        return permit is not None


FAULTS = {  # a process fails if its number is a multiple of this
    "one process": PROCESSES,
    "one zone": ZONES,
    "provider": 1,
}
KINDS = {
    "one each": OneEach,
    "state": SharedState,
    "counts": SharedCounts,
}


def run(kind: str, fault: str, rate: float, seed: int) -> list[float]:
    """Share of good calls refused, share of hopeless calls sent."""
    rng, now, lasts = random.Random(seed), 0.0, 120 / rate
    breaker = KINDS[kind](lambda: now)
    good, hopeless = [], []
    while now < lasts:
        now += rng.expovariate(rate * PROCESSES)
        process = rng.randrange(PROCESSES)
        works = process % FAULTS[fault] > 0
        sent = breaker.call(process, works)
        (good if works else hopeless).append(sent == (not works))
    return [100 * sum(x) / max(len(x), 1) for x in (good, hopeless)]


def interval(values: list[float]) -> str:
    mean = sum(values) / SEEDS
    spread = sum((v - mean) ** 2 for v in values) / (SEEDS - 1)
    return f"{mean:.1f} ± {2.262 * (spread / SEEDS) ** 0.5:.1f} %"


if __name__ == "__main__":
    print(f"seeds: 0 to {SEEDS - 1}")
    #> seeds: 0 to 9
    rows = (("one process", 1.0), ("one zone", 1.0))
    for fault, rate in (*rows, ("provider", 1.0), ("provider", 1 / 60)):
        name = f"{fault}, quiet" if rate < 1 else fault
        for kind in KINDS:
            runs = [run(kind, fault, rate, s) for s in range(SEEDS)]
            refused, sent = zip(*runs, strict=True)
            share = sent if fault == "provider" else refused
            print(f"{name}, {kind}: {interval(share)}")
            #> one process, one each: 0.0 ± 0.0 %
            #> one process, state: 64.1 ± 2.6 %
            #> one process, counts: 0.0 ± 0.0 %
            #> one zone, one each: 0.0 ± 0.0 %
            #> one zone, state: 90.8 ± 1.5 %
            #> one zone, counts: 86.0 ± 2.7 %
            #> provider, one each: 18.4 ± 0.1 %
            #> provider, state: 0.7 ± 0.1 %
            #> provider, counts: 0.6 ± 0.0 %
            #> provider, quiet, one each: 92.6 ± 0.2 %
            #> provider, quiet, state: 17.0 ± 0.1 %
            #> provider, quiet, counts: 16.9 ± 0.1 %
