"""The slow minute again, with a bulkhead round the provider."""

from bulkhead import Bulkhead
from pool_exhaustion import others
from shared_pool import FROM, TO, Site, share

SLOTS = 15


# region main
def main() -> None:
    for name, load in {"quiet": 1.0, "on-sale": 3.0}.items():
        site = Site(guard=Bulkhead(slots=SLOTS), load=load).run()
        pages = site.in_time("catalog", "seats")
        busy = [b for at, b, _ in site.gauge if FROM <= at < TO]
        print(f"{name}, pages in time: {share(pages)}")
        #> quiet, pages in time: 100.0%
        #> on-sale, pages in time: 100.0%
        print(f"{name}, Little's law: {SLOTS + load * others():.0f}")
        #> quiet, Little's law: 21
        #> on-sale, Little's law: 33
        print(f"{name}, mean busy: {sum(busy) / len(busy):.0f}")
        #> quiet, mean busy: 21
        #> on-sale, mean busy: 33
        print(f"{name}, most busy: {max(busy)}")
        #> quiet, most busy: 31
        #> on-sale, most busy: 46


# endregion main


# region burn
def burn() -> None:
    """The on-sale's slow minute, with a timeout of 2 s as well."""
    site = Site(guard=Bulkhead(SLOTS), load=3.0, timeout=2.0).run()
    buyers = [v for v in site.visits if v[0] == "pay"]
    buyers = [v for v in buyers if FROM <= v[1] < TO]
    sent = [v for v in buyers if v[2] > v[1]]
    print(f"buyers: {len(buyers):,}")
    #> buyers: 7,273
    print(f"calls sent: {len(sent):,}")
    #> calls sent: 450
    print(f"calls a second: {len(sent) / (TO - FROM):.1f}")
    #> calls a second: 7.5
    refused = len(buyers) - len(sent)
    print(f"refused at once: {refused:,}")
    #> refused at once: 6,823
    print(f"calls answered in time: {sum(v[3] for v in sent)}")
    #> calls answered in time: 0
    print(f"paid: {sum(v[3] for v in buyers)}")
    #> paid: 0
    print(f"worker-seconds: {len(sent) * site.timeout:,.0f}")
    #> worker-seconds: 900


# endregion burn

if __name__ == "__main__":
    main()
    burn()
