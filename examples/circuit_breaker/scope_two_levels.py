"""A breaker for each key, and one above them for the whole."""

import random
from collections.abc import Callable

from breaker import Breaker
from keyed_breaker import KeyedBreaker
from keyed_breaker import Permit as OwnPermit
from sick_shard import SEEDS, interval

COOLDOWN = 5.0  # s
Permit = tuple[OwnPermit, int]


class TwoLevels:
    def __init__(
        self, clock: Callable[[], float], limit: int, distinct: bool
    ) -> None:
        self._own = KeyedBreaker(
            lambda: Breaker(clock, 3, COOLDOWN), 1000
        )
        self._whole = Breaker(clock, limit, COOLDOWN)
        self._distinct = distinct
        self._row: set[str] = set()  # keys that failed in a row

    # region levels
    def allow(self, key: str) -> Permit | None:
        # The whole is asked last: a call that its key refuses must not
        # spend the probe of all. A key's probe may still be lost.
        own = self._own.allow(key)
        whole = self._whole.allow() if own else None
        return (own, whole) if own and whole else None

    def record(self, permit: Permit, ok: bool) -> None:
        (key, *_), whole = permit
        self._own.record(permit[0], ok)
        if ok or key not in self._row or not self._distinct:
            self._whole.record(whole, ok)
        self._row = set() if ok else self._row | {key}

    # endregion levels


def outage(limit: int, dead: float, seed: int) -> tuple[float, float]:
    """Half a minute, 1,000 keys of which this share is dead.

    Gives the shares sent, of calls of good keys and of dead ones.
    """
    rng, now = random.Random(seed), 0.0
    both = TwoLevels(lambda: now, limit, distinct=True)
    asked, sent = [0, 0], [0, 0]
    while (now := now + rng.expovariate(100)) < 30:
        key = rng.random()
        doomed = key < dead
        asked[doomed] += 1
        if permit := both.allow(f"{key:.3f}"):
            sent[doomed] += 1
            both.record(permit, not doomed)
    return sent[0] / max(asked[0], 1), sent[1] / max(asked[1], 1)


def hot_key(distinct: bool) -> float:
    """Forty calls of one key fail at once. How many others go out?"""
    now = 0.0
    both = TwoLevels(lambda: now, 20, distinct)
    under_way = [both.allow("famous band") for _ in range(40)]
    for permit in under_way:
        assert permit
        both.record(permit, ok=False)
    sent = 0
    for number in range(400):  # the next four seconds
        now = number / 100
        if permit := both.allow(f"key {number % 50}"):
            sent += 1
            both.record(permit, ok=True)
    return sent / 400


def main() -> None:
    print("seeds: 0 to 29")
    #> seeds: 0 to 29
    for name, limit in ("one level", 10**9), ("two levels", 20):
        runs = [outage(limit, 1.0, seed) for seed in SEEDS]
        mean, half = interval(run[1] for run in runs)
        value = f"{100 * mean:.0f} ± {100 * half:.1f}%"
        print(f"{name}, 100% dead, dead sent: {value}")
        #> one level, 100% dead, dead sent: 88 ± 0.3%
        #> two levels, 100% dead, dead sent: 1 ± 0.0%
    mean, half = interval(outage(20, 0.9, seed)[0] for seed in SEEDS)
    value = f"{100 * mean:.0f} ± {100 * half:.1f}%"
    print(f"two levels, 90% dead, good sent: {value}")
    #> two levels, 90% dead, good sent: 4 ± 1.2%
    print(f"hot key, counted by call: {hot_key(False):.0%}")
    #> hot key, counted by call: 0%
    print(f"hot key, counted by key: {hot_key(True):.0%}")
    #> hot key, counted by key: 100%


if __name__ == "__main__":
    main()
