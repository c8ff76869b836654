"""A circuit breaker. Times are seconds and never go back."""


class Breaker:
    def __init__(self, trip_after: int, cooldown: float) -> None:
        """Trip after so many failures in a row; stay open so long."""
        self.state = "closed"

    def allow(self, now: float) -> int | None:
        """Return a permit for one call, or None: do not call.

        Open for `cooldown` or longer: this caller is the probe, and
        nobody else gets a permit until the probe has ended or has
        been out for another `cooldown`.

        A permit goes through JSON: a tuple comes back as a list.
        """
        return 0

    def record(self, permit: int, ok: bool, now: float) -> None:
        """The call that held this permit ended now."""

    def name_of_state(self) -> str:
        """One of "closed", "open" and "half-open"."""
        return self.state
