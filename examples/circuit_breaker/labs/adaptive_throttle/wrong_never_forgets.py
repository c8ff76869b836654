"""A throttle at the caller. Times are seconds and never go back."""

K = 2.0  # calls that may go out for each one accepted


class Throttle:
    def __init__(self) -> None:
        self.requests = 0
        self.accepts = 0

    def allow(self, now: float, luck: float) -> bool:
        excess = self.requests - K * self.accepts
        refuse = luck < excess / (self.requests + 1)
        self.requests += 1
        return not refuse

    def accepted(self, now: float) -> None:
        self.accepts += 1

    def rejected(self, now: float) -> None:
        """It has been counted as a request, and that is all."""
