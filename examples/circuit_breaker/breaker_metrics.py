"""What a breaker should tell Prometheus, and how it is misread."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import simpy
from breaker import CLOSED, HALF_OPEN, OPEN, Breaker
from breaker_brownout import END, Minute, payments

STATES = (CLOSED, HALF_OPEN, OPEN)
OUTCOMES = ("ok", "failed", "refused")


# region metered
class Metered(Breaker):
    """The breaker, with everything on it counted."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.calls = Counter(dict.fromkeys(OUTCOMES, 0))  # from zero
        self.entered = Counter(dict.fromkeys(STATES, 0))
        super().__init__(clock)

    def allow(self) -> int | None:
        permit = super().allow()
        self.calls["refused"] += permit is None
        return permit

    def record(self, permit: int, ok: bool) -> None:
        self.calls["ok" if ok else "failed"] += 1
        super().record(permit, ok)

    def _enter(self, state: str) -> None:
        super()._enter(state)
        self.entered[state] += 1

    # endregion metered

    def metrics(self) -> str:
        """In the text format that Prometheus reads."""
        is_in = {state: int(state == self.state) for state in STATES}
        families = [
            ("breaker_state", "gauge", "state", is_in),
            ("breaker_calls_total", "counter", "outcome", self.calls),
            ("breaker_entered_total", "counter", "state", self.entered),
        ]
        lines = []
        for name, kind, label, values in families:
            lines.append(f"# TYPE {name} {kind}")
            for key, value in values.items():
                labels = f'breaker="pay",{label}="{key}"'
                lines.append(f"{name}{{{labels}}} {value}")
        return "\n".join(lines)


@cache
def scrapes(seed: int = 3) -> list[Counter[str]]:
    """The counts of calls at each second of the slow minute's run."""
    env, made = simpy.Environment(), []

    def make(clock: Callable[[], float]) -> Metered:
        made.append(Metered(clock))
        return made[0]

    env.process(payments(env, make, seed, Minute()))
    seen: list[Counter[str]] = [Counter()]  # at 0 s
    while env.now < END:
        env.run(env.now + 1)
        seen.append(Counter(made[0].calls))
        if env.now == 30:
            print(made[0].metrics())
            #> # TYPE breaker_state gauge
            #> breaker_state{breaker="pay",state="closed"} 0
            #> breaker_state{breaker="pay",state="half-open"} 0
            #> breaker_state{breaker="pay",state="open"} 1
            #> # TYPE breaker_calls_total counter
            #> breaker_calls_total{breaker="pay",outcome="ok"} 421
            #> breaker_calls_total{breaker="pay",outcome="failed"} 67
            #> breaker_calls_total{breaker="pay",outcome="refused"} 733
            #> # TYPE breaker_entered_total counter
            #> breaker_entered_total{breaker="pay",state="closed"} 1
            #> breaker_entered_total{breaker="pay",state="half-open"} 2
            #> breaker_entered_total{breaker="pay",state="open"} 3
    return seen


# region misread
def main() -> None:
    seen = scrapes()
    for first, last in ((12, 14), (20, 40)):
        change = {k: seen[last][k] - seen[first][k] for k in OUTCOMES}
        errors = change["failed"] / (last - first)
        asked = sum(change.values())
        unserved = (asked - change["ok"]) / asked
        when = f"{first} to {last} s"
        print(f"{when}, failed calls a second: {errors:.2f}")
        #> 12 to 14 s, failed calls a second: 31.50
        #> 20 to 40 s, failed calls a second: 0.10
        print(f"{when}, buyers without an answer: {unserved:.0%}")
        #> 12 to 14 s, buyers without an answer: 91%
        #> 20 to 40 s, buyers without an answer: 100%


# endregion misread

if __name__ == "__main__":
    print("seed: 3")
    #> seed: 3
    main()
