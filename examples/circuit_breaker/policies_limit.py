"""Limits on the calls under way, after two of Netflix's."""

from policy import End, Policy


class Limit(Policy):
    """Refuses a call if as many as the limit are under way."""

    least, limit, out = 1.0, 10.0, 0

    def allow(self, now: float, luck: float) -> bool:
        if self.out >= int(self.limit):
            return False
        self.out += 1
        return True

    def done(self, now: float, end: End) -> None:
        self.update(end.ok, end.took)
        self.out -= 1

    def update(self, ok: bool, took: float) -> None: ...


class Aimd(Limit):
    def update(self, ok: bool, took: float) -> None:
        # region aimd
        if not ok:
            less = min(self.limit - 1, int(0.9 * self.limit))
            self.limit = max(self.least, less)
        elif 2 * self.out >= self.limit:
            self.limit += 1
        # endregion aimd


class Gradient(Limit):
    usual, seen = 0.0, 0  # a long mean of times, in s, of so many

    def update(self, ok: bool, took: float) -> None:
        self.seen += 1
        weight = max(1 / self.seen, 2 / 601)
        self.usual += (took - self.usual) * weight
        if self.usual > 2 * took:
            self.usual *= 0.9  # it was slow for long and is well now
        if 2 * self.out < self.limit:
            return  # the caller uses less than it may
        # region gradient
        slope = max(0.5, min(1.0, self.usual / took))
        wanted = slope * self.limit + 4  # four may stand in line
        limit = 0.8 * self.limit + 0.2 * wanted
        self.limit = max(self.least, limit)
        # endregion gradient


