"""A slow minute of the payment provider, under a breaker or none."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import simpy
from breaker import Breaker
from naive_breaker import NaiveBreaker

RATE = 40.0  # calls to the provider a second
FAST, SLOW = 0.050, 10.0  # s, mean time to an answer
FROM, TO, END = 10.0, 70.0, 80.0  # s, the slow minute
TIMEOUT = 2.0  # s, the caller gives up

Make = Callable[[Callable[[], float]], NaiveBreaker | Breaker]


@dataclass
class Call:
    start: float
    state: str  # of the breaker that let it through
    end: float = END
    ok: bool = False


@dataclass
class Minute:
    """Everything that one run records."""

    calls: list[Call] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    changes: list[tuple[float, str, Call | None]] = field(
        default_factory=list
    )  # time, new state, the call whose result did it


# region payments
def payments(
    env: simpy.Environment, make: Make, seed: int, out: Minute
) -> Iterator[simpy.Event]:
    rng = random.Random(seed)
    breaker = make(lambda: env.now)

    def pay(
        call: Call, permit: object, luck: float
    ) -> Iterator[simpy.Event]:
        answer = luck * (SLOW if FROM <= env.now < TO else FAST)
        yield env.timeout(min(answer, TIMEOUT))
        call.end, call.ok = env.now, answer < TIMEOUT
        before = breaker.state
        breaker.record(permit, call.ok)
        if breaker.state != before:
            out.changes.append((env.now, breaker.state, call))

    while True:
        yield env.timeout(rng.expovariate(RATE))
        luck = rng.expovariate(1)  # drawn for refused payments too
        before = breaker.state
        if permit := breaker.allow():
            out.calls.append(Call(env.now, breaker.state))
            env.process(pay(out.calls[-1], permit, luck))
        else:
            out.refused.append(env.now)
        if breaker.state != before:
            out.changes.append((env.now, breaker.state, None))


# endregion payments


@cache
def run(make: Make, seed: int = 3) -> Minute:
    env, out = simpy.Environment(), Minute()
    env.process(payments(env, make, seed, out))
    env.run(END)
    return out


if __name__ == "__main__":
    print("seed: 3")
    #> seed: 3
    (trip, *_), (back, _, cause), *_ = run(NaiveBreaker).changes
    print(f"tripped: {trip:.2f} s")
    #> tripped: 12.05 s
    print(f"closed again: {1000 * (back - trip):.0f} ms")
    #> closed again: 96 ms
    print(f"by a call begun at: {cause.start:.2f} s")
    #> by a call begun at: 10.33 s
