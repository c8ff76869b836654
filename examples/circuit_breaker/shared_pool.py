"""One pool of workers serves every page of the Box Office."""

import random
from collections.abc import Generator
from dataclasses import dataclass, field
from math import inf

import simpy
from bulkhead import Bulkhead

PAGES = {  # page: (arrivals a second, mean seconds of a worker)
    "catalog": (100, 0.030),
    "seats": (60, 0.050),
    "pay": (40, 0.050),  # all of it spent in the provider
}
SLOW = 10.0  # s, mean of a call while the provider is slow
FROM, TO = 5.0, 65.0  # s, the slow minute
Steps = Generator[simpy.Event, object, None]
Visit = tuple[str, float, float, bool]  # page, arrived, done, served
Gauge = tuple[float, int, int]  # time, busy workers, queue


@dataclass
class Site:
    workers: int = 100
    backlog: int = 100  # requests that may wait; others get a 503
    timeout: float = inf  # s, for one call to the provider
    tries: int = 1
    slow: float = SLOW
    load: float = 1.0
    guard: Bulkhead | None = None
    seed: int = 7
    full_at: float | None = None
    visits: list[Visit] = field(default_factory=list)
    gauge: list[Gauge] = field(default_factory=list)

    def run(self, until: float = 100.0) -> "Site":
        self.rng = random.Random(self.seed)
        self.env = simpy.Environment()
        self.pool = simpy.Resource(self.env, self.workers)
        self.env.process(self.watch())
        for page in PAGES:
            self.env.process(self.arrivals(page))
        self.env.run(until)
        return self

    # region visit
    def visit(self, page: str) -> Steps:
        arrived, served = self.env.now, False
        if len(self.pool.queue) < self.backlog:
            with self.pool.request() as turn:
                yield turn
                if self.pool.count == self.workers:
                    self.full_at = self.full_at or self.env.now
                if page == "pay":
                    served = yield from self.pay()
                else:
                    took = self.rng.expovariate(1 / PAGES[page][1])
                    yield self.env.timeout(took)
                    served = True
        self.visits.append((page, arrived, self.env.now, served))

    def pay(self) -> Generator[simpy.Event, object, bool]:
        if self.guard and not self.guard.enter():
            return False
        for _ in range(self.tries):
            took = self.rng.expovariate(1 / PAGES["pay"][1])
            if FROM <= self.env.now < TO:
                took = self.slow * self.rng.uniform(0.8, 1.2)
            yield self.env.timeout(min(took, self.timeout))
            if took <= self.timeout:
                break
        if self.guard:
            self.guard.leave()
        return took <= self.timeout

    # endregion visit

    def arrivals(self, page: str) -> Steps:
        rate = PAGES[page][0] * self.load
        while True:
            yield self.env.timeout(self.rng.expovariate(rate))
            self.env.process(self.visit(page))

    def watch(self, every: float = 0.1) -> Steps:
        while True:
            waiting = len(self.pool.queue)
            self.gauge.append((self.env.now, self.pool.count, waiting))
            yield self.env.timeout(every)

    def in_time(self, *pages: str, limit: float = 1.0) -> list[bool]:
        """For each visit of the slow minute: served within limit?"""
        return [
            served and done - arrived <= limit
            for page, arrived, done, served in self.visits
            if page in pages and FROM <= arrived < TO
        ]


def share(visits: list[bool]) -> str:
    return f"{sum(visits) / len(visits):.1%}"


# region main
def main() -> None:
    site = Site().run()
    well = [b for at, b, _ in site.gauge if not FROM < at < TO + 15]
    print(f"busy workers, healthy: {sum(well) / len(well):.1f}")
    #> busy workers, healthy: 7.9
    pages = site.in_time("catalog", "seats")
    print(f"pages without payments: {len(pages):,}")
    #> pages without payments: 9,633
    print(f"within 1 s: {share(pages)}")
    #> within 1 s: 10.1%


# endregion main

if __name__ == "__main__":
    main()
