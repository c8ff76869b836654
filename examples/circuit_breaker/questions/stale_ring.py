"""A ring of buckets that is cleared by calls, and only by them."""

# region ring
BUCKETS = 10  # of a second each


class Ring:
    def __init__(self) -> None:
        self.second = [-1] * BUCKETS  # which second a slot holds
        self.calls = [0] * BUCKETS
        self.failures = [0] * BUCKETS

    def record(self, now: float, ok: bool) -> None:
        second = int(now)
        slot = second % BUCKETS
        if self.second[slot] != second:
            self.second[slot] = second
            self.calls[slot] = self.failures[slot] = 0
        self.calls[slot] += 1
        self.failures[slot] += not ok

    def failure_rate(self) -> float:
        return sum(self.failures) / sum(self.calls)


ring = Ring()
for second in range(5):  # 0, 1, 2, 3, 4
    ring.record(second, ok=False)
ring.record(60.0, ok=True)  # after 56 s of silence
print(f"failed of the last ten seconds: {ring.failure_rate():.0%}")
#> failed of the last ten seconds: 80%
# endregion ring
