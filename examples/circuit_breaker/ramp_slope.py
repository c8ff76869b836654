"""How far apart must a thousand returns lie? Predicted, then run."""

import math

import numpy as np
from reopening_herd import (
    CLIENTS,
    COLD,
    FILL,
    WARM,
    Policy,
    recovery,
    run,
)

WIDTHS = (0, 15, 30, 60, 80, 100)  # s of a sleep of 120 s


# region predict
def outruns(width: float) -> bool:
    """Clients return evenly over `width` s: load above capacity?"""
    for t in np.linspace(0, width, 2000):
        load = CLIENTS * t / width  # calls/s
        answers = load * t / 2  # so far, if each came in time
        filled = 1 - math.exp(-answers / FILL)
        if load > COLD + (WARM - COLD) * filled:
            return True
    return False


# endregion predict


def least_width() -> float:
    low, high = 1.0, 1000.0
    while high - low > 0.1:
        middle = (low + high) / 2
        low, high = (middle, high) if outruns(middle) else (low, middle)
    return high


def soonest() -> float:
    """Seconds to full service if no capacity is ever left unused."""
    odds = CLIENTS / (WARM - CLIENTS) / (COLD / (WARM - COLD))
    return FILL / WARM * math.log(odds)


def openings(width: float) -> np.ndarray:
    return run(Policy(first=120, jitter=width / 120))["opened"]


if __name__ == "__main__":
    print(f"least width: {least_width():.0f} s")
    #> least width: 74 s
    print(f"soonest: {soonest():.0f} s")
    #> soonest: 44 s
    print(f"probes of a 5 s sleep: {CLIENTS / 5:.0f} a second")
    #> probes of a 5 s sleep: 200 a second
    print(f"least sleep: {CLIENTS / COLD:.0f} s")
    #> least sleep: 10 s
    for width in WIDTHS:
        print(f"openings, {width} s: {openings(width).mean():.2f}")
        #> openings, 0 s: 2.87
        #> openings, 15 s: 0.93
        #> openings, 30 s: 0.66
        #> openings, 60 s: 0.11
        #> openings, 80 s: 0.04
        #> openings, 100 s: 0.07
    for name, ramp in ("at once", 0.0), ("ramp", 60.0):
        warm = run(Policy(jitter=0.5, ramp=ramp), cold=WARM)
        print(f"warm caches, {name}: {recovery(warm).mean():.0f} s")
        #> warm caches, at once: 31 s
        #> warm caches, ramp: 79 s
    for cold in 50, 400:
        often = run(Policy(jitter=0.5, ramp=60), cold=cold)["opened"]
        name = f"openings with jitter and ramp, from {cold}"
        print(f"{name}: {often.mean():.2f}")
        #> openings with jitter and ramp, from 50: 0.04
        #> openings with jitter and ramp, from 400: 0.04
    for sleep in 30, 120:
        took = recovery(run(Policy(first=sleep), cold=400)).mean()
        print(f"sleep of {sleep} s, from 400: {took:.0f} s")
        #> sleep of 30 s, from 400: 93 s
        #> sleep of 120 s, from 400: 167 s
