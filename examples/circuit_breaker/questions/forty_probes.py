"""A breaker of which one line has been changed."""

from collections.abc import Callable


# region machine
class Breaker:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._generation = 0
        self._enter("closed")

    def _enter(self, state: str) -> None:
        self.state = state
        self._generation += 1
        self._failures = 0
        self._until = self._clock() + 5.0

    def allow(self) -> int | None:
        if self.state != "closed":
            if self._clock() < self._until:
                return None
            self.state = "half-open"
        return self._generation

    def record(self, permit: int, ok: bool) -> None:
        if permit != self._generation:
            return
        if ok:
            self._failures = 0
            if self.state == "half-open":
                self._enter("closed")
            return
        self._failures += 1
        if self.state == "half-open" or self._failures >= 3:
            self._enter("open")


# endregion machine

if __name__ == "__main__":
    time = 0.0
    breaker = Breaker(lambda: time)
    for _ in range(3):
        breaker.record(breaker.allow() or 0, ok=False)
    time = 5.0
    let = sum(breaker.allow() is not None for _ in range(40))
    print(f"let through of 40 that ask at 5 s: {let}")
    #> let through of 40 that ask at 5 s: 40
