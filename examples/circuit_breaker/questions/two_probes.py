"""A breaker that wants two successful probes before it closes."""

from dataclasses import dataclass


# region play
@dataclass
class Breaker:
    state: str = "open"
    until: float = 5.0  # s
    wins: int = 0

    def allow(self, now: float) -> bool:
        if self.state == "open" and now >= self.until:
            self.state = "half-open"
        return self.state != "open"

    def record(self, now: float, ok: bool) -> None:
        if self.state != "half-open":
            return
        if not ok:
            self.state, self.until = "open", now + 5.0
            return
        self.wins += 1
        if self.wins == 2:
            self.state, self.wins = "closed", 0


breaker = Breaker()
for now, ok in ((5.0, True), (6.0, False), (11.0, True)):
    if breaker.allow(now):
        breaker.record(now, ok)
print(f"state at the end: {breaker.state}")
#> state at the end: closed
# endregion play
