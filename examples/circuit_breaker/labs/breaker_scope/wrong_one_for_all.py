"""Whom to cut off: breakers for calls that carry a key."""


class Breaker:
    """The breaker of the book; nothing in here needs mending."""

    def __init__(self, trip_after: int, cooldown: float) -> None:
        self.trip_after = trip_after
        self.cooldown = cooldown
        self.generation = 0
        self.enter("closed", 0.0)

    def enter(self, state: str, now: float) -> None:
        self.state = state
        self.generation += 1
        self.failures = 0
        self.until = now + self.cooldown

    def allow(self, now: float) -> int | None:
        if self.state != "closed":
            if now < self.until:
                return None
            self.enter("half-open", now)
        return self.generation

    def record(self, permit: int, ok: bool, now: float) -> None:
        if permit != self.generation:
            return
        if ok:
            self.failures = 0
            if self.state == "half-open":
                self.enter("closed", now)
            return
        self.failures += 1
        if (
            self.state == "half-open"
            or self.failures >= self.trip_after
        ):
            self.enter("open", now)


class Breakers:
    """Answers for calls to many shards and tenants."""

    def __init__(self, trip_after: int, cooldown: float) -> None:
        """Cut a key off after so many failures in a row, so long."""
        self.all = Breaker(trip_after, cooldown)

    def allow(self, key: str, now: float) -> int | None:
        """Return a permit for one call, or None: do not call.

        A permit goes through JSON: a tuple comes back as a list.
        """
        return self.all.allow(now)

    def record(self, permit: int, ok: bool, now: float) -> None:
        """The call that held this permit ended now."""
        self.all.record(permit, ok, now)
