"""Four rules that decide when a closed breaker opens."""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol


class Rule(Protocol):
    """Told of each finished call, says whether to open now."""

    def trips(self, now: float, failed: bool) -> bool: ...


# region consecutive
@dataclass
class Consecutive:
    limit: int
    run: int = 0

    def trips(self, now: float, failed: bool) -> bool:
        self.run = self.run + 1 if failed else 0
        return self.run >= self.limit


# endregion consecutive
# region count-window
@dataclass
class CountWindow:
    """Opens when `limit` of the last `size` calls failed."""

    size: int
    limit: int
    last: deque[bool] = field(default_factory=deque)
    failures: int = 0

    def trips(self, now: float, failed: bool) -> bool:
        self.last.append(failed)
        self.failures += failed
        if len(self.last) > self.size:
            self.failures -= self.last.popleft()
        full = len(self.last) == self.size
        return full and self.failures >= self.limit


# endregion count-window
# region ewma
@dataclass
class Ewma:
    """Failure rate with a memory that fades: 1/e after `fade` s."""

    fade: float  # s
    limit: float
    rate: float = 0.0
    seen: float = 0.0

    def trips(self, now: float, failed: bool) -> bool:
        keep = math.exp((self.seen - now) / self.fade)
        self.rate = keep * self.rate + (1 - keep) * failed
        self.seen = now
        return self.rate >= self.limit


# endregion ewma


def trips_after(rule: Rule, calls: Iterable[bool]) -> str:
    """How many bad calls it takes, ten a second, after a calm."""
    for number in range(600):
        rule.trips(number / 10, False)
    for bad, failed in enumerate(calls, 1):
        if rule.trips(60 + bad / 10, failed):
            return f"{bad}"
    return "never"


def main() -> None:
    dead = [True] * 1000
    every_other = [bool(n % 2) for n in range(1000)]
    for name, calls in ("dead", dead), ("every other", every_other):
        for rule in (
            Consecutive(5),
            CountWindow(20, 8),
            Ewma(fade=5.0, limit=0.4),
        ):
            kind = type(rule).__name__
            print(f"{kind}, {name}: {trips_after(rule, calls)}")
            #> Consecutive, dead: 5
            #> CountWindow, dead: 8
            #> Ewma, dead: 25
            #> Consecutive, every other: never
            #> CountWindow, every other: 16
            #> Ewma, every other: 80


if __name__ == "__main__":
    main()
