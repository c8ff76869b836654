"""What one tries first, each run through the slow minute."""

from pool_exhaustion import others
from shared_pool import PAGES, SLOW, TO, Site, share

# region tried
TRIED = {
    "nothing": Site(),
    "200 workers": Site(workers=200),
    "500 workers": Site(workers=500),
    "queue of 10,000": Site(backlog=10_000),
    "timeout": Site(timeout=2.0),
    "timeout and retry": Site(timeout=2.0, tries=2),
    "timeout, on-sale": Site(timeout=2.0, load=3.0),
    "500 workers, on-sale": Site(workers=500, load=3.0),
}


def needed(site: Site) -> float:
    """Little's law: workers that the slow minute would occupy."""
    held = min(SLOW, site.timeout) * site.tries
    return site.load * (others() + PAGES["pay"][0] * held)


# endregion tried


def last_late(site: Site) -> float:
    """Seconds from the recovery to the last page that came late."""
    return max(
        done - TO
        for page, arrived, done, _ in site.visits
        if page != "pay" and done - arrived > 1.0
    )


def main() -> None:
    for name, site in TRIED.items():
        site.run()
        pages = site.in_time("catalog", "seats")
        paid = sum(site.in_time("pay", limit=60.0))
        print(f"{name}, needed: {needed(site):,.0f}")
        #> nothing, needed: 406
        #> 200 workers, needed: 406
        #> 500 workers, needed: 406
        #> queue of 10,000, needed: 406
        #> timeout, needed: 86
        #> timeout and retry, needed: 166
        #> timeout, on-sale, needed: 258
        #> 500 workers, on-sale, needed: 1,218
        print(f"{name}, in time: {share(pages)}")
        #> nothing, in time: 10.1%
        #> 200 workers, in time: 36.6%
        #> 500 workers, in time: 100.0%
        #> queue of 10,000, in time: 3.6%
        #> timeout, in time: 100.0%
        #> timeout and retry, in time: 49.3%
        #> timeout, on-sale, in time: 38.0%
        #> 500 workers, on-sale, in time: 43.5%
        print(f"{name}, paid: {paid:,}")
        #> nothing, paid: 644
        #> 200 workers, paid: 1,242
        #> 500 workers, paid: 2,363
        #> queue of 10,000, paid: 2,319
        #> timeout, paid: 0
        #> timeout and retry, paid: 90
        #> timeout, on-sale, paid: 20
        #> 500 workers, on-sale, paid: 3,117
    for name in ("nothing", "queue of 10,000"):
        print(f"{name}, last late: {last_late(TRIED[name]):.1f} s")
        #> nothing, last late: 0.5 s
        #> queue of 10,000, last late: 8.3 s


if __name__ == "__main__":
    main()
