"""Client-side adaptive throttling, after the SRE book."""

import json
import sys
from pathlib import Path


class AdaptiveThrottle:
    """Refuses a growing share of calls as fewer are accepted."""

    def __init__(
        self,
        k: float = 2.0,
        window: float = 120.0,  # s
        slots: int = 12,
        spare: int = 0,  # calls that may always be unanswered
    ) -> None:
        self._k, self._spare = k, spare
        self._width = window / slots  # s
        self._asked = [0] * slots
        self._taken = [0] * slots
        self._slot = 0  # number of the newest slot since time 0

    # region throttle
    def probability(self, now: float) -> float:
        """The chance with which a call is refused now."""
        self._advance(now)
        requests, accepts = sum(self._asked), sum(self._taken)
        excess = requests - self._k * accepts - self._spare
        return max(0.0, excess / (requests + 1))

    def allow(self, now: float, luck: float) -> bool:
        """Count a call; luck is drawn evenly from 0 to 1."""
        refuse = luck < self.probability(now)
        self._asked[self._slot % len(self._asked)] += 1
        return not refuse  # a refused call has been counted too
    # endregion throttle

    def accepted(self, now: float) -> None:
        """The dependency took a call and answered it."""
        self._advance(now)
        self._taken[self._slot % len(self._taken)] += 1

    def _advance(self, now: float) -> None:
        slot = int(now // self._width)
        # After a long silence one lap clears everything.
        first = max(self._slot + 1, slot - len(self._asked) + 1)
        for passed in range(first, slot + 1):
            self._asked[passed % len(self._asked)] = 0
            self._taken[passed % len(self._taken)] = 0
        self._slot = max(self._slot, slot)


def seconds_until(share: float, k: float, window: float) -> float:
    """After all calls begin to fail: when is so much refused?"""
    throttle = AdaptiveThrottle(k, window, slots=int(window))
    now, step, dead = 0.0, 0.01, window  # s; 100 calls/s
    while throttle.probability(now) < share:
        throttle.allow(now, luck=1.0)
        if now < dead:
            throttle.accepted(now)
        now += step
    return now - dead


# region vectors
def agrees(trace: dict) -> bool:
    """Play one trace; True if every answer is the written one."""
    names = "k", "window", "slots", "spare"
    throttle = AdaptiveThrottle(*(trace[name] for name in names))
    for event in trace["events"]:
        at, what, *verdict, fraction = event.split()
        if what == "took":
            throttle.accepted(float(at))
        else:
            went = throttle.allow(float(at), float(what))
            if [went] != [said == "go" for said in verdict]:
                return False
        top, bottom = map(int, fraction.split("/"))
        if abs(throttle.probability(float(at)) - top / bottom) > 1e-9:
            return False
    return True


def play() -> None:
    path = Path(__file__).with_name("throttle.vectors.json")
    traces = json.loads(path.read_text("utf-8"))
    failed = [t["name"] for t in traces if not agrees(t)]
    every = len(traces)
    print(f"vectors passed: {every - len(failed)} of {every}")
    #> vectors passed: 25 of 25
    if failed or not traces:
        sys.exit("failed: " + "; ".join(failed))


# endregion vectors


if __name__ == "__main__":
    play()
    for k, window in (2.0, 120.0), (1.1, 120.0), (2.0, 10.0):
        first = seconds_until(0.001, k, window)
        half = seconds_until(0.5, k, window)
        print(f"K = {k}, {window:.0f} s, first refusal: {first:.1f} s")
        #> K = 2.0, 120 s, first refusal: 60.0 s
        #> K = 1.1, 120 s, first refusal: 11.0 s
        #> K = 2.0, 10 s, first refusal: 5.0 s
        print(f"K = {k}, {window:.0f} s, half refused: {half:.1f} s")
        #> K = 2.0, 120 s, half refused: 90.0 s
        #> K = 1.1, 120 s, half refused: 65.0 s
        #> K = 2.0, 10 s, half refused: 7.0 s
