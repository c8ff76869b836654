"""Ten shards, one of them dead, behind one breaker."""

import random
import statistics
from collections.abc import Iterable

from breaker import Breaker
from detection import consecutive

RATE = 100.0  # calls/s, to ten shards at random
SHARDS, SICK = 10, 3
COOLDOWN = 5.0  # s
SEEDS = range(30)


# region minute
def minute(limit: int, seed: int) -> tuple[float, float]:
    """Share of calls sent: to the nine shards, to the dead one."""
    rng, now = random.Random(seed), 0.0
    breaker = Breaker(lambda: now, limit, COOLDOWN)
    asked, sent = [0, 0], [0, 0]
    while (now := now + rng.expovariate(RATE)) < 60:
        dead = rng.randrange(SHARDS) == SICK
        asked[dead] += 1
        if permit := breaker.allow():
            sent[dead] += 1
            breaker.record(permit, ok=not dead)
    return sent[0] / asked[0], sent[1] / asked[1]


# endregion minute


# region exact
def share_sent(limit: int) -> float:
    """What a breaker that can't see shards lets through, exactly."""
    f = 1 / SHARDS
    probes = 1 / (1 - f)  # until one finds a healthy shard
    sent = consecutive(limit, f) + probes
    refused = RATE * COOLDOWN * probes
    return sent / (sent + refused)


# endregion exact


def interval(runs: Iterable[float]) -> tuple[float, float]:
    """Mean over 30 seeds, and half of its 95% interval."""
    values = list(runs)
    error = statistics.stdev(values) / len(values) ** 0.5
    return statistics.fmean(values), 2.045 * error  # t, 29 degrees


def main() -> None:
    print("seeds: 0 to 29")
    #> seeds: 0 to 29
    for limit in (1, 2, 3, 4, 5):
        for name, dead in ("healthy", 0), ("dead", 1):
            mean, half = interval(minute(limit, s)[dead] for s in SEEDS)
            value = f"{100 * mean:.0f} ± {100 * half:.1f}%"
            print(f"{limit} in a row, {name} sent: {value}")
            #> 1 in a row, healthy sent: 2 ± 0.2%
            #> 1 in a row, dead sent: 2 ± 0.0%
            #> 2 in a row, healthy sent: 17 ± 2.0%
            #> 2 in a row, dead sent: 18 ± 1.8%
            #> 3 in a row, healthy sent: 69 ± 4.3%
            #> 3 in a row, dead sent: 69 ± 4.2%
            #> 4 in a row, healthy sent: 95 ± 2.3%
            #> 4 in a row, dead sent: 95 ± 2.3%
            #> 5 in a row, healthy sent: 99 ± 0.9%
            #> 5 in a row, dead sent: 99 ± 1.0%
        print(f"{limit} in a row, exact: {share_sent(limit):.1%}")
        #> 1 in a row, exact: 2.0%
        #> 2 in a row, exact: 16.7%
        #> 3 in a row, exact: 66.7%
        #> 4 in a row, exact: 95.2%
        #> 5 in a row, exact: 99.5%
    good, dead = (
        statistics.fmean(minute(3, seed)[which] for seed in SEEDS)
        for which in (0, 1)
    )
    print(f"3 in a row, healthy refused: {1 - good:.0%}")
    #> 3 in a row, healthy refused: 31%
    print(f"3 in a row, dead still sent: {dead:.0%}")
    #> 3 in a row, dead still sent: 69%


if __name__ == "__main__":
    main()
