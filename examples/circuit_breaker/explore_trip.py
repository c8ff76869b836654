"""To explore: the length of the time window, and its limit."""

from functools import cache

import numpy as np
from false_trips import clustered
from time_window import TimeWindow
from trip_odds import DAY

SLIDERS = {  # argument: label, unit, values
    "window": ("window", "s", (5, 10, 20, 30, 60)),
    "limit": ("limit", "%", (10, 15, 20, 25, 30, 35, 40, 45, 50)),
    "fail": ("calls that fail in the brownout", "%", (20, 50, 100)),
}
AXES = {
    "x": ("false trips in six healthy hours", 0, 1000, "symlog"),
    "y": ("mean time to notice (s)", 0, 120, "symlog"),
}
RATE, OPEN, SEED = 10, 60, 11  # calls/s; s that a breaker is open


def shares(window: int, failed: np.ndarray) -> np.ndarray:
    """The share that the ring sees after each call, in percent."""
    ring, seen = TimeWindow(buckets=window), []
    for call, bad in enumerate(failed.tolist()):
        ring.trips(call / RATE, bad)
        made = max(ring.minimum, sum(ring.made))
        seen.append(100 * sum(ring.bad) / made)
    return np.array(seen)


@cache
def healthy(window: int) -> np.ndarray:
    """Six hours, 5% failing, in bursts of four."""
    rng = np.random.default_rng(SEED)
    return shares(window, clustered(rng, DAY // 4))


@cache
def brownouts(window: int, fail: int) -> list[np.ndarray]:
    """The first two minutes of twenty brownouts."""
    rng, seen = np.random.default_rng(SEED), []
    for _ in range(20):
        before = clustered(rng, 2 * window * RATE)
        bad = rng.random(120 * RATE) < fail / 100
        both = np.concatenate((before, bad))
        seen.append(shares(window, both)[before.size :])
    return seen


def tried(window: int, limit: int, fail: int) -> tuple[int, float]:
    """False trips, and the mean time until a brownout is noticed."""
    over = np.flatnonzero(healthy(window) >= limit)
    trips = shut = 0
    while (i := int(np.searchsorted(over, shut))) < over.size:
        trips, shut = trips + 1, int(over[i]) + OPEN * RATE
    late = [np.flatnonzero(s >= limit) for s in brownouts(window, fail)]
    if not all(first.size for first in late):
        return trips, float("nan")  # one was over before it was seen
    return trips, float(np.mean([first[0] for first in late])) / RATE


def trade(
    window: int = 10, limit: int = 50, fail: int = 50
) -> tuple[dict[str, object], str]:
    """All limits of this window, and the one that is set."""
    limits = reversed(SLIDERS["limit"][2])
    every = [tried(window, each, fail) for each in limits]
    curve = tuple(zip(*every, strict=True))
    trips, late = tried(window, limit, fail)
    noticed = f"noticed after {late:.1f} s"
    if np.isnan(late):
        noticed = "not always noticed within two minutes"
    return {"10 to 50%": curve, "set": ([trips], [late])}, (
        f"False trips: {trips}; a brownout is {noticed}."
    )


if __name__ == "__main__":
    print(f"seed: {SEED}")
    #> seed: 11
    for window, limit in (10, 35), (30, 15):
        rule = f"{window} s at {limit}%"
        print(f"{rule}, false trips: {tried(window, limit, 50)[0]}")
        #> 10 s at 35%, false trips: 5
        #> 30 s at 15%, false trips: 19
        for fail in 50, 20:
            late = tried(window, limit, fail)[1]
            seen = "not always" if np.isnan(late) else f"{late:.1f} s"
            print(f"{rule}, {fail}% fail: {seen}")
            #> 10 s at 35%, 50% fail: 5.0 s
            #> 10 s at 35%, 20% fail: not always
            #> 30 s at 15%, 50% fail: 5.8 s
            #> 30 s at 15%, 20% fail: 17.8 s
