"""What a policy of the brownout may decide."""

from math import inf
from typing import NamedTuple

PATIENCE = 1.0  # s, a later answer to a try is of no use
NO = 0.001  # s that a host takes to refuse


class End(NamedTuple):
    """How a call ended, as its caller saw it."""

    permit: object
    host: int
    ok: bool
    took: float  # s

    @property
    def refused(self) -> bool:
        return not self.ok and self.took <= NO


class Policy:
    """Sends everything once. The others change one thing or two."""

    tries, timeout = 1, PATIENCE
    longest_wait = inf  # s in a host's line, or the host says no

    # region decides
    def allow(self, now: float, luck: float) -> object:
        """A permit, or a false value: do not send."""
        return True

    def done(self, now: float, end: End) -> None: ...

    def may_retry(self) -> bool:
        return True

    def skips(self, now: float, host: int) -> bool:
        return False

    # endregion decides
