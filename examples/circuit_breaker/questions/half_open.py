"""A breaker that drops results only while it is open."""

from dataclasses import dataclass


# region play
@dataclass
class Breaker:
    state: str = "closed"
    failures: int = 0
    until: float = 0.0  # s

    def allow(self, now: float) -> bool:
        if self.state == "closed":
            return True
        if now < self.until:
            return False
        self.state, self.until = "half-open", now + 5.0
        return True

    def record(self, now: float, ok: bool) -> None:
        if self.state == "open":
            return  # the call went out before the trip
        if ok:
            self.state, self.failures = "closed", 0
            return
        self.failures += 1
        if self.state == "half-open" or self.failures >= 3:
            self.state, self.until = "open", now + 5.0


breaker = Breaker()
for _ in range(5):  # ann, bob, cem, dee, eva
    breaker.allow(0.0)
breaker.record(1.0, ok=False)  # ann
breaker.record(2.0, ok=False)  # bob
breaker.record(3.0, ok=False)  # cem
breaker.record(4.0, ok=True)  # dee
breaker.allow(8.0)  # fay, the probe
breaker.record(9.0, ok=True)  # eva
breaker.record(10.0, ok=False)  # fay
print(f"state at the end: {breaker.state}")
#> state at the end: closed
# endregion play
