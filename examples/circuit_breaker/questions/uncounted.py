"""An adaptive throttle of which one thing has been changed."""

import random


# region throttle
class Throttle:
    def __init__(self, k: float) -> None:
        self.k = k
        self.requests = self.accepts = 0.0

    def fade(self, share: float) -> None:
        self.requests *= 1 - share
        self.accepts *= 1 - share

    def probability(self) -> float:
        excess = self.requests - self.k * self.accepts
        return max(0.0, excess / (self.requests + 1))

    def allow(self, luck: float) -> bool:
        if luck < self.probability():
            return False
        self.requests += 1
        return True

    def accepted(self) -> None:
        self.accepts += 1


# endregion throttle

if __name__ == "__main__":
    throttle, rng, sent = Throttle(2.0), random.Random(1), 0
    for second in range(600):
        throttle.fade(1 / 60)
        taken = 0
        for n in range(1_000):
            if throttle.allow(rng.random()):
                sent += second >= 300
                if taken < 300 * (n + 1) / 1_000:
                    taken += 1
                    throttle.accepted()
    print(f"sent a second: {sent / 300:.0f}")
    #> sent a second: 774
