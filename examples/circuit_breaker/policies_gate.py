"""A breaker and a throttle as policies of the brownout."""

from math import inf
from typing import ClassVar

from breaker import CLOSED, OPEN, Breaker
from policy import End, Policy
from throttle import AdaptiveThrottle
from time_window import TimeWindow


class RateBreaker(Breaker):
    """Our breaker, tripped by a failure rate over some seconds."""

    rule: ClassVar[dict] = {"width": 0.5, "limit": 0.5, "minimum": 20}

    def record(self, permit: int, ok: bool) -> None:
        if self.state != CLOSED:
            super().record(permit, ok)
        elif permit == self._generation and self.window.trips(
            self._clock(), not ok
        ):
            self._enter(OPEN)

    def _enter(self, state: str) -> None:
        super()._enter(state)
        self.window = TimeWindow(**self.rule)


class Guarded(Policy):
    kind = RateBreaker

    def __init__(
        self, cooldown: float = 5.0, ramp: float = 0.0
    ) -> None:
        self.now, self.ramp, self.closed = 0.0, ramp, -inf
        self.breaker = self.kind(lambda: self.now, cooldown=cooldown)

    def allow(self, now: float, luck: float) -> int | None:
        self.now = now
        # region ramp
        if self.breaker.state == CLOSED and self.ramp:
            share = max((now - self.closed) / self.ramp, 0.05)
            if luck >= share:
                return None
        # endregion ramp
        return self.breaker.allow()

    def done(self, now: float, end: End) -> None:
        self.now, before = now, self.breaker.state
        self.breaker.record(end.permit, end.ok)
        if before != CLOSED and self.breaker.state == CLOSED:
            self.closed = now


class Deaf(Guarded):
    """Hears nothing of what a host refuses."""

    def done(self, now: float, end: End) -> None:
        if not end.refused:
            super().done(now, end)


class Throttled(Policy):
    def __init__(self, k: float, spare: int = 5) -> None:
        self.throttle = AdaptiveThrottle(k, 10.0, 10, spare)

    def allow(self, now: float, luck: float) -> bool:
        return self.throttle.allow(now, luck)

    def done(self, now: float, end: End) -> None:
        if end.ok:
            self.throttle.accepted(now)
