"""A throttle at the caller. Times are seconds and never go back."""

from collections import deque

K = 2.0  # calls that may go out for each one accepted
WINDOW = 5.0  # s
SPARE = 10  # calls that may be unanswered


class Throttle:
    def __init__(self) -> None:
        self.requests: deque[float] = deque()
        self.accepts: deque[float] = deque()

    def allow(self, now: float, luck: float) -> bool:
        self.forget(now)
        excess = len(self.requests) - K * len(self.accepts)
        refuse = excess > SPARE
        self.requests.append(now)
        return not refuse

    def accepted(self, now: float) -> None:
        self.accepts.append(now)

    def rejected(self, now: float) -> None:
        """It has been counted as a request, and that is all."""

    def forget(self, now: float) -> None:
        for times in self.requests, self.accepts:
            while times and times[0] <= now - WINDOW:
                times.popleft()
