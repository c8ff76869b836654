"""The failure rate of the last ten seconds. Times are whole ms."""

WIDTH = 1000  # ms a bucket
BUCKETS = 10


class TimeWindow:
    def __init__(self) -> None:
        self.number = [-1] * BUCKETS  # which bucket a slot holds
        self.failures = [0] * BUCKETS
        self.calls = [0] * BUCKETS

    def record(self, now: int, ok: bool) -> None:
        bucket = now // WIDTH
        slot = bucket % BUCKETS
        if self.number[slot] != bucket:
            self.number[slot] = bucket
            self.failures[slot] = self.calls[slot] = 0
        self.calls[slot] += 1
        self.failures[slot] += not ok

    def failure_rate(self, now: int) -> float | None:
        first = now // WIDTH - BUCKETS + 1
        live = [
            s for s in range(BUCKETS) if self.number[s] >= max(first, 0)
        ]
        calls = sum(self.calls[s] for s in live)
        failures = sum(self.failures[s] for s in live)
        return (
            failures / (calls - failures) if calls > failures else None
        )
