"""To explore: how many requests come, and how often each is tried."""

import numpy as np
from brownout import FROM, Scene, run
from policies_retry import Retries

RATES = (10, 12, 15, 18, 20, 22, 25, 30, 35, 40, 45, 50)
SLIDERS = {  # argument: label, unit, values
    "rate": ("requests a second", "", RATES),
    "tries": ("tries at most", "", (1, 2, 3)),
}
AXES = {
    "x": ("time (s)", 0, 240),
    "y": ("calls a second", 0, 350),
}
SPIKE, LASTS, UNTIL, SEED = 120, 5, 240, 1  # requests/s; s; s


def after_a_spike(
    rate: int = 30, tries: int = 3
) -> tuple[dict[str, object], str]:
    """Calls sent and answered, through a spike and four minutes."""
    load = SPIKE / rate
    scene = Scene(load=load, lasts=LASTS, rate=rate, until=UNTIL)
    policy = Retries()
    policy.tries = tries
    log = run(policy, scene, SEED)
    bins = np.arange(0, UNTIL + 1, 5)
    middle = (bins[:-1] + 2.5).tolist()
    sent, answered, came = (
        np.histogram(times, bins)[0] / 5
        for times in (log.sent, log.answered, log.arrived)
    )
    late = np.array(log.arrived) >= UNTIL - 20
    share = np.isfinite(log.answered)[late].mean()
    each = sent[-4:].sum() / came[-4:].sum()
    series: dict[str, object] = {
        "sent": (middle, sent.tolist()),
        "answered": (middle, answered.tolist()),
        "spike": FROM,
    }
    return series, (
        f"At the end, {share:.0%} of the requests are answered, and "
        f"each costs {each:.1f} calls."
    )


if __name__ == "__main__":
    print(f"seed: {SEED}")
    #> seed: 1
    for tries in 2, 3:
        for rate in RATES:
            said = after_a_spike(rate, tries)[1]
            if "100%" in said:
                most = rate
        print(f"{tries} tries, most that recovers: {most}/s")
        #> 2 tries, most that recovers: 25/s
        #> 3 tries, most that recovers: 18/s
