"""A node's clock: what it shows, against the true time of the simulation."""

from __future__ import annotations


class Clock:
    """Shows `true time x (1 + drift) + skew`; all times in seconds.

    Args:
        skew: Offset of the wall clock at the start.
        drift: Relative error of the rate, 0.0001 for 100 parts in a million too fast.
    """

    def __init__(self, skew: float = 0.0, drift: float = 0.0) -> None:
        self.skew = skew
        self._drift = drift
        self._true = 0.0
        self._shown = 0.0

    def monotonic(self, true: float) -> float:
        """The monotonic clock at the true time `true`: drifts, and is never set."""
        return self._shown + (true - self._true) * (1 + self._drift)

    def wall(self, true: float) -> float:
        """The wall clock at the true time `true`."""
        return self.monotonic(true) + self.skew

    def true(self, monotonic: float) -> float:
        """The true time at which the monotonic clock shows `monotonic`."""
        return self._true + (monotonic - self._shown) / (1 + self._drift)

    @property
    def drift(self) -> float:
        """Relative error of the rate."""
        return self._drift

    def set_drift(self, drift: float, true: float) -> None:
        """Change the rate from the true time `true` on; the clock does not jump."""
        self._shown = self.monotonic(true)
        self._true = true
        self._drift = drift

    def step(self, seconds: float) -> None:
        """Set the wall clock forward (or back), as a time daemon does."""
        self.skew += seconds
