"""Four things to do while the cache is away, side by side."""

from math import inf
from statistics import mean

from cache_outage import (
    CONNECTIONS,
    FROM,
    HIT,
    ORDERS,
    PAGES,
    QUERY,
    run,
)

# region ways
SEEDS = range(20)
WAYS = {
    "query": ("query", inf),
    "query, two at a time": ("query", 2),
    "no number": ("none", inf),
    "copy": ("copy", inf),
}
# endregion ways


def compare() -> None:
    print(f"seeds: {len(SEEDS)}")
    #> seeds: 20
    for name, (fallback, slots) in WAYS.items():
        runs = [run(fallback, slots, seed) for seed in SEEDS]
        orders = [r.in_time(r.orders) for r in runs]
        number = 1 - mean(r.bare_share() for r in runs)
        print(f"{name}, orders: {mean(orders):.0%}")
        #> query, orders: 6%
        #> query, two at a time, orders: 100%
        #> no number, orders: 100%
        #> copy, orders: 100%
        print(f"{name}, worst: {min(orders):.1%}")
        #> query, worst: 4.8%
        #> query, two at a time, worst: 100.0%
        #> no number, worst: 100.0%
        #> copy, worst: 100.0%
        print(f"{name}, with a number: {number:.0%}")
        #> query, with a number: 100%
        #> query, two at a time, with a number: 18%
        #> no number, with a number: 0%
        #> copy, with a number: 100%
        print(f"{name}, queries: {mean(r.load() for r in runs):.0f}/s")
        #> query, queries: 621/s
        #> query, two at a time, queries: 209/s
        #> no number, queries: 120/s
        #> copy, queries: 130/s
        after = mean(r.last_late() for r in runs)
        print(f"{name}, last late: {after:.0f} s")
        #> query, last late: 23 s
        #> query, two at a time, last late: 0 s
        #> no number, last late: 0 s
        #> copy, last late: 0 s
    runs = [run("copy", inf, seed) for seed in SEEDS]
    before = mean(r.load(0.0, FROM) for r in runs)
    print(f"copy, queries before: {before:.0f}/s")
    #> copy, queries before: 130/s
    usual = ORDERS + PAGES * (1 - HIT)
    print(f"usual load: {usual:.0f}/s")
    #> usual load: 130/s
    print(f"capacity: {CONNECTIONS / QUERY:.0f}/s")
    #> capacity: 400/s
    print(f"lookups, times as many: {1 / (1 - HIT):.0f}")
    #> lookups, times as many: 50


if __name__ == "__main__":
    compare()
