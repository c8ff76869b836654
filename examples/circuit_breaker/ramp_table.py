"""How the fleet recovers under each way of closing."""

import numpy as np
from reopening_herd import RUNS, STEP, WATCH, Policy, recovery, run

POLICIES = {
    "5 s": Policy(first=5),
    "30 s": Policy(),
    "120 s": Policy(first=120),
    "3 probes": Policy(needed=3),
    "growing": Policy(first=5, growth=2, longest=60),
    "jitter 10%": Policy(jitter=0.1),
    # region chosen
    "jitter 50%": Policy(jitter=0.5),
    "growing, jitter": Policy(5, 2, 60, jitter=0.5),
    "ramp": Policy(ramp=60),
    "jitter, ramp": Policy(jitter=0.5, ramp=60),
    # endregion chosen
    "all": Policy(5, 2, 60, jitter=0.5, needed=3, ramp=60),
    "5 s, jitter, ramp": Policy(first=5, jitter=0.5, ramp=60),
}


def interval(values: np.ndarray, form: str = ".0f") -> str:
    """Mean and 95% interval over the runs."""
    reach = 2.045 * values.std(ddof=1) / len(values) ** 0.5
    return f"{values.mean():{form}} ± {reach:{form}}"


def report(policy: Policy) -> dict[str, str]:
    seen = run(policy)
    times = recovery(seen)
    there = np.isfinite(times)
    took = f"{interval(times)} s" if there.all() else "not in 300 s"
    if 0 < there.sum() < RUNS:
        took = f"{there.sum()} of {RUNS} in 300 s"
    lost, worst = np.zeros(RUNS), np.zeros(RUNS)
    second = np.ones(int(1 / STEP))
    for r, back in enumerate(seen["back"]):
        first = int(np.ceil(back / STEP))
        span = slice(first, first + int(WATCH / STEP))
        asked, sent, answered, room = (
            seen[what][span, r]
            for what in ("asked", "sent", "answered", "capacity")
        )
        lost[r] = (asked - answered).sum() / asked.sum() * 100
        load = np.convolve(sent, second, "valid")
        worst[r] = (load / np.convolve(room, second, "valid")).max()
    return {
        "recovered": took,
        "lost": f"{interval(lost, '.1f')} %",
        "worst second": f"{interval(worst, '.1f')}",
        "openings": interval(seen["opened"], ".2f"),
    }


if __name__ == "__main__":
    for name, policy in POLICIES.items():
        for what, value in report(policy).items():
            print(f"{name}, {what}: {value}")
            #> 5 s, recovered: not in 300 s
            #> 5 s, lost: 99.9 ± 0.0 %
            #> 5 s, worst second: 2.7 ± 0.1
            #> 5 s, openings: 44.35 ± 0.01
            #> 30 s, recovered: 8 of 30 in 300 s
            #> 30 s, lost: 87.8 ± 6.1 %
            #> 30 s, worst second: 3.0 ± 0.1
            #> 30 s, openings: 7.77 ± 0.62
            #> 120 s, recovered: not in 300 s
            #> 120 s, lost: 99.7 ± 0.0 %
            #> 120 s, worst second: 3.7 ± 0.0
            #> 120 s, openings: 2.87 ± 0.12
            #> 3 probes, recovered: 191 ± 10 s
            #> 3 probes, lost: 53.8 ± 3.4 %
            #> 3 probes, worst second: 2.6 ± 0.1
            #> 3 probes, openings: 4.57 ± 0.35
            #> growing, recovered: 151 ± 7 s
            #> growing, lost: 29.8 ± 2.0 %
            #> growing, worst second: 2.8 ± 0.1
            #> growing, openings: 1.75 ± 0.11
            #> jitter 10%, recovered: 248 ± 5 s
            #> jitter 10%, lost: 73.1 ± 1.3 %
            #> jitter 10%, worst second: 2.7 ± 0.1
            #> jitter 10%, openings: 6.63 ± 0.14
            #> jitter 50%, recovered: 74 ± 1 s
            #> jitter 50%, lost: 15.8 ± 0.2 %
            #> jitter 50%, worst second: 1.7 ± 0.0
            #> jitter 50%, openings: 1.43 ± 0.02
            #> growing, jitter, recovered: 82 ± 4 s
            #> growing, jitter, lost: 14.5 ± 0.8 %
            #> growing, jitter, worst second: 1.5 ± 0.1
            #> growing, jitter, openings: 0.98 ± 0.17
            #> ramp, recovered: 109 ± 3 s
            #> ramp, lost: 21.3 ± 0.8 %
            #> ramp, worst second: 1.8 ± 0.0
            #> ramp, openings: 0.59 ± 0.03
            #> jitter, ramp, recovered: 79 ± 0 s
            #> jitter, ramp, lost: 13.8 ± 0.1 %
            #> jitter, ramp, worst second: 0.9 ± 0.0
            #> jitter, ramp, openings: 0.04 ± 0.00
            #> all, recovered: 101 ± 2 s
            #> all, lost: 18.3 ± 0.6 %
            #> all, worst second: 0.9 ± 0.0
            #> all, openings: 0.02 ± 0.01
            #> 5 s, jitter, ramp, recovered: not in 300 s
            #> 5 s, jitter, ramp, lost: 99.9 ± 0.0 %
            #> 5 s, jitter, ramp, worst second: 1.9 ± 0.0
            #> 5 s, jitter, ramp, openings: 52.55 ± 0.04
