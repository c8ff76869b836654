"""A thousand breakers reopen on a provider whose caches are cold."""

from dataclasses import dataclass
from functools import cache

import numpy as np

CLIENTS, RUNS, STEP = 1000, 30, 0.25  # one call/s each; s
DOWN = 60.0, 120.0  # s, between these the provider comes back
WATCH = 300.0  # s, for which we look after that
COLD, WARM = 100.0, 1500.0  # calls/s, capacity
FILL = 20_000  # timely answers that warm 63% of the caches
LINE, TIMEOUT = 1000, 1.0  # calls that may queue; s
CLOSED, OPEN, HALF_OPEN = 0, 1, 2
NAMES = ("asked", "sent", "answered", "capacity")
Seen = dict[str, np.ndarray]


# region policy
@dataclass(frozen=True)
class Policy:
    first: float = 30.0  # s, the sleep after a first trip
    growth: float = 1.0  # each failed probe multiplies it by this
    longest: float = 300.0  # s
    jitter: float = 0.0  # share of it that chance may take off
    needed: int = 1  # probes in a row that must succeed
    ramp: float = 0.0  # s, from few calls to all after closing

    def sleep(self, n: np.ndarray, luck: np.ndarray) -> np.ndarray:
        window = np.minimum(self.first * self.growth**n, self.longest)
        return window * (1 - self.jitter * luck)


# endregion policy


@cache
def run(p: Policy, seed: int = 1, cold: float = COLD) -> Seen:
    """Thirty fleets at once: one row for each, one column a client."""
    rng = np.random.default_rng(seed)
    back = rng.uniform(*DOWN, RUNS)
    shape, steps = (RUNS, CLIENTS), int((DOWN[1] + WATCH) / STEP)
    state, fails, wins = np.zeros((3, *shape), np.int8)
    born, slept = np.zeros((2, *shape), np.int32)
    until, since = np.full((2, *shape), -1e9)
    out = np.zeros(shape, bool)  # a probe is out
    late = np.full((int(TIMEOUT / STEP), *shape), -1, np.int32)
    queue, warmth, opened, tripped = np.zeros((4, RUNS))
    seen = {name: np.zeros((steps, RUNS)) for name in NAMES}
    for k in range(steps):
        now, up = k * STEP, k * STEP >= back
        # Timeouts report; those of an earlier generation are dropped.
        bad = late[k % len(late)] == born
        fails += bad
        trip = bad & ((state == HALF_OPEN) | (fails >= 3))
        watched = up & (now < back + WATCH)
        opened += trip.mean(1) * watched
        tripped += (trip & (state == CLOSED)).mean(1) * watched
        luck = rng.random(trip.sum())
        until[trip] = now + p.sleep(slept[trip], luck)
        slept[trip], born[trip] = slept[trip] + 1, born[trip] + 1
        state[trip], fails[trip], out[trip] = OPEN, 0, False
        # Each client that wants to call asks its own breaker.
        ask = rng.random(shape, np.float32) < STEP
        go = ask & (state == CLOSED)
        if p.ramp:
            share = np.maximum((now - since) / p.ramp, 0.05)
            go &= rng.random(shape, np.float32) < share
        wake = ask & (state == OPEN) & (until <= now)
        state[wake], wins[wake] = HALF_OPEN, 0
        born[wake] += 1
        probe = ask & (state == HALF_OPEN) & ~out
        out, go = out | probe, go | probe
        # The provider: a line, and answers that may come too late.
        sent = go.sum(1)
        capacity = (cold + (WARM - cold) * warmth) * up
        room = np.maximum(capacity * TIMEOUT - queue, 0)
        odds = np.minimum(room / np.maximum(sent, 1), 1)
        ok = go & (rng.random(shape, np.float32) < odds[:, None])
        queue = np.minimum(queue + sent, LINE) - capacity * STEP
        queue = np.maximum(queue, 0) * up
        warmth += (1 - warmth) * ok.sum(1) / FILL
        # Successes report at once, failures after the timeout.
        late[k % len(late)] = np.where(go & ~ok, born, -1)
        fails[ok] = 0
        won = ok & (state == HALF_OPEN)
        wins, out = wins + won, out & ~won
        close = won & (wins >= p.needed)
        state[close], slept[close], since[close] = CLOSED, 0, now
        born[close] += 1
        tick = (ask.sum(1), sent, ok.sum(1), capacity * STEP)
        for name, values in zip(NAMES, tick, strict=True):
            seen[name][k] = values
    return seen | {"back": back, "opened": opened, "tripped": tripped}


def recovery(seen: Seen) -> np.ndarray:
    """Seconds from the return until 95% of ten seconds' calls."""
    ten, found = np.ones(int(10 / STEP)), np.full(RUNS, np.inf)
    for r, back in enumerate(seen["back"]):
        first = int(np.ceil(back / STEP))
        asked = np.convolve(seen["asked"][first:, r], ten, "valid")
        got = np.convolve(seen["answered"][first:, r], ten, "valid")
        well = np.flatnonzero(got >= 0.95 * asked)
        if well.size and well[0] * STEP + 10 <= WATCH:
            found[r] = well[0] * STEP + 10
    return found


if __name__ == "__main__":
    seen = run(Policy())
    print(f"seed: 1, runs: {RUNS}")
    #> seed: 1, runs: 30
    well = np.isfinite(recovery(seen)).sum()
    print(f"well within five minutes: {well} of {RUNS}")
    #> well within five minutes: 8 of 30
    print(f"openings of each client: {seen['opened'].mean():.1f}")
    #> openings of each client: 7.8
    print(f"of these, trips: {seen['tripped'].mean():.1f}")
    #> of these, trips: 3.0
