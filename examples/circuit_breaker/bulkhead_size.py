"""How many slots? The mean, the Erlang B formula, and a run."""

import heapq
import random
from math import log

RATE, HELD = 120, 0.050  # on-sale: payments a second; s each, healthy


# region erlang
def erlang_b(load: float, slots: int) -> float:
    """Share refused: load = rate x time held, arrivals at random."""
    refused = 1.0
    for n in range(1, slots + 1):
        refused = load * refused / (n + load * refused)
    return refused


def slots_for(load: float, target: float) -> int:
    """The fewest slots that refuse at most this share."""
    slots = 1
    while erlang_b(load, slots) > target:
        slots += 1
    return slots


# endregion erlang


def run(
    rate: float, held: float, slots: int, calls: int = 200_000
) -> float:
    """Share of calls that find every slot taken."""
    rng = random.Random(7)
    leaving: list[float] = []
    now, refused = 0.0, 0
    for _ in range(calls):
        now += rng.expovariate(rate)
        while leaving and leaving[0] <= now:
            heapq.heappop(leaving)
        if len(leaving) >= slots:
            refused += 1
        else:
            heapq.heappush(leaving, now + rng.expovariate(1 / held))
    return refused / calls


# region main
def main() -> None:
    load = RATE * HELD
    print(f"Little's law: {load:.0f}")
    #> Little's law: 6
    print(f"refused with 6: {erlang_b(load, 6):.0%}")
    #> refused with 6: 26%
    print(f"refused with 6, in the run: {run(RATE, HELD, 6):.0%}")
    #> refused with 6, in the run: 26%
    fit = slots_for(load, 0.001)
    print(f"slots for 0.1%: {fit}")
    #> slots for 0.1%: 15
    print(f"refused with these: {erlang_b(load, fit):.2%}")
    #> refused with these: 0.09%
    print(f"refused, in the run: {run(RATE, HELD, fit):.2%}")
    #> refused, in the run: 0.09%
    print(f"quiet, slots for 0.1%: {slots_for(load / 3, 0.001)}")
    #> quiet, slots for 0.1%: 8
    print(f"on-sale with the quiet slots: {erlang_b(load, 8):.0%}")
    #> on-sale with the quiet slots: 12%
    print(f"at 150 ms, needed: {RATE * 0.150:.0f}")
    #> at 150 ms, needed: 18
    print(f"at 150 ms, refused: {erlang_b(RATE * 0.150, fit):.0%}")
    #> at 150 ms, refused: 27%
    print(f"at 150 ms, in the run: {run(RATE, 0.150, fit):.0%}")
    #> at 150 ms, in the run: 27%
    p99 = HELD * log(100)  # of exponential times
    tail = round(RATE * p99)
    print(f"peak rate x 99th percentile: {tail}")
    #> peak rate x 99th percentile: 28
    refused = erlang_b(RATE * 0.150, tail)
    print(f"at 150 ms, with these: {refused:.1%}")
    #> at 150 ms, with these: 0.7%


# endregion main

if __name__ == "__main__":
    main()
