"""The same windows by simulation, and with failures in bursts."""

import math

import numpy as np
from trip_odds import DAY, FAILS, RULES, plain


def share(hits: int, trials: int) -> str:
    """95% interval of a share, in a million (Wilson)."""
    z, p = 1.96, hits / trials
    middle = p + z * z / 2 / trials
    reach = z * math.sqrt(p * (1 - p) / trials + (z / 2 / trials) ** 2)
    low, high = (
        max(0.0, x / (1 + z * z / trials) * 1e6)
        for x in (middle - reach, middle + reach)
    )
    return f"{plain(low)} to {plain(high)}"


def count(x: int, days: int) -> str:
    """95% interval of a daily count (Byar)."""
    low = x * (1 - 1 / 9 / max(x, 1) - 0.653 / max(x, 1) ** 0.5) ** 3
    y = x + 1
    high = y * (1 - 1 / 9 / y + 0.653 / y**0.5) ** 3
    return f"{plain(max(0.0, low) / days)} to {plain(high / days)}"


def independent(rng: np.random.Generator, calls: int) -> np.ndarray:
    return rng.random(calls) < FAILS


def clustered(rng: np.random.Generator, calls: int) -> np.ndarray:
    """The same share of failures, in bursts of four on average."""
    bad = rng.geometric(1 / 4, calls // 60)
    good = rng.geometric(FAILS / (1 - FAILS) / 4, calls // 60)
    lengths = np.stack((good, bad), 1).ravel()
    return np.repeat(np.arange(lengths.size) % 2 == 1, lengths)[:calls]


def sliding_trips(failed: np.ndarray, n: int, k: int) -> int:
    """Trips of a breaker that starts anew after each of them."""
    total = np.concatenate(([0], np.cumsum(failed, dtype=np.int32)))
    over = np.flatnonzero(total[n:] - total[:-n] >= k) + n
    trips, last = 0, 0
    while (i := int(np.searchsorted(over, last + n))) < over.size:
        trips, last = trips + 1, int(over[i])
    return trips


def main() -> None:
    rng, days = np.random.default_rng(11), 20
    traffic = independent(rng, days * DAY)
    bursts = clustered(rng, days * DAY)
    print(f"share failed in the bursts: {bursts.mean():.4f}")
    #> share failed in the bursts: 0.0500
    for n, k in RULES:
        windows = traffic[: traffic.size // n * n].reshape(-1, n)
        hits = int((windows.sum(1) >= k).sum())
        print(f"{k} of {n}, in a million: {share(hits, len(windows))}")
        #> 5 of 10, in a million: 58 to 82
        #> 5 of 20, in a million: 2,409 to 2,621
        #> 10 of 20, in a million: 0 to 4.4
        trips = count(sliding_trips(traffic, n, k), days)
        print(f"{k} of {n}, a day: {trips}")
        #> 5 of 10, a day: 22 to 26
        #> 5 of 20, a day: 384 to 401
        #> 10 of 20, a day: 0 to 0.18
        burst = sliding_trips(bursts, n, k) / days
        print(f"{k} of {n}, a day in bursts: {burst:,.0f}")
        #> 5 of 10, a day in bursts: 4,482
        #> 5 of 20, a day in bursts: 4,723
        #> 10 of 20, a day in bursts: 1,099


if __name__ == "__main__":
    main()
