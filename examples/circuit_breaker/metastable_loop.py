"""A spike of 5 s, three tries, and one tool to end the loop."""

from collections.abc import Callable

from brownout import Scene
from brownout_measures import measure, shown
from policies import ROSTER, Both, shedding
from policies_retry import Budget, Retries
from policy import Policy

SPIKE = Scene(load=3, lasts=5)
SEEDS = range(10)


# region loop
def loop(name: str) -> Callable[[], Policy]:
    return lambda: Both(Retries(), ROSTER[name]())
# endregion loop


TOOLS: dict[str, Callable[[], Policy]] = {
    "none": Retries,
    "budget": Budget,
    "shedding": lambda: shedding(Retries()),
} | {
    name: loop(name)
    for name in (
        "breaker",
        "K = 2",
        "K = 1.1",
        "AIMD",
        "gradient",
        "ejection of one",
    )
}

if __name__ == "__main__":
    print(f"seeds: {SEEDS[0]} to {SEEDS[-1]}")
    #> seeds: 0 to 9
    for name, make in TOOLS.items():
        ROSTER["loop"] = make
        found = [measure("loop", SPIKE, seed) for seed in SEEDS]
        back = [m.recovery for m in found]
        print(f"{name}, back after: {shown(back, ' s', 1, 10)}")
        #> none, back after: not in 10 of 10
        #> budget, back after: 26 s (18–28)
        #> shedding, back after: 0 s
        #> breaker, back after: 9 s (9–10)
        #> K = 2, back after: 34 s (29–38)
        #> K = 1.1, back after: not in 10 of 10
        #> AIMD, back after: 1 s (0–2)
        #> gradient, back after: 0 s
        #> ejection of one, back after: not in 10 of 10
        peak = max(m.peak for m in found)
        print(f"{name}, worst second: {peak:.1f}×")
        #> none, worst second: 7.1×
        #> budget, worst second: 2.9×
        #> shedding, worst second: 7.3×
        #> breaker, worst second: 4.5×
        #> K = 2, worst second: 5.2×
        #> K = 1.1, worst second: 3.0×
        #> AIMD, worst second: 2.3×
        #> gradient, worst second: 1.1×
        #> ejection of one, worst second: 7.1×
