"""Finagle's default rule for marking a node dead, in small."""

import math
import random
from collections import deque
from dataclasses import dataclass, field

WINDOW, NEEDED, IN_A_ROW = 30.0, 0.8, 5  # its defaults


# region rule
@dataclass
class SuccessRate:
    """Dead when a moving average falls under 80%."""

    minimum: int = 5  # calls in the window; added in 18.4.0
    start: float = 0.0
    ema: float | None = None
    seen: float = 0.0
    recent: deque[float] = field(default_factory=deque)

    def trips(self, now: float, failed: bool) -> bool:
        if self.ema is None:  # the first call is the average
            self.ema, self.seen = float(not failed), now
        weight = math.exp((self.seen - now) / WINDOW)
        self.ema = weight * self.ema + (1 - weight) * (not failed)
        self.seen = now
        self.recent.append(now)
        while self.recent[0] < now - WINDOW:
            self.recent.popleft()
        ready = now - self.start >= WINDOW
        enough = len(self.recent) >= self.minimum
        return failed and ready and enough and self.ema < NEEDED


# endregion rule


def seconds_to_trip(rng: random.Random, bad: float) -> float:
    """After a calm minute at 10 calls/s, a share `bad` fails."""
    rule = SuccessRate()
    for n in range(600):
        rule.trips(n / 10, False)
    n = 600
    while not rule.trips(n / 10, rng.random() < bad):
        n += 1
    return n / 10 - 59.9  # the first bad call ends at 60.0


def quiet_night(rng: random.Random, minimum: int) -> int:
    """Times a healthy node is marked dead, 12 calls a minute."""
    rule, now, marks = SuccessRate(minimum), 0.0, 0
    while (now := now + rng.expovariate(0.2)) < 8 * 3600:
        if rule.trips(now, rng.random() < 0.005):
            marks += 1
            now += 5.0  # dead for 5 s, then probed and revived
            rule = SuccessRate(minimum, start=now)
    return marks


def main() -> None:
    rng = random.Random(4)
    print(f"all fail: {seconds_to_trip(rng, 1.0):.1f} s")
    #> all fail: 6.7 s
    tries = [seconds_to_trip(rng, 0.25) for _ in range(400)]
    print(f"a quarter fail, by rate: {sum(tries) / 400:.0f} s")
    #> a quarter fail, by rate: 47 s
    row = (0.25**-IN_A_ROW - 1) / 0.75 / 10
    print(f"a quarter fail, five in a row: {row:.0f} s")
    #> a quarter fail, five in a row: 136 s
    for minimum in (1, 5, 10):
        marks = sum(quiet_night(rng, minimum) for _ in range(100))
        print(f"dead in 100 nights, at least {minimum}: {marks:,}")
        #> dead in 100 nights, at least 1: 750
        #> dead in 100 nights, at least 5: 542
        #> dead in 100 nights, at least 10: 36


if __name__ == "__main__":
    main()
