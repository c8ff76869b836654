"""To explore: the size of the pool, and how slow the provider is."""

from collections import Counter

from pool_exhaustion import predicted
from shared_pool import FROM, Site

SLIDERS = {  # argument: label, unit, values
    "workers": ("workers", "", (25, 50, 100, 200, 300, 400, 500)),
    "slow": ("slow call takes", "s", (0.5, 1, 1.5, 2, 2.5, 3, 5, 10)),
}
AXES = {
    "x": ("seconds after the provider turned slow", -4, 16),
    "y": ("share taken (%)", 0, 115),
}
Series = dict[str, object]


def ran(workers: int, slow: float) -> Site:
    return Site(workers=workers, slow=slow).run(until=FROM + 16)


def refused(site: Site) -> int:
    """Requests that got a 503, which takes no time."""
    return sum(came == gone for _, came, gone, _ in site.visits)


def slow_call(
    workers: int = 100, slow: float = 10
) -> tuple[Series, str]:
    """Workers busy, places in line taken, requests refused."""
    site, steps = ran(workers, slow), [n / 2 for n in range(-8, 32)]
    gauge = {round(at - FROM, 1): rest for at, *rest in site.gauge}
    came, no = Counter[float](), Counter[float]()
    for _, arrived, gone, _ in site.visits:
        step = (arrived - FROM) // 0.5 / 2
        came[step] += 1
        no[step] += gone == arrived
    busy = [100 * gauge[t][0] / workers for t in steps]
    line = [100 * gauge[t][1] / site.backlog for t in steps]
    turned_away = [100 * no[t] / (came[t] or 1) for t in steps]
    series: Series = {
        "busy": (steps, busy),
        "waiting": (steps, line),
        "refused": (steps, turned_away),
        "predicted": predicted(workers),
    }
    if site.full_at is None:
        most = max(taken for taken, _ in gauge.values())
        return series, f"Never full: at most {most} workers are busy."
    return series, (
        f"Full after {site.full_at - FROM:.1f} s; requests refused "
        f"in sixteen seconds: {refused(site):,}."
    )


if __name__ == "__main__":
    print("seed: 7")
    #> seed: 7
    for workers, slow in (100, 2), (100, 3), (200, 3), (200, 10):
        site = ran(workers, slow)
        said = f"{workers} workers, {slow} s"
        full = site.full_at and f"{site.full_at - FROM:.1f} s"
        print(f"{said}, full after: {full or 'never'}")
        #> 100 workers, 2 s, full after: 11.7 s
        #> 100 workers, 3 s, full after: 2.2 s
        #> 200 workers, 3 s, full after: never
        #> 200 workers, 10 s, full after: 4.8 s
        print(f"{said}, refused: {refused(site):,}")
        #> 100 workers, 2 s, refused: 0
        #> 100 workers, 3 s, refused: 632
        #> 200 workers, 3 s, refused: 0
        #> 200 workers, 10 s, refused: 1,168
