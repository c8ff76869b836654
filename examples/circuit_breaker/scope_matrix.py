"""Each scope of breaker against each shape of fault."""

import random
from functools import cache

from breaker import Breaker
from sick_shard import SEEDS, interval

RATE, SECONDS, COOLDOWN = 100.0, 30.0, 5.0
AXES = ("host", "endpoint", "shard", "tenant")  # ten of each
FAULTS = (*AXES, "service")
SCOPES: dict[str, tuple[str, ...]] = {
    "one breaker": (),
    "per host": ("host",),
    "per endpoint": ("endpoint",),
    "per shard": ("shard",),
    "per tenant": ("tenant",),
    "per host and shard": ("host", "shard"),
}


@cache
def cell(scope: str, fault: str, seed: int) -> tuple[float, float]:
    """Share of good calls refused, and of doomed calls sent."""
    rng, now = random.Random(seed), 0.0
    breakers: dict[tuple[int, ...], Breaker] = {}
    asked, sent = [0, 0], [0, 0]
    while (now := now + rng.expovariate(RATE)) < SECONDS:
        # region cell
        call = {axis: int(10 * rng.random()) for axis in AXES}
        doomed = fault == "service" or call[fault] == 0
        key = tuple(call[axis] for axis in SCOPES[scope])
        if key not in breakers:
            breakers[key] = Breaker(lambda: now, 3, COOLDOWN)
        asked[doomed] += 1
        if permit := breakers[key].allow():
            sent[doomed] += 1
            breakers[key].record(permit, ok=not doomed)
        # endregion cell
    refused = asked[0] - sent[0]
    return refused / max(asked[0], 1), sent[1] / asked[1]


def matrix(which: int) -> list[list[tuple[float, float]]]:
    """Rows of scopes: means and half intervals (0 refused, 1 sent)."""
    return [
        [
            interval(cell(scope, fault, s)[which] for s in SEEDS)
            for fault in FAULTS
        ]
        for scope in SCOPES
    ]


def main() -> None:
    print("seeds: 0 to 29")
    #> seeds: 0 to 29
    both = matrix(0), matrix(1)
    widest = max(half for m in both for row in m for _, half in row)
    print(f"widest interval: {100 * widest:.0f} points")
    #> widest interval: 7 points
    for i, scope in enumerate(SCOPES):
        if scope not in (
            "one breaker",
            "per shard",
            "per host and shard",
        ):
            continue  # the figure's table has them all
        for j, fault in enumerate(FAULTS):
            refused, sent = (f"{m[i][j][0]:.0%}" for m in both)
            if fault != "service":
                print(f"{scope}, {fault} sick, refused: {refused}")
                #> one breaker, host sick, refused: 29%
                #> one breaker, endpoint sick, refused: 30%
                #> one breaker, shard sick, refused: 31%
                #> one breaker, tenant sick, refused: 32%
                #> per shard, host sick, refused: 5%
                #> per shard, endpoint sick, refused: 5%
                #> per shard, shard sick, refused: 0%
                #> per shard, tenant sick, refused: 4%
                #> per host and shard, host sick, refused: 0%
                #> per host and shard, endpoint sick, refused: 0%
                #> per host and shard, shard sick, refused: 0%
                #> per host and shard, tenant sick, refused: 0%
            print(f"{scope}, {fault} sick, sent: {sent}")
            #> one breaker, host sick, sent: 71%
            #> one breaker, endpoint sick, sent: 70%
            #> one breaker, shard sick, sent: 70%
            #> one breaker, tenant sick, sent: 68%
            #> one breaker, service sick, sent: 0%
            #> per shard, host sick, sent: 95%
            #> per shard, endpoint sick, sent: 94%
            #> per shard, shard sick, sent: 3%
            #> per shard, tenant sick, sent: 96%
            #> per shard, service sick, sent: 3%
            #> per host and shard, host sick, sent: 23%
            #> per host and shard, endpoint sick, sent: 100%
            #> per host and shard, shard sick, sent: 23%
            #> per host and shard, tenant sick, sent: 100%
            #> per host and shard, service sick, sent: 23%


if __name__ == "__main__":
    main()
