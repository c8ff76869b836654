"""Whom to cut off: breakers for calls that carry a key."""

from collections import OrderedDict

MOST = 1000  # keys that are remembered
WHOLE = 20  # different keys that fail in a row


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
    def __init__(self, trip_after: int, cooldown: float) -> None:
        self.trip_after = trip_after
        self.cooldown = cooldown
        self.keys: OrderedDict[str, Breaker] = OrderedDict()
        self.made = 0  # breakers; tells a forgotten one from its heir
        self.whole = Breaker(WHOLE, cooldown)
        self.row: set[str] = set()  # keys that failed in a row

    def allow(self, key: str, now: float) -> list | None:
        if key not in self.keys:
            if len(self.keys) == MOST:
                del self.keys[self.least()]
            self.made += 1
            self.keys[key] = Breaker(self.trip_after, self.cooldown)
            self.keys[key].number = self.made
        self.keys.move_to_end(key)
        breaker = self.keys[key]
        own = breaker.allow(now)
        whole = self.whole.allow(now) if own else None
        return [key, breaker.number, own, whole] if whole else None

    def record(self, permit: list, ok: bool, now: float) -> None:
        key, number, own, whole = permit
        breaker = self.keys.get(key)
        if breaker is not None and breaker.number == number:
            breaker.record(own, ok, now)
            if ok:
                self.keys.move_to_end(key, last=False)
        if ok or key not in self.row:
            self.whole.record(whole, ok, now)
        self.row = set() if ok else self.row | {key}

    def least(self) -> str:
        for key, breaker in self.keys.items():
            if breaker.state == "closed":
                return key
        return next(iter(self.keys))
