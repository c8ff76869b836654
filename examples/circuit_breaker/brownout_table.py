"""Capacity falls to 30% for 20 s: every policy, thirty seeds."""

from itertools import pairwise
from math import comb

import numpy as np
from brownout import run
from brownout_measures import CUT, UNITS, shown, table
from policies import ROSTER, VARIANTS

SEEDS = range(30)
LOW, HIGH = 10, 21  # ranks of the ends of an interval


if __name__ == "__main__":
    print(f"seeds: {SEEDS[0]} to {SEEDS[-1]}")
    #> seeds: 0 to 29
    ways = sum(comb(len(SEEDS), k) for k in range(LOW, HIGH))
    sure = ways / 2 ** len(SEEDS)
    print(f"interval holds the median: {sure:.1%}")
    #> interval holds the median: 95.7%
    found = table(CUT, SEEDS)
    rank = {n: np.median([m.goodput for m in found[n]]) for n in found}
    order = sorted(found, key=lambda name: -rank[name])
    for name in order:
        values_of = zip(*found[name], strict=True)
        columns = zip(UNITS.items(), values_of, strict=False)
        for (what, unit), values in columns:
            if name in VARIANTS and what in ("wrongly", "load"):
                continue
            text = shown(list(values), unit, LOW, HIGH)
            print(f"{name}, {what}: {text}")
            #> shedding, K = 2, goodput: 99% (97–100)
            #> shedding, K = 2, recovery: 0 s
            #> shedding, K = 1.1, goodput: 98% (96–99)
            #> shedding, K = 1.1, recovery: 28 s (25–30)
            #> shedding, goodput: 98% (97–99)
            #> shedding, wrongly: 9%
            #> shedding, recovery: 0 s
            #> shedding, load: 2.5×
            #> shedding, deaf breaker, goodput: 98% (97–99)
            #> shedding, deaf breaker, recovery: 0 s
            #> shedding, budget, goodput: 97% (96–98)
            #> shedding, budget, wrongly: 10%
            #> shedding, budget, recovery: 0 s
            #> shedding, budget, load: 2.6× (2.6–2.7)
            #> shedding, retries, goodput: 92% (92–93)
            #> shedding, retries, recovery: 0 s
            #> gradient, goodput: 90% (88–92)
            #> gradient, wrongly: 14% (14–15)
            #> gradient, recovery: 0 s
            #> gradient, load: 1.0×
            #> AIMD, goodput: 49% (48–51)
            #> AIMD, wrongly: 10%
            #> AIMD, recovery: 0 s
            #> AIMD, load: 0.9×
            #> shedding, breaker, goodput: 38% (36–39)
            #> shedding, breaker, recovery: 2 s
            #> breaker, ramp, goodput: 37% (36–39)
            #> breaker, ramp, wrongly: 14% (13–14)
            #> breaker, ramp, recovery: 6 s (6–7)
            #> breaker, ramp, load: 0.8×
            #> breaker, goodput: 20% (18–20)
            #> breaker, wrongly: 10% (9–10)
            #> breaker, recovery: 3 s (3–4)
            #> breaker, load: 0.9×
            #> ejection of half, goodput: 11% (10–12)
            #> ejection of half, recovery: not in 30 of 30
            #> ejection of one, goodput: 9% (8–10)
            #> ejection of one, wrongly: 0%
            #> ejection of one, recovery: 43 s (42–48)
            #> ejection of one, load: 2.5×
            #> K = 1.1, goodput: 9%
            #> K = 1.1, wrongly: 69% (65–71)
            #> K = 1.1, recovery: not in 30 of 30
            #> K = 1.1, load: 0.8×
            #> nothing, goodput: 8% (7–8)
            #> nothing, recovery: 35 s (34–36)
            #> timeout, goodput: 8% (7–8)
            #> timeout, wrongly: 0%
            #> timeout, recovery: 35 s (34–36)
            #> timeout, load: 2.5×
            #> retries, goodput: 8% (7–8)
            #> retries, wrongly: 0%
            #> retries, recovery: not in 30 of 30
            #> retries, load: 7.0× (6.9–7.0)
            #> budget, goodput: 8% (7–8)
            #> budget, wrongly: 0%
            #> budget, recovery: 36 s (35–38)
            #> budget, load: 2.5× (2.5–2.6)
            #> K = 2, goodput: 8% (7–8)
            #> K = 2, wrongly: 22% (21–24)
            #> K = 2, recovery: 22 s (20–24)
            #> K = 2, load: 1.0×
    below = [n for n in order if rank[n] < rank["breaker"]]
    rest = zip(*(found[n] for n in below), strict=True)
    best_of_rest = [max(runs) for runs in rest]
    steps = ["shedding", "gradient", "AIMD", "breaker, ramp", "breaker"]
    rows = [found[name] for name in steps] + [best_of_rest]
    for name, (row, below) in zip(steps, pairwise(rows), strict=True):
        # region order
        pairs = zip(row, below, strict=True)  # of the same seed
        ahead = sum(one.goodput > other.goodput for one, other in pairs)
        # endregion order
        print(f"{name}, ahead of the next: {ahead} of {len(SEEDS)}")
        #> shedding, ahead of the next: 30 of 30
        #> gradient, ahead of the next: 30 of 30
        #> AIMD, ahead of the next: 30 of 30
        #> breaker, ramp, ahead of the next: 27 of 30
        #> breaker, ahead of the next: 30 of 30
    for name in "retries", "breaker":
        well = [m.recovery < CUT.until for m in found[name]]
        print(f"{name}, came back: {sum(well)} of {len(SEEDS)}")
        #> retries, came back: 0 of 30
        #> breaker, came back: 30 of 30
    for name in "nothing", "timeout":
        out = run(ROSTER[name](), CUT, 0).most_out
        print(f"{name}, most calls waited for: {out:,}")
        #> nothing, most calls waited for: 579
        #> timeout, most calls waited for: 64
