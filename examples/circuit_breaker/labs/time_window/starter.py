"""The failure rate of the last ten seconds. Times are whole ms."""

WIDTH = 1000  # ms a bucket
BUCKETS = 10


class TimeWindow:
    """Counts the calls of this bucket and of the nine before it.

    A call at `now` falls into bucket number `now // WIDTH`.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[int, bool]] = []

    def record(self, now: int, ok: bool) -> None:
        """A call ended; times never go back."""
        self.calls.append((now, ok))

    def failure_rate(self, now: int) -> float | None:
        """Failures over calls in the window; None without calls."""
        first = now // WIDTH - BUCKETS + 1
        kept = [ok for at, ok in self.calls if at // WIDTH >= first]
        return kept.count(False) / len(kept) if kept else None
