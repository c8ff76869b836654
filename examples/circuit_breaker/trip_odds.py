"""How often a healthy dependency trips a count window: exactly."""

import math
from functools import cache

import numpy as np

FAILS = 0.05  # share of calls that fail on an ordinary day
DAY = 10 * 86_400  # calls in a day, at ten a second
RULES = ((10, 5), (20, 5), (20, 10))  # (window, failures that trip)


# region exact
def tail(n: int, k: int, f: float) -> float:
    """Pr[at least k of n calls fail]."""
    return sum(
        math.comb(n, i) * f**i * (1 - f) ** (n - i)
        for i in range(k, n + 1)
    )


# endregion exact
# region chain
@cache
def calls_to_trip(n: int, k: int, f: float, calm: bool) -> float:
    """Mean calls until a breaker that judges every call trips."""
    # alive[s]: Pr[not tripped yet, last n calls spell s in binary]
    failures = np.array([s.bit_count() for s in range(2**n)])
    if calm:  # the window is full of successes
        mean, alive = 0.0, (failures == 0).astype(float)
    else:  # the window is empty: n calls until the first judgement
        mean = float(n)
        alive = f**failures * (1 - f) ** (n - failures)
        alive[failures >= k] = 0
    for _ in range(3 * n):
        mean += (now := float(alive.sum()))
        rest = alive[: 2 ** (n - 1)] + alive[2 ** (n - 1) :]
        alive = np.stack((rest * (1 - f), rest * f), 1).ravel()
        alive[failures >= k] = 0
    ratio = float(alive.sum()) / now if now else 0.0
    return mean + now * ratio / (1 - ratio)  # geometric from here


# endregion chain


def plain(x: float) -> str:
    return f"{x:,.0f}" if x >= 100 else f"{x:.2g}"


def main() -> None:
    for n, k in RULES:
        rule, p = f"{k} of {n}", tail(n, k, FAILS)
        print(f"{rule}, in a million windows: {plain(p * 1e6)}")
        #> 5 of 10, in a million windows: 64
        #> 5 of 20, in a million windows: 2,574
        #> 10 of 20, in a million windows: 0.011
        once = DAY / n * p
        every = DAY / calls_to_trip(n, k, FAILS, calm=False)
        print(f"{rule}, a day, once a window: {plain(once)}")
        #> 5 of 10, a day, once a window: 5.5
        #> 5 of 20, a day, once a window: 111
        #> 10 of 20, a day, once a window: 0.00049
        print(f"{rule}, a day, every call: {plain(every)}")
        #> 5 of 10, a day, every call: 24
        #> 5 of 20, a day, every call: 390
        #> 10 of 20, a day, every call: 0.0042
        print(f"{rule}, times as often: {every / once:.1f}")
        #> 5 of 10, times as often: 4.3
        #> 5 of 20, times as often: 3.5
        #> 10 of 20, times as often: 8.6
    print(f"days between trips, 10 of 20: {1 / every:.0f}")
    #> days between trips, 10 of 20: 238
    digit, zeros = f"{tail(100, 50, FAILS):.0e}".split("e-")
    print(f"50 of 100 failing 5%: {digit} in 10^{zeros}")
    #> 50 of 100 failing 5%: 7 in 10^38


if __name__ == "__main__":
    main()
