"""How often a handful of probes closes on a sick dependency."""

import math
import random

TRIALS = 20_000


def in_a_row(needed: int, fails: float) -> float:
    return (1 - fails) ** needed


# region majority
def majority(probes: int, limit: int, fails: float) -> float:
    """Fewer than `limit` of the probes fail."""
    return sum(
        math.comb(probes, n) * fails**n * (1 - fails) ** (probes - n)
        for n in range(limit)
    )


# endregion majority

RULES = {
    "1 probe": lambda fails: in_a_row(1, fails),
    "3 in a row": lambda fails: in_a_row(3, fails),
    "under 5 of 10 fail": lambda fails: majority(10, 5, fails),
}


def open_for(closes: float, sleep: float = 5.0) -> float:
    """Mean time asleep until a round of probes closes it."""
    return sleep / closes


def simulate(rule: str, fails: float, rng: random.Random) -> bool:
    if rule == "under 5 of 10 fail":
        return sum(rng.random() < fails for _ in range(10)) < 5
    probes = int(rule.split()[0])
    return all(rng.random() >= fails for _ in range(probes))


def wilson(hits: int) -> str:
    z, p = 1.96, hits / TRIALS
    wide = z * math.sqrt(p * (1 - p) / TRIALS + (z / 2 / TRIALS) ** 2)
    low, high = (
        100 * (p + z * z / 2 / TRIALS + s * wide) / (1 + z * z / TRIALS)
        for s in (-1, 1)
    )
    return f"{max(low, 0):.2f} to {high:.2f} %"


if __name__ == "__main__":
    rng = random.Random(5)
    for fails in 0.05, 0.2, 0.5, math.exp(-0.2):
        for rule, closes in RULES.items():
            chance = closes(fails)
            hits = sum(
                simulate(rule, fails, rng) for _ in range(TRIALS)
            )
            name = f"{rule}, {fails:.0%} fail"
            print(f"{name}: {chance:.2%}")
            #> 1 probe, 5% fail: 95.00%
            #> 3 in a row, 5% fail: 85.74%
            #> under 5 of 10 fail, 5% fail: 99.99%
            #> 1 probe, 20% fail: 80.00%
            #> 3 in a row, 20% fail: 51.20%
            #> under 5 of 10 fail, 20% fail: 96.72%
            #> 1 probe, 50% fail: 50.00%
            #> 3 in a row, 50% fail: 12.50%
            #> under 5 of 10 fail, 50% fail: 37.70%
            #> 1 probe, 82% fail: 18.13%
            #> 3 in a row, 82% fail: 0.60%
            #> under 5 of 10 fail, 82% fail: 0.38%
            print(f"{name}, simulated: {wilson(hits)}")
            #> 1 probe, 5% fail, simulated: 94.50 to 95.11 %
            #> 3 in a row, 5% fail, simulated: 85.69 to 86.65 %
            #> under 5 of 10 fail, 5% fail, simulated: 99.96 to 99.99 %
            #> 1 probe, 20% fail, simulated: 78.93 to 80.05 %
            #> 3 in a row, 20% fail, simulated: 50.83 to 52.22 %
            #> under 5 of 10 fail, 20% fail, simulated: 96.30 to 96.81 %
            #> 1 probe, 50% fail, simulated: 49.69 to 51.07 %
            #> 3 in a row, 50% fail, simulated: 12.42 to 13.35 %
            #> under 5 of 10 fail, 50% fail, simulated: 37.57 to 38.92 %
            #> 1 probe, 82% fail, simulated: 17.96 to 19.04 %
            #> 3 in a row, 82% fail, simulated: 0.47 to 0.67 %
            #> under 5 of 10 fail, 82% fail, simulated: 0.26 to 0.41 %
            print(f"{name}, open for: {open_for(chance):,.0f} s")
            #> 1 probe, 5% fail, open for: 5 s
            #> 3 in a row, 5% fail, open for: 6 s
            #> under 5 of 10 fail, 5% fail, open for: 5 s
            #> 1 probe, 20% fail, open for: 6 s
            #> 3 in a row, 20% fail, open for: 10 s
            #> under 5 of 10 fail, 20% fail, open for: 5 s
            #> 1 probe, 50% fail, open for: 10 s
            #> 3 in a row, 50% fail, open for: 40 s
            #> under 5 of 10 fail, 50% fail, open for: 13 s
            #> 1 probe, 82% fail, open for: 28 s
            #> 3 in a row, 82% fail, open for: 839 s
            #> under 5 of 10 fail, 82% fail, open for: 1,313 s
