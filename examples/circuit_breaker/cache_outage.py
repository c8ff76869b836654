"""The cache of `catalog` is away for half a minute."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from heapq import heappop, heappush, heapreplace
from math import inf
from statistics import mean

PAGES, ORDERS = 500.0, 120.0  # a second
HIT = 0.98  # share of pages that the healthy cache serves
CONNECTIONS, QUERY = 8, 0.020  # of the database; s, mean of one
FROM, TO, END = 10.0, 40.0, 90.0  # s, the cache is away; the run
REFRESH = 0.1  # s; twenty web servers renew a copy every 2 s
PATIENCE = 1.0  # s; later answers come to nobody


@dataclass
class Outage:
    """Orders and pages: when each began, how long it took."""

    orders: list[tuple[float, float]] = field(default_factory=list)
    pages: list[tuple[float, float]] = field(default_factory=list)
    bare: int = 0  # pages without a number of seats, in the outage
    queries: list[float] = field(default_factory=list)

    def bare_share(self) -> float:
        return self.bare / sum(FROM <= at < TO for at, _ in self.pages)

    def in_time(self, of: list[tuple[float, float]]) -> float:
        """Share of those begun in the outage that were in time."""
        return mean(t <= PATIENCE for at, t in of if FROM <= at < TO)

    def last_late(self) -> float:
        """Seconds after the outage until the last late order."""
        late = [at for at, took in self.orders if took > PATIENCE]
        return max(0.0, max(late, default=TO) - TO)

    def load(self, start: float = FROM, end: float = TO) -> float:
        """Queries a second; while the cache is away, unless told."""
        return sum(start <= t < end for t in self.queries) / (
            end - start
        )


def arrivals(
    seed: int, refreshing: bool
) -> Iterator[tuple[float, str, float, float]]:
    """Time, kind, luck with the cache, seconds in the database."""
    rng = random.Random(seed)
    at, due, every = 0.0, 0.0, PAGES + ORDERS
    while (at := at + rng.expovariate(every)) < END:
        while refreshing and due < at:
            yield due, "refresh", 1.0, QUERY
            due += REFRESH
        kind = "page" if rng.random() < PAGES / every else "order"
        yield at, kind, rng.random(), rng.expovariate(1 / QUERY)


@cache
def run(fallback: str, slots: float = inf, seed: int = 5) -> Outage:
    out = Outage()
    free = [0.0] * CONNECTIONS  # when each connection is free
    falling: list[float] = []  # ends of the fallback's queries

    # region outage
    def ask(at: float, takes: float) -> float:
        done = max(at, free[0]) + takes  # first come, first served
        heapreplace(free, done)
        out.queries.append(at)
        return done

    for at, kind, luck, takes in arrivals(seed, fallback == "copy"):
        away = FROM <= at < TO
        if kind == "refresh":
            ask(at, takes)
        elif kind == "order":
            out.orders.append((at, ask(at, takes) - at))
        elif away and fallback == "query":
            while falling and falling[0] <= at:
                heappop(falling)
            done = at
            if len(falling) < slots:
                heappush(falling, done := ask(at, takes))
            out.pages.append((at, done - at))
            out.bare += done == at
        elif away or fallback == "copy" or luck < HIT:
            out.pages.append((at, 0.0))
            out.bare += away and fallback == "none"
        else:
            out.pages.append((at, ask(at, takes) - at))
    # endregion outage
    return out


if __name__ == "__main__":
    saw = run("query")
    print("seed: 5")
    #> seed: 5
    print(f"orders in time: {saw.in_time(saw.orders):.1%}")
    #> orders in time: 6.5%
    print(f"last late order: {saw.last_late():.0f} s")
    #> last late order: 23 s
