"""What a breaker should count as a failure, as a function."""

import random
from collections import deque
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["success", "failure", "ignore"]
SLOW = 1.0  # s: an answer later than this is of no use to a buyer


# region judge
@dataclass(frozen=True)
class Outcome:
    """How a call ended: a status, or the error that came instead."""

    status: int | None = None
    error: str | None = None
    seconds: float = 0.05


def judge(call: Outcome) -> Verdict:
    """What the call says about the dependency, not about us."""
    match call:
        case Outcome(error="cancelled", seconds=t) if t <= SLOW:
            return "ignore"  # our caller left early: no evidence
        case Outcome(error=str()):
            return "failure"  # timeout, refused, reset, TLS
        case Outcome(status=429):
            return "ignore"  # back off as it says; it is alive
        case Outcome(status=501 | 505):
            return "success"  # our request is wrong, as for a 4xx
        case Outcome(status=int(code)) if code >= 500:
            return "failure"
        case Outcome(seconds=t) if t > SLOW:
            return "failure"  # correct, and useless
        case _:
            return "success"  # 2xx, 3xx, and every other 4xx


# endregion judge


def trips_at(calls: list[bool]) -> str:
    """The call at which half of the last 20 have failed."""
    window: deque[bool] = deque(maxlen=20)
    for number, failed in enumerate(calls, 1):
        window.append(failed)
        if len(window) == 20 and sum(window) >= 10:
            return str(number)
    return "never"


def main() -> None:
    # The on-sale: 6 of 10 calls get a prompt and correct 409 (the
    # seat has just gone), or a 429 (`seats` sheds what it must).
    rng = random.Random(7)
    for status in (409, 429):
        calls = [
            Outcome(status=status if rng.random() < 0.6 else 200)
            for _ in range(10_000)
        ]
        naive = [(c.status or 0) >= 400 for c in calls]
        print(f"{status} counted, trips at call: {trips_at(naive)}")
        #> 409 counted, trips at call: 20
        #> 429 counted, trips at call: 35
        verdicts = [judge(c) for c in calls]
        heard = [v == "failure" for v in verdicts if v != "ignore"]
        print(f"{status} judged, trips at call: {trips_at(heard)}")
        #> 409 judged, trips at call: never
        #> 429 judged, trips at call: never


if __name__ == "__main__":
    main()
