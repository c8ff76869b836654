"""Three other troubles for every policy, ten seeds."""

from brownout import FROM, Scene, run
from brownout_measures import (
    UNITS,
    Measures,
    shown,
    table,
)
from policies_gate import Throttled

SEEDS = range(10)
NAMES = (
    "timeout",
    "retries",
    "budget",
    "breaker",
    "K = 2",
    "AIMD",
    "gradient",
    "ejection of one",
    "shedding",
    "shedding, retries",
    "shedding, budget",
)
# region scenes
SCENES = {
    "late": Scene(late=0.6),  # three answers in five come 2 s late
    "spike": Scene(load=3, lasts=5),  # for 5 s, everybody comes
    "host": Scene(slow=20, sick=1),  # one host of six is sick
}
# endregion scenes


def line(name: str, what: str, values: list[float]) -> None:
    unit = UNITS[what]
    print(f"{name}, {what}: {shown(values, unit, 1, len(values))}")
    #> late, timeout, goodput: 75% (71–78)
    #> late, retries, goodput: 21% (18–28)
    #> late, retries, recovery: not in 10 of 10
    #> late, budget, goodput: 80% (75–82)
    #> late, breaker, goodput: 22% (16–35)
    #> late, K = 2, goodput: 63% (58–69)
    #> late, AIMD, goodput: 9% (6–14)
    #> late, gradient, goodput: 31% (27–36)
    #> late, ejection of one, goodput: 75% (71–78)
    #> late, shedding, goodput: 75% (71–78)
    #> late, shedding, retries, goodput: 96% (89–99)
    #> late, shedding, budget, goodput: 80% (75–82)
    #> spike, timeout, goodput: 34% (30–36)
    #> spike, timeout, recovery: 25 s (20–26)
    #> spike, retries, goodput: 34% (30–36)
    #> spike, retries, recovery: not in 10 of 10
    #> spike, budget, goodput: 34% (30–36)
    #> spike, budget, recovery: 26 s (18–28)
    #> spike, breaker, goodput: 34% (30–36)
    #> spike, breaker, recovery: 3 s
    #> spike, K = 2, goodput: 34% (30–36)
    #> spike, K = 2, recovery: 28 s (24–33)
    #> spike, AIMD, goodput: 60% (54–65)
    #> spike, AIMD, recovery: 2 s (0–2)
    #> spike, gradient, goodput: 97% (93–101)
    #> spike, gradient, recovery: 0 s
    #> spike, ejection of one, goodput: 34% (30–36)
    #> spike, ejection of one, recovery: 31 s (26–38)
    #> spike, shedding, goodput: 95% (90–97)
    #> spike, shedding, recovery: 0 s
    #> spike, shedding, retries, goodput: 79% (74–83)
    #> spike, shedding, retries, recovery: 0 s
    #> spike, shedding, budget, goodput: 94% (91–99)
    #> spike, shedding, budget, recovery: 0 s
    #> host, timeout, goodput: 83% (83–84)
    #> host, retries, goodput: 98% (97–99)
    #> host, retries, recovery: 0 s
    #> host, budget, goodput: 91% (91–92)
    #> host, breaker, goodput: 83% (83–84)
    #> host, K = 2, goodput: 83% (83–84)
    #> host, AIMD, goodput: 83% (83–84)
    #> host, gradient, goodput: 82% (81–84)
    #> host, ejection of one, goodput: 96% (95–97)
    #> host, shedding, goodput: 83% (83–84)
    #> host, shedding, retries, goodput: 99% (98–100)
    #> host, shedding, budget, goodput: 92% (91–93)


if __name__ == "__main__":
    print(f"seeds: {SEEDS[0]} to {SEEDS[-1]}")
    #> seeds: 0 to 9
    for title, scene in SCENES.items():
        for name, runs in table(scene, SEEDS, NAMES).items():
            every = Measures(*zip(*runs, strict=True))
            line(f"{title}, {name}", "goodput", list(every.goodput))
            if title == "spike" or name == "retries":
                line(
                    f"{title}, {name}", "recovery", list(every.recovery)
                )
    for spare in 0, 5:
        calm = [run(Throttled(1.1, spare), Scene(), s) for s in SEEDS]
        early = [sum(at < FROM for at, _ in c.refused) for c in calm]
        span = f"{min(early)} to {max(early)}"
        print(f"K = 1.1, {spare} to spare, refused before: {span}")
        #> K = 1.1, 0 to spare, refused before: 103 to 450
        #> K = 1.1, 5 to spare, refused before: 0 to 3
