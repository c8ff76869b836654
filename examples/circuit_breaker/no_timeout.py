"""The slow minute again, with a breaker, without and with a timeout."""

from collections.abc import Generator
from math import inf

import simpy
from breaker import CLOSED, Breaker
from shared_pool import FROM, PAGES, SLOW, TO, Site, share


class Guarded(Site):
    """The shared pool, with a breaker around the provider."""

    trips = 0

    # region pay
    def pay(self) -> Generator[simpy.Event, object, bool]:
        permit = self.breaker.allow()
        if permit is None:
            return False
        took = self.rng.expovariate(1 / PAGES["pay"][1])
        if FROM <= self.env.now < TO:
            took = self.rng.uniform(0.8 * SLOW, 1.2 * SLOW)
        yield self.env.timeout(min(took, self.timeout))
        before = self.breaker.state
        self.breaker.record(permit, took <= self.timeout)
        if before == CLOSED != self.breaker.state:
            self.trips += 1
        return took <= self.timeout

    # endregion pay

    def run(self, until: float = 100.0) -> "Guarded":
        self.env = simpy.Environment()  # the run brings its own
        self.breaker = Breaker(lambda: self.env.now, 3, 5)
        super().run(until)
        return self


# region compare
def main() -> None:
    for name, timeout in (("no timeout", inf), ("2 s", 2.0)):
        site = Guarded(timeout=timeout).run()
        print(f"{name}, trips: {site.trips}")
        #> no timeout, trips: 0
        #> 2 s, trips: 1
        pages = site.in_time("catalog", "seats")
        print(f"{name}, pages within 1 s: {share(pages)}")
        #> no timeout, pages within 1 s: 10.1%
        #> 2 s, pages within 1 s: 100.0%
    alone = Site(timeout=2.0).run().in_time("catalog", "seats")
    print(f"2 s and no breaker, pages within 1 s: {share(alone)}")
    #> 2 s and no breaker, pages within 1 s: 100.0%


# endregion compare

if __name__ == "__main__":
    main()
