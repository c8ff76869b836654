"""How often a fallback is broken when its hour comes."""

import random
from functools import cache

BREAKS = 1 / 200  # a day: one deployment in a thousand, five a day
OUTAGES = 1 / 90  # a day: the primary fails four times a year
REPAIR = 1.0  # days from notice to repair
EVERY = {"never": 0.0, "every quarter": 90, "every month": 30}
EVERY |= {"every week": 7, "every day": 1, "all the time": 1e-9}


@cache
def broken(drill: float, years: int = 100_000, seed: int = 2) -> float:
    """Share of outages that find the fallback broken."""
    rng = random.Random(seed)
    day, end = 0.0, years * 365.0
    breaks = rng.expovariate(BREAKS)  # the day of the next fault
    outages = bad = 0
    # region broken
    while (day := day + rng.expovariate(OUTAGES)) < end:
        outages += 1
        if drill and breaks < day:  # seen at the first drill after it
            mended = -(-breaks // drill) * drill + REPAIR
            while mended < day:
                breaks = mended + rng.expovariate(BREAKS)
                mended = -(-breaks // drill) * drill + REPAIR
        if breaks < day:
            bad += 1  # and now that it is known, it is mended
            breaks = day + REPAIR + rng.expovariate(BREAKS)
    # endregion broken
    return bad / outages


if __name__ == "__main__":
    print("seed: 2")
    #> seed: 2
    for name, drill in EVERY.items():
        print(f"{name}: {broken(drill):.1%}")
        #> never: 30.9%
        #> every quarter: 14.9%
        #> every month: 6.8%
        #> every week: 2.1%
        #> every day: 0.7%
        #> all the time: 0.5%
    race = BREAKS / (BREAKS + OUTAGES)
    print(f"never, exactly: {race:.1%}")
    #> never, exactly: 31.0%
