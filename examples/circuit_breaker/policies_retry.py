"""Retries, and a bucket of tokens that pays for them."""

from policy import End, Policy


class Retries(Policy):
    tries = 3


class Budget(Policy):
    """A success earns a tenth of a retry."""

    tries, tokens = 3, 10.0

    # region budget
    def done(self, now: float, end: End) -> None:
        if end.ok:
            self.tokens = min(10.0, self.tokens + 0.1)

    def may_retry(self) -> bool:
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True
    # endregion budget


