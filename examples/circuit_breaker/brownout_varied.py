"""Other depths, other hosts, other settings: what changes?"""

from brownout import Scene
from brownout_measures import CUT, Measures, measure, shown
from policies import ROSTER
from policies_gate import Guarded, RateBreaker
from policies_limit import Gradient

SEEDS = range(30, 40)  # none of them in the table
NAMES = (
    "shedding",
    "gradient",
    "AIMD",
    "breaker, ramp",
    "breaker",
    "K = 2",
    "timeout",
)
# region scenes
SCENES = {
    "half left": Scene(slow=2),
    "15% left": Scene(slow=1 / 0.15),
    "40 s": Scene(slow=1 / 0.3, lasts=40, until=110),
    "drops": Scene(slow=1 / 0.3, drops=True),
}
# endregion scenes


class Longer(RateBreaker):
    rule = RateBreaker.rule | {"width": 1.0}


class Stricter(RateBreaker):
    rule = RateBreaker.rule | {"limit": 0.31}


def other(kind: type[RateBreaker]) -> type[Guarded]:
    return type(kind.__name__, (Guarded,), {"kind": kind})


class HighGradient(Gradient):
    least = limit = 20.0


SETTINGS = {
    "gradient, 20 or more": HighGradient,
    "breaker, 10 s window": other(Longer),
    "breaker, limit 31%": other(Stricter),
    "breaker, cooldown 1 s": lambda: Guarded(cooldown=1.0),
}


def row(scene: Scene, name: str) -> Measures:
    """A column of values for each measure."""
    runs = [measure(name, scene, seed) for seed in SEEDS]
    return Measures(*map(list, zip(*runs, strict=True)))


if __name__ == "__main__":
    print(f"seeds: {SEEDS[0]} to {SEEDS[-1]}")
    #> seeds: 30 to 39
    for title, scene in SCENES.items():
        for name in NAMES:
            seen = row(scene, name)
            goodput = shown(seen.goodput, "%", 1, 10)
            print(f"{title}, {name}, goodput: {goodput}")
            #> half left, shedding, goodput: 98% (97–100)
            #> half left, gradient, goodput: 95% (93–96)
            #> half left, AIMD, goodput: 61% (58–64)
            #> half left, breaker, ramp, goodput: 33% (29–36)
            #> half left, breaker, goodput: 30% (28–31)
            #> half left, K = 2, goodput: 16% (12–24)
            #> half left, timeout, goodput: 13% (11–17)
            #> 15% left, shedding, goodput: 39% (36–43)
            #> 15% left, gradient, goodput: 33% (22–41)
            #> 15% left, AIMD, goodput: 37% (34–39)
            #> 15% left, breaker, ramp, goodput: 7% (4–19)
            #> 15% left, breaker, goodput: 7% (4–12)
            #> 15% left, K = 2, goodput: 7% (4–7)
            #> 15% left, timeout, goodput: 7% (4–7)
            #> 40 s, shedding, goodput: 98% (96–99)
            #> 40 s, gradient, goodput: 80% (77–89)
            #> 40 s, AIMD, goodput: 47% (45–49)
            #> 40 s, breaker, ramp, goodput: 38% (28–43)
            #> 40 s, breaker, goodput: 20% (17–21)
            #> 40 s, K = 2, goodput: 20% (11–26)
            #> 40 s, timeout, goodput: 4% (3–5)
            #> drops, shedding, goodput: 98% (96–99)
            #> drops, gradient, goodput: 91% (86–93)
            #> drops, AIMD, goodput: 56% (53–58)
            #> drops, breaker, ramp, goodput: 39% (33–44)
            #> drops, breaker, goodput: 21% (19–24)
            #> drops, K = 2, goodput: 42% (23–48)
            #> drops, timeout, goodput: 9% (6–10)
            if name in ("breaker", "timeout"):
                recovery = shown(seen.recovery, " s", 1, 10)
                print(f"{title}, {name}, recovery: {recovery}")
                #> half left, breaker, recovery: 0 s
                #> half left, timeout, recovery: 18 s (14–22)
                #> 15% left, breaker, recovery: 0 s (0–2)
                #> 15% left, timeout, recovery: 48 s (39–54)
                #> 40 s, breaker, recovery: 2 s (0–6)
                #> 40 s, timeout, recovery: not in 10 of 10
                #> drops, breaker, recovery: 4 s (3–4)
                #> drops, timeout, recovery: 0 s
    for name, make in SETTINGS.items():
        ROSTER["other"] = make
        goodput = shown(row(CUT, "other").goodput, "%", 1, 10)
        print(f"{name}, goodput: {goodput}")
        #> gradient, 20 or more, goodput: 14% (10–21)
        #> breaker, 10 s window, goodput: 15% (12–19)
        #> breaker, limit 31%, goodput: 21% (19–26)
        #> breaker, cooldown 1 s, goodput: 19% (18–25)
