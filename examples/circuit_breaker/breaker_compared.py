"""One slow minute without a breaker, with the naive one, with ours."""

from functools import partial

from breaker import CLOSED, HALF_OPEN, OPEN, Breaker
from breaker_brownout import FROM, TO, Make, Minute, run
from naive_breaker import NaiveBreaker

KINDS: dict[str, Make] = {
    "none": partial(NaiveBreaker, trip_after=10**9),
    "naive": NaiveBreaker,
    "ours": Breaker,
}


# region report
def report(out: Minute) -> dict[str, str]:
    sick = [c for c in out.calls if FROM <= c.start < TO]
    wasted = sum(c.end - c.start for c in out.calls if not c.ok)
    probes = [c for c in out.calls if c.state == HALF_OPEN]
    together = [
        sum(c.start <= probe.start < c.end for c in probes)
        for probe in probes
    ]
    late = [  # a call that began in closed is not the probe
        cause
        for _, state, cause in out.changes
        if state == CLOSED and cause and cause.state == CLOSED
    ]
    closings = [t for t, state, _ in out.changes if state == CLOSED]
    return {
        "calls": f"{len(sick):,}",
        "wasted": f"{wasted:,.0f} s",
        "trips": f"{sum(s == OPEN for _, s, _ in out.changes)}",
        "most probes out": f"{max(together, default=0)}",
        "closed late": f"{len(late)}",
        "closed in the minute": f"{sum(t < TO for t in closings)}",
        "closed for good": f"{max(closings, default=0):.2f} s",
        "refused when well": f"{sum(t >= TO for t in out.refused)}",
    }


# endregion report


def span(make: Make, what: str) -> str:
    """The least and the most of a result over 20 seeds."""
    found = [report(run(make, seed))[what] for seed in range(20)]
    found.sort(key=lambda text: int(text.replace(",", "")))
    return f"{found[0]} to {found[-1]}"


if __name__ == "__main__":
    for name, make in KINDS.items():
        for what, value in report(run(make)).items():
            print(f"{name}, {what}: {value}")
            #> none, calls: 2,474
            #> none, wasted: 4,118 s
            #> none, trips: 0
            #> none, most probes out: 0
            #> none, closed late: 0
            #> none, closed in the minute: 0
            #> none, closed for good: 0.00 s
            #> none, refused when well: 0
            #> naive, calls: 855
            #> naive, wasted: 1,412 s
            #> naive, trips: 64
            #> naive, most probes out: 29
            #> naive, closed late: 59
            #> naive, closed in the minute: 63
            #> naive, closed for good: 73.53 s
            #> naive, refused when well: 131
            #> ours, calls: 277
            #> ours, wasted: 462 s
            #> ours, trips: 9
            #> ours, most probes out: 1
            #> ours, closed late: 0
            #> ours, closed in the minute: 2
            #> ours, closed for good: 76.39 s
            #> ours, refused when well: 258
        for what in ("calls", "refused when well"):
            print(f"{name}, {what}, 20 seeds: {span(make, what)}")
            #> none, calls, 20 seeds: 2,309 to 2,480
            #> none, refused when well, 20 seeds: 0 to 0
            #> naive, calls, 20 seeds: 696 to 1,280
            #> naive, refused when well, 20 seeds: 0 to 241
            #> ours, calls, 20 seeds: 78 to 303
            #> ours, refused when well, 20 seeds: 107 to 270
