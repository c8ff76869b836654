"""How long Hystrix's default settings take to see a dead server."""

from functools import cache

import numpy as np

SNAPSHOT = 0.5  # s: counts are summed up and judged this often
BUCKETS = 20  # of 0.5 s: the rolling window of 10 s
MINIMUM = 20  # calls in the window
PERCENT = 50  # of them failed


# region detect
@cache
def detect(rate: float, regular: bool, hours: int = 1) -> np.ndarray:
    """Seconds from total failure to the trip, in 2,000 outages."""
    rng, runs = np.random.default_rng(5), 2000
    mean = rate * SNAPSHOT  # calls in a bucket
    phase = rng.random(runs)

    def arrivals(bucket: int) -> np.ndarray:
        counts: np.ndarray = rng.poisson(mean, runs)
        if regular:
            start = np.floor(mean * bucket + phase)
            end = np.floor(mean * (bucket + 1) + phase)
            counts = (end - start).astype(int)
        return counts

    made = np.stack([arrivals(b) for b in range(-BUCKETS, 0)])
    bad = np.zeros_like(made)  # calm until now
    tripped = np.full(runs, np.inf)
    begin = rng.uniform(0, SNAPSHOT, runs)  # the server dies at random
    for bucket in range(int(hours * 3600 / SNAPSHOT)):
        new = failed = arrivals(bucket)
        if bucket == 0:  # it died in the middle of this one
            failed = rng.binomial(new, 1 - begin / SNAPSHOT)
        slot = bucket % BUCKETS
        made[slot], bad[slot] = new, failed
        total, wrong = made.sum(0), bad.sum(0)
        sees = (total >= MINIMUM) & (wrong * 100 >= PERCENT * total)
        when = (bucket + 1) * SNAPSHOT - begin
        tripped = np.where(sees, np.minimum(tripped, when), tripped)
        if np.isfinite(tripped).all():
            break
    return tripped


# endregion detect


def span(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.1f} min"


def main() -> None:
    for rate in (1, 1.9, 2):
        within = np.isfinite(detect(rate, True)).mean()
        print(f"{rate}/s, even, tripped in an hour: {within:.0%}")
        #> 1/s, even, tripped in an hour: 0%
        #> 1.9/s, even, tripped in an hour: 0%
        #> 2/s, even, tripped in an hour: 100%
    for rate in (1, 1.5, 2, 10, 100):
        times = detect(rate, False)
        within = np.isfinite(times).mean()
        half, slow = np.quantile(times, (0.5, 0.95))
        print(f"{rate}/s, random, tripped in an hour: {within:.1%}")
        #> 1/s, random, tripped in an hour: 99.6%
        #> 1.5/s, random, tripped in an hour: 100.0%
        #> 2/s, random, tripped in an hour: 100.0%
        #> 10/s, random, tripped in an hour: 100.0%
        #> 100/s, random, tripped in an hour: 100.0%
        print(f"{rate}/s, random, median: {span(half)}")
        #> 1/s, random, median: 7.6 min
        #> 1.5/s, random, median: 21.6 s
        #> 2/s, random, median: 6.2 s
        #> 10/s, random, median: 5.2 s
        #> 100/s, random, median: 5.3 s
        print(f"{rate}/s, random, 95% within: {span(slow)}")
        #> 1/s, random, 95% within: 31.3 min
        #> 1.5/s, random, 95% within: 89.1 s
        #> 2/s, random, 95% within: 23.0 s
        #> 10/s, random, 95% within: 6.1 s
        #> 100/s, random, 95% within: 5.6 s


if __name__ == "__main__":
    main()
