"""Shedding, as saying no costs the hosts more and more."""

from functools import cache

import numpy as np
from brownout import Scene
from brownout_measures import measure

COSTS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
POLICIES = (
    "shedding",
    "shedding, K = 2",
    "shedding, K = 1.1",
    "shedding, retries",
    "gradient",
)


@cache
def goodput(name: str, cost: float) -> float:
    # region cost
    scene = Scene(slow=1 / 0.3, refusal=cost)
    runs = [measure(name, scene, seed) for seed in range(3)]
    return float(np.median([run.goodput for run in runs]))
    # endregion cost


if __name__ == "__main__":
    print("seeds: 0 to 2")
    #> seeds: 0 to 2
    for name in POLICIES:
        for cost in 0.05, 0.5, 1.0:
            print(f"{name}, at {cost}: {goodput(name, cost):.0%}")
            #> shedding, at 0.05: 98%
            #> shedding, at 0.5: 77%
            #> shedding, at 1.0: 39%
            #> shedding, K = 2, at 0.05: 99%
            #> shedding, K = 2, at 0.5: 84%
            #> shedding, K = 2, at 1.0: 67%
            #> shedding, K = 1.1, at 0.05: 99%
            #> shedding, K = 1.1, at 0.5: 92%
            #> shedding, K = 1.1, at 1.0: 79%
            #> shedding, retries, at 0.05: 91%
            #> shedding, retries, at 0.5: 6%
            #> shedding, retries, at 1.0: 6%
            #> gradient, at 0.05: 89%
            #> gradient, at 0.5: 89%
            #> gradient, at 1.0: 89%
