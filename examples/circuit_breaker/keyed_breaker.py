"""A breaker for each key, in a table that cannot grow for ever."""

import random
from collections import OrderedDict
from collections.abc import Callable

from breaker import CLOSED, Breaker

Permit = tuple[str, Breaker, int]
MOST = 1000  # keys in the table
ONE_OFFS = 100.0  # calls/s, each with a key that never comes again


# region keyed
class KeyedBreaker:
    """A breaker a key; forgets those that have least to say."""

    def __init__(self, make: Callable[[], Breaker], most: int) -> None:
        self._make = make
        self._most = most
        self._breakers: OrderedDict[str, Breaker] = OrderedDict()

    def allow(self, key: str) -> Permit | None:
        if key not in self._breakers:
            if len(self._breakers) == self._most:
                del self._breakers[self._least()]
            self._breakers[key] = self._make()
        self._breakers.move_to_end(key)  # will be forgotten last
        number = self._breakers[key].allow()
        return (key, self._breakers[key], number) if number else None

    def record(self, permit: Permit, ok: bool) -> None:
        key, breaker, number = permit
        breaker.record(number, ok)
        if ok and self._breakers.get(key) is breaker:
            self._breakers.move_to_end(key, last=False)

    def _least(self) -> str:
        """A closed one if there is any, those that did well first."""
        for key, breaker in self._breakers.items():
            if breaker.state == CLOSED:
                return key
        return next(iter(self._breakers))


# endregion keyed


class PlainLru(KeyedBreaker):
    """Forgets the key that was not used for longest."""

    def record(self, permit: Permit, ok: bool) -> None:
        _, breaker, number = permit
        breaker.record(number, ok)

    def _least(self) -> str:
        return next(iter(self._breakers))


def stream(
    kind: type[KeyedBreaker], most: int, fails: float, seed: int = 2
) -> tuple[float, int]:
    """Share of a dead tenant's calls sent, and most keys held.

    It calls every 20 s; `fails` is the share of one-offs that fail.
    """
    rng, now = random.Random(seed), 0.0
    keyed = kind(lambda: Breaker(lambda: now, 3, 60.0), most)
    asked, sent, held, due = 0, 0, 0, 0.0
    while (now := now + rng.expovariate(ONE_OFFS)) < 1200:
        if permit := keyed.allow(f"one-off {now}"):
            keyed.record(permit, ok=rng.random() >= fails)
        if now >= due:
            due, asked = due + 20, asked + 1
            if permit := keyed.allow("dead tenant"):
                sent += 1
                keyed.record(permit, ok=False)
        held = max(held, len(keyed._breakers))
    return sent / asked, held


def main() -> None:
    print("seed: 2")
    #> seed: 2
    for name, kind, most in (
        ("no bound", PlainLru, 10**9),
        ("plain", PlainLru, MOST),
        ("keeps", KeyedBreaker, MOST),
    ):
        for fails in (0.2, 0.6):
            sent, held = stream(kind, most, fails)
            print(f"{name}, {fails:.0%} fail, sent: {sent:.0%}")
            #> no bound, 20% fail, sent: 30%
            #> no bound, 60% fail, sent: 30%
            #> plain, 20% fail, sent: 100%
            #> plain, 60% fail, sent: 100%
            #> keeps, 20% fail, sent: 30%
            #> keeps, 60% fail, sent: 100%
        print(f"{name}, keys: {held:,}")
        #> no bound, keys: 120,155
        #> plain, keys: 1,000
        #> keeps, keys: 1,000


if __name__ == "__main__":
    main()
