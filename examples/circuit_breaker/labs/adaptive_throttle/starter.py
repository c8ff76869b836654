"""A throttle at the caller. Times are seconds and never go back."""


class Throttle:
    """Decides which calls go out to a dependency that may say no."""

    def __init__(self) -> None:
        self.requests = 0
        self.accepts = 0

    def allow(self, now: float, luck: float) -> bool:
        """Whether this call goes out; luck is even from 0 to 1.

        Luck is the only chance there is: no random numbers here.
        """
        self.requests += 1
        return True

    def accepted(self, now: float) -> None:
        """A call that went out was taken by the dependency."""
        self.accepts += 1

    def rejected(self, now: float) -> None:
        """A call that went out was turned away by the dependency."""
