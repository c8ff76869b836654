"""The breaker most people write first: right, one call at a time."""

from collections.abc import Callable

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"


# region naive
class NaiveBreaker:
    def __init__(
        self,
        clock: Callable[[], float],
        trip_after: int = 3,
        cooldown: float = 5.0,
    ) -> None:
        self.clock = clock
        self.trip_after = trip_after
        self.cooldown = cooldown
        self.state = CLOSED
        self.failures = 0
        self.until = 0.0  # s on the clock: no call before this

    def allow(self) -> bool:
        if self.state == OPEN and self.clock() >= self.until:
            self.state = HALF_OPEN
        return self.state != OPEN

    def record(self, permit: bool, ok: bool) -> None:
        if ok:
            self.failures = 0
            self.state = CLOSED
            return
        self.failures += 1
        if self.state == HALF_OPEN or self.failures >= self.trip_after:
            self.state = OPEN
            self.until = self.clock() + self.cooldown


# endregion naive


if __name__ == "__main__":
    time = 0.0
    breaker = NaiveBreaker(lambda: time)
    for ok in (False, False, False):
        breaker.record(breaker.allow(), ok)
    print(f"three failures in a row: {breaker.state}")
    #> three failures in a row: open
    print(
        f"then a call: {'goes out' if breaker.allow() else 'refused'}"
    )
    #> then a call: refused
    time = 5.0
    print(f"5 s later: {'goes out' if breaker.allow() else 'refused'}")
    #> 5 s later: goes out
    breaker.record(True, ok=True)
    print(f"it succeeds: {breaker.state}")
    #> it succeeds: closed
