"""A rule with no minimum volume meets a quiet, healthy night."""

import random
from collections import deque

WINDOW = 10.0  # s that the rule looks back
OPEN = 60.0  # s for which a tripped breaker refuses calls
NIGHT = 8 * 3600.0  # s
RATE = 0.2  # calls/s: twelve a minute
FAILS = 0.005  # one call in 200 fails, as on any other night


def night(seed: int, minimum: int) -> tuple[int, int, int]:
    """Trips, calls refused, and calls made in one night."""
    rng = random.Random(seed)
    window: deque[tuple[float, bool]] = deque()
    now, shut_until, trips, refused, made = 0.0, 0.0, 0, 0, 0
    while (now := now + rng.expovariate(RATE)) < NIGHT:
        failed = rng.random() < FAILS
        made += 1
        if now < shut_until:
            refused += 1
            continue
        # region rule
        window.append((now, failed))
        while window[0][0] <= now - WINDOW:
            window.popleft()
        failures = sum(failed for _, failed in window)
        if len(window) >= minimum and failures >= len(window) / 2:
            trips, shut_until = trips + 1, now + OPEN
            window.clear()
        # endregion rule
    return trips, refused, made


def main() -> None:
    trips, refused, made = night(seed=1, minimum=1)
    print(f"calls in the night: {made:,}")
    #> calls in the night: 5,651
    print(f"trips in the night: {trips}")
    #> trips in the night: 17
    print(f"calls refused in the night: {refused}")
    #> calls refused in the night: 222

    for minimum in (1, 2, 3, 5):
        trips = sum(night(seed, minimum)[0] for seed in range(100))
        print(f"trips in 100 nights, at least {minimum}: {trips:,}")
        #> trips in 100 nights, at least 1: 1,366
        #> trips in 100 nights, at least 2: 1,318
        #> trips in 100 nights, at least 3: 22
        #> trips in 100 nights, at least 5: 0


if __name__ == "__main__":
    main()
