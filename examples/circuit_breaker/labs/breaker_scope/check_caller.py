"""A caller that waits for each answer, and remembers them all."""

STEP = 0.01  # s
SHOWN = 8


class Caller:
    """Calls that end before the next begins, and what was answered."""

    def __init__(self, attempt, rng):
        self.attempt = attempt
        self.trip_after = rng.randint(4, 6)
        self.cooldown = float(rng.randint(4, 8))
        self.now = 0.0
        self.events = []
        self.late = []  # ends that go out with the next question
        self.made = f"Breakers({self.trip_after}, {self.cooldown})"
        self.mine = attempt.new(
            "Breakers", self.trip_after, self.cooldown
        )

    def ask(self, key, wait=STEP):
        self.now = round(self.now + wait, 3)
        calls = [*self.late, ("allow", key, self.now)]
        self.late = []
        permit = self.mine.in_turn(calls)[-1]
        self.told(key, "no" if permit is None else "go")
        return permit

    def end(self, key, permit, ok, wait=STEP):
        self.now = round(self.now + wait, 3)
        self.late.append(("record", permit, ok, self.now))
        self.told(key, "ok" if ok else "fail")

    def call(self, key, ok, wait=STEP):
        """Whether the call went out."""
        permit = self.ask(key, wait)
        if permit is not None:
            self.end(key, permit, ok)
        return permit is not None

    def together(self, keys, fate, wait=STEP, took=0.0):
        """Calls that are all out before the first one ends.

        `fate` tells how the next one ends; gives how many went out.
        """
        self.mine.in_turn(self.late)
        self.late = []
        asks = []
        for key in keys:
            self.now = round(self.now + wait, 3)
            asks.append([key, self.now])
        permits = self.mine.each("allow", asks)
        self.now = round(self.now + STEP + took, 3)
        went = [permit for permit in permits if permit is not None]
        ends = [[permit, fate(), self.now] for permit in went]
        self.mine.each("record", ends)
        failed = sum(not ok for _, ok, _ in ends)
        text = f"{len(asks)} calls, {len(ends)} go, {failed} fail"
        many = len(set(keys))
        whose = f"{many} keys" if many > 1 else keys[0]
        self.events.append(f"{self.now:8.2f} s  {whose}: {text}")
        return len(ends)

    def strangers(self, rng):
        """Forty keys that call once; one in ten fails."""
        self.together(names(rng, 40), lambda: rng.random() < 0.9)

    def told(self, key, what):
        self.events.append(f"{self.now:8.2f} s  {key}: {what}")

    def wrong(self, expected, mistake=None):
        hidden = len(self.events) - SHOWN
        early = [f"… {hidden} earlier events"] if hidden > 0 else []
        shown = [self.made, *early, *self.events[-SHOWN:]]
        self.attempt.fail(expected, shown, mistake)


def names(rng, count):
    """Keys say nothing of what they stand for."""
    return [f"{n:06x}" for n in rng.sample(range(1 << 24), count)]
