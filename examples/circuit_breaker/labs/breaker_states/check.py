"""Side by side with the book's breaker: vectors, then random traces."""

import json
import random
from pathlib import Path

from breaker import Breaker

VECTORS = Path(__file__).parents[2] / "breaker.vectors.json"
TRIP_AFTER, COOLDOWN = 3, 5.0  # of the vectors
SHOWN = 9


class Pair:
    """The learner's breaker and the book's, told the same."""

    def __init__(self, attempt, trip_after, cooldown):
        self.attempt = attempt
        self.now = 0.0
        self.made = f"Breaker({trip_after}, {cooldown})"
        self.events = []
        self.permits = {}
        self.late = None  # how the last call of an earlier state ended
        self.mine = attempt.new("Breaker", trip_after, cooldown)
        self.book = Breaker(lambda: self.now, trip_after, cooldown)

    def allow(self, call):
        before = self.book.state
        want = self.book.allow()
        got, state = self.mine.in_turn(
            [("allow", self.now), ("name_of_state",)]
        )
        self.permits[call] = (want, got)
        self.told(call, "go" if got is not None else "no")
        if (want is None) != (got is None):
            if want is not None:
                self.wrong("a permit", self.late)
            probing = before == "half-open"
            self.wrong("no permit", "two-probes" if probing else None)
        if self.book.state != before:
            self.late = None
        self.same_state(state, None)
        return want is not None

    def record(self, call, ok):
        want, got = self.permits.pop(call)
        late = want != self.book._generation
        self.book.record(want, ok)
        _, state = self.mine.in_turn(
            [("record", got, ok, self.now), ("name_of_state",)]
        )
        self.told(call, "ok" if ok else "fail")
        kind = "success" if ok else "failure"
        if late:
            self.late = f"late-{kind}"
        self.same_state(state, self.late)

    def same_state(self, got, mistake):
        want = self.book.state
        if got != want:
            if mistake is None and (want, got) == ("closed", "open"):
                mistake = "count-survives"
            self.wrong(f"state {want}, not {got}", mistake)

    def told(self, call, what):
        self.events.append((self.now, call, what))

    def wrong(self, expected, mistake):
        self.attempt.fail(expected, self.shown(), mistake)

    def shown(self):
        """The last events, and when each of their calls went out."""
        old, last = self.events[:-SHOWN], self.events[-SHOWN:]
        calls = {call for _, call, _ in last}
        went = [e for e in old if e[1] in calls and e[2] == "go"]
        hidden = len(old) - len(went)
        return [
            self.made,
            *([f"… {hidden} earlier events"] if hidden else []),
            *(f"{t:6.2f} s  call {c}: {w}" for t, c, w in went + last),
        ]


def check(attempt, seed):
    if seed == 1:
        play_vectors(attempt)
    rng = random.Random(seed)
    for _ in range(3):
        cooldown = rng.choice([2.0, 5.0, 8.0])
        play(Pair(attempt, rng.randint(1, 5), cooldown), rng)


def play_vectors(attempt):
    for vector in json.loads(VECTORS.read_text("utf-8")):
        pair = Pair(attempt, TRIP_AFTER, COOLDOWN)
        for event in vector["events"]:
            at, call, what, _ = event.split()
            pair.now = float(at)
            if what in ("ok", "fail"):
                pair.record(call, what == "ok")
            else:
                pair.allow(call)


def play(pair, rng):
    """Forty steps: a call begins, or one that is out ends."""
    out = []
    for call in range(40):
        pair.now = round(pair.now + rng.expovariate(1.0), 3)
        if out and rng.random() < 0.5:
            ended = out.pop(rng.randrange(len(out)))
            pair.record(ended, rng.random() < 0.4)
        elif pair.allow(call):
            out.append(call)
