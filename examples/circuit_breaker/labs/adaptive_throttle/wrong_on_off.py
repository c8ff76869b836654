"""A throttle at the caller. Times are seconds and never go back."""

COOLDOWN = 3.0  # s
ENOUGH = 10  # answers


class Throttle:
    """All calls go out, or none."""

    def __init__(self) -> None:
        self.until = 0.0
        self.clear()

    def clear(self) -> None:
        self.taken = 0
        self.refused = 0

    def allow(self, now: float, luck: float) -> bool:
        return now >= self.until

    def accepted(self, now: float) -> None:
        self.taken += 1
        self.judge(now)

    def rejected(self, now: float) -> None:
        self.refused += 1
        self.judge(now)

    def judge(self, now: float) -> None:
        if self.taken + self.refused >= ENOUGH:
            if self.refused > self.taken:
                self.until = now + COOLDOWN
            self.clear()
