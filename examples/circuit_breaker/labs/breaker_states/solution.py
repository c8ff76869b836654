"""A circuit breaker. Times are seconds and never go back."""


class Breaker:
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

    def name_of_state(self) -> str:
        return self.state
