"""Outlier ejection: a host that fails five times sits out."""

from brownout import HOSTS
from policy import End, Policy


class Ejection(Policy):
    def __init__(self, most: int) -> None:
        self.most = most  # hosts away at a time
        self.row = [0] * HOSTS  # failures in a row
        self.times = [0] * HOSTS
        self.back = [0.0] * HOSTS  # s

    def skips(self, now: float, host: int) -> bool:
        return now < self.back[host]

    def done(self, now: float, end: End) -> None:
        host = end.host
        if now < self.back[host]:
            return  # it is away already
        # region eject
        self.row[host] = 0 if end.ok else self.row[host] + 1
        if self.row[host] < 5:
            return
        self.row[host] = 0
        if sum(now < back for back in self.back) < self.most:
            calm = int((now - self.back[host]) // 10)
            self.times[host] = max(0, self.times[host] - calm) + 1
            self.back[host] = now + 5.0 * self.times[host]
        # endregion eject
