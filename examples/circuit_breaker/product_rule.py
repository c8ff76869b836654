"""Five workers in one shard at once: 0.1 ** 5, or rather more."""

import random
from math import comb

WORKERS = 20
AWAY = 0.090  # s, mean, between a worker's calls to the shard


# region crowd
def crowd(
    call: float, slow: float, seed: int = 7, hour: float = 3600.0
) -> list[float]:
    """Share of time with 0, 1, ... WORKERS workers in the shard.

    A call takes `call` seconds in the mean, and `slow` during the
    last three seconds of each minute.
    """
    rng = random.Random(seed)
    spent = [0.0] * (WORKERS + 1)
    now, inside = 0.0, 0
    while now < hour:
        edge = now // 60 * 60 + (57 if now % 60 < 57 else 60)
        leave = inside / (slow if now % 60 >= 57 else call)
        enter = (WORKERS - inside) / AWAY
        step = rng.expovariate(enter + leave)
        if now + step >= edge:  # the shard's mood changes first
            step, move = edge - now, 0
        else:
            move = 1 if rng.random() * (enter + leave) < enter else -1
        spent[inside] += step
        now, inside = now + step, inside + move
    return [s / now for s in spent]


# endregion crowd


def independent(share: float) -> list[float]:
    """The binomial: 0, 1, ... inside if nothing is shared."""
    return [
        comb(WORKERS, n) * share**n * (1 - share) ** (WORKERS - n)
        for n in range(WORKERS + 1)
    ]


def five_named(spent: list[float]) -> float:
    """Chance that five workers picked beforehand are all inside."""
    sets = comb(WORKERS, 5)
    return sum(s * comb(n, 5) / sets for n, s in enumerate(spent))


# region main
def main() -> None:
    print(f"product rule: {0.1**5:.3%}")
    #> product rule: 0.001%
    shards = {"steady": (0.010, 0.010), "moody": (0.006, 0.390)}
    for name, (call, slow) in shards.items():
        spent = crowd(call, slow)
        mean = sum(n * s for n, s in enumerate(spent)) / WORKERS
        print(f"{name}, one worker inside: {mean:.1%}")
        #> steady, one worker inside: 10.0%
        #> moody, one worker inside: 9.9%
        five = five_named(spent)
        print(f"{name}, five named: {100 * five:.2g}%")
        #> steady, five named: 0.00098%
        #> moody, five named: 1.7%
        print(f"{name}, any five or more: {sum(spent[5:]):.1%}")
        #> steady, any five or more: 4.3%
        #> moody, any five or more: 5.6%
    print(f"moody, any ten or more: {sum(spent[10:]):.1%}")
    #> moody, any ten or more: 4.9%
    rare = sum(independent(0.1)[10:])  # too rare for an hour's run
    print(f"steady, any ten or more: {100 * rare:.2g}%")
    #> steady, any ten or more: 0.00072%
    times = round(five / 0.1**5, -2)
    print(f"moody against the rule: {times:,.0f} times")
    #> moody against the rule: 1,700 times


# endregion main

if __name__ == "__main__":
    main()
