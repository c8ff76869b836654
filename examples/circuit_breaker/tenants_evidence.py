"""What it costs to divide one stream of calls among many breakers."""

import math

from detection import consecutive
from trip_odds import FAILS

RATE = 100.0  # calls/s in all
DAY, WINDOW = 86_400.0, 10.0  # s


# region row
def in_a_row(keys: int, limit: int) -> tuple[float, float]:
    """Seconds until a dead key is cut; false trips of all, a day."""
    rate = RATE / keys
    false_trips = keys * DAY * rate / consecutive(limit, FAILS)
    return consecutive(limit, 1.0) / rate, false_trips


# endregion row


def poisson(n: int, mean: float) -> float:
    return math.exp(n * math.log(mean) - mean - math.lgamma(n + 1))


def tail(n: int, k: int) -> float:
    """Pr[at least k of n calls fail]; in logarithms, for a large n."""

    def one(i: int) -> float:
        ways = math.lgamma(n + 1) - math.lgamma(i + 1)
        ways -= math.lgamma(n - i + 1)
        lost = i * math.log(FAILS) + (n - i) * math.log(1 - FAILS)
        return math.exp(ways + lost)

    return sum(one(i) for i in range(k, n + 1))


# region window
def windows(keys: int, minimum: int) -> tuple[float, float]:
    """Share of windows with calls enough; false trips of all, a day.

    Half of the calls of ten seconds must fail; judged once a window.
    """
    mean = WINDOW * RATE / keys
    judged, trips = 0.0, 0.0
    for calls in range(minimum, int(mean + 10 * mean**0.5 + 50)):
        chance = poisson(calls, mean)
        judged += chance
        trips += chance * tail(calls, math.ceil(calls / 2))
    return judged, trips * keys * DAY / WINDOW


# endregion window


def unequal(tenants: int, minimum: int) -> tuple[int, float]:
    """Tenants whose mean fills a window, by Zipf; share of calls."""
    total = sum(1 / n for n in range(1, tenants + 1))
    shares = [1 / n / total for n in range(1, tenants + 1)]
    big = [s for s in shares if s * RATE * WINDOW >= minimum]
    return len(big), sum(big)


def plain(x: float, unit: str = "") -> str:
    if x < 0.001:
        return f"under 0.001{unit}"
    return f"{x:,.0f}{unit}" if x >= 9.5 else f"{x:.2g}{unit}"


def main() -> None:
    for keys in (1, 10, 100, 1000):
        name = f"{keys} keys"
        delay, false_trips = in_a_row(keys, 5)
        print(f"{name}, delay: {delay:g} s")
        #> 1 keys, delay: 0.05 s
        #> 10 keys, delay: 0.5 s
        #> 100 keys, delay: 5 s
        #> 1000 keys, delay: 50 s
        print(f"{name}, false trips: {plain(false_trips)}")
        #> 1 keys, false trips: 2.6
        #> 10 keys, false trips: 2.6
        #> 100 keys, false trips: 2.6
        #> 1000 keys, false trips: 2.6
        for minimum in (5, 20):
            judged, false_trips = windows(keys, minimum)
            at_least = f"{name}, at least {minimum}"
            print(f"{at_least}, judged: {plain(100 * judged, '%')}")
            #> 1 keys, at least 5, judged: 100%
            #> 1 keys, at least 20, judged: 100%
            #> 10 keys, at least 5, judged: 100%
            #> 10 keys, at least 20, judged: 100%
            #> 100 keys, at least 5, judged: 97%
            #> 100 keys, at least 20, judged: 0.35%
            #> 1000 keys, at least 5, judged: 0.37%
            #> 1000 keys, at least 20, judged: under 0.001%
            print(f"{at_least}, false trips: {plain(false_trips)}")
            #> 1 keys, at least 5, false trips: under 0.001
            #> 1 keys, at least 20, false trips: under 0.001
            #> 10 keys, at least 5, false trips: under 0.001
            #> 10 keys, at least 20, false trips: under 0.001
            #> 100 keys, at least 5, false trips: 223
            #> 100 keys, at least 20, false trips: under 0.001
            #> 1000 keys, at least 5, false trips: 41
            #> 1000 keys, at least 20, false trips: under 0.001
    big, share = unequal(1000, 20)
    print(f"of 1,000 tenants, big enough: {big}")
    #> of 1,000 tenants, big enough: 6
    print(f"their share of the calls: {share:.0%}")
    #> their share of the calls: 33%


if __name__ == "__main__":
    main()
