"""The failure rate of the last ten seconds. Times are whole ms."""

WIDTH = 1000  # ms a bucket
BUCKETS = 10


class TimeWindow:
    def __init__(self) -> None:
        self.buckets = {}  # number -> failures and calls

    def record(self, now: int, ok: bool) -> None:
        bucket = self.buckets.setdefault(now // WIDTH, [0, 0])
        bucket[0] += not ok
        bucket[1] += 1

    def failure_rate(self, now: int) -> float | None:
        last = now // WIDTH
        live = [
            self.buckets.get(number, [0, 0])
            for number in range(last - BUCKETS + 1, last + 1)
        ]
        calls = sum(calls for _, calls in live)
        failures = sum(failures for failures, _ in live)
        return failures / calls if calls else None
