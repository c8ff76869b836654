"""The failure rate of the last ten seconds. Times are whole ms."""

WIDTH = 1000  # ms a bucket
BUCKETS = 10


class TimeWindow:
    def __init__(self) -> None:
        self.window = self.calls = self.failures = 0

    def turn(self, now: int) -> None:
        window = now // (WIDTH * BUCKETS)
        if window != self.window:
            self.window = window
            self.calls = self.failures = 0

    def record(self, now: int, ok: bool) -> None:
        self.turn(now)
        self.calls += 1
        self.failures += not ok

    def failure_rate(self, now: int) -> float | None:
        self.turn(now)
        return self.failures / self.calls if self.calls else None
