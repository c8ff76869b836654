"""Where adaptive throttling settles, and how it comes back."""

import random
from functools import cache

from throttle import AdaptiveThrottle

OFFERED = 1_000  # calls/s


@cache
def a_minute(k: float, capacity: int, at: int = 240) -> tuple[int, int]:
    """Calls sent and served in the minute that begins then."""
    throttle, rng = AdaptiveThrottle(k, window=120), random.Random(1)
    sent = served = 0
    for second in range(at + 60):
        taken = 0
        for n in range(OFFERED):
            now = second + n / OFFERED
            if throttle.allow(now, rng.random()):
                # region settle
                fits = taken < capacity * (n + 1) / OFFERED
                taken += fits  # the rest is refused at once
                if fits:
                    throttle.accepted(now)
                # endregion settle
                sent += second >= at
                served += fits and second >= at
    return sent, served


@cache
def back_after(k: float, window: float) -> float:
    """After five dead minutes: until half of the calls go out."""
    slots = int(window)
    throttle, rng = AdaptiveThrottle(k, window, slots), random.Random(1)
    for n in range(100_000_000):
        now = n / 100  # 100 calls/s
        if throttle.allow(now, rng.random()) and not 120 <= now < 420:
            throttle.accepted(now)
        if now > 420 and throttle.probability(now) < 0.5:
            return now - 420
    return float("inf")


if __name__ == "__main__":
    print("seed: 1")
    #> seed: 1
    for k in 2.0, 1.5, 1.1:
        sent, served = (many / 60 for many in a_minute(k, 300))
        print(f"K = {k}, sent: {sent:.0f}/s")
        #> K = 2.0, sent: 600/s
        #> K = 1.5, sent: 451/s
        #> K = 1.1, sent: 328/s
        print(f"K = {k}, served: {served:.0f}/s")
        #> K = 2.0, served: 300/s
        #> K = 1.5, served: 300/s
        #> K = 1.1, served: 297/s
        refused = 10 * (sent - served) / served
        print(f"K = {k}, refused for ten served: {refused:.1f}")
        #> K = 2.0, refused for ten served: 10.0
        #> K = 1.5, refused for ten served: 5.1
        #> K = 1.1, refused for ten served: 1.0
    print(f"capacity 0, sent in a minute: {a_minute(2.0, 0)[0]}")
    #> capacity 0, sent in a minute: 1
    for k, window in (2.0, 10), (1.1, 10), (2.0, 120), (1.1, 120):
        back = f"{back_after(k, window) / 60:.1f} min"
        print(f"K = {k}, {window} s, half let out after: {back}")
        #> K = 2.0, 10 s, half let out after: 0.5 min
        #> K = 1.1, 10 s, half let out after: 3.0 min
        #> K = 2.0, 120 s, half let out after: 10.4 min
        #> K = 1.1, 120 s, half let out after: 85.2 min
