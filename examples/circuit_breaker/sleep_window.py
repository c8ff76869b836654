"""The breaker of forty lines learns patience."""

import random
from collections.abc import Callable
from functools import partial

from breaker import CLOSED, HALF_OPEN, OPEN, Breaker
from breaker_brownout import Make
from breaker_compared import span


class PatientBreaker(Breaker):
    state, _wins = CLOSED, 0

    def __init__(
        self,
        clock: Callable[[], float],
        needed: int = 3,  # probes in a row that must succeed
        first: float = 5.0,
        longest: float = 60.0,
        seed: int | None = None,  # None: another one in each process
    ) -> None:
        self._needed = needed
        self._first, self._longest = first, longest
        self._sleep = first
        self._luck = random.Random(seed)
        super().__init__(clock)

    # region enter
    def _enter(self, state: str) -> None:
        won = self.state == HALF_OPEN and state == CLOSED
        self._wins += won
        if again := won and self._wins < self._needed:
            state = HALF_OPEN
        super()._enter(state)
        if again:
            self._until = self._clock()  # whoever asks next, probes
        elif state == OPEN:
            sleep = self._sleep * (1 - 0.5 * self._luck.random())
            self._until = self._clock() + sleep
            self._sleep = min(2 * self._sleep, self._longest)
            self._wins = 0
        elif state == CLOSED:
            self._sleep, self._wins = self._first, 0

    # endregion enter


PRICE = "refused when well"
KINDS: dict[str, Make] = {
    "forty lines": Breaker,
    "3 in a row": partial(PatientBreaker, longest=5.0, seed=1),
    "3 in a row, growing": partial(PatientBreaker, seed=1),
}

if __name__ == "__main__":
    for name, make in KINDS.items():
        for what in ("closed in the minute", "calls", PRICE):
            found = span(make, what).replace("0 to 0", "none")
            print(f"{name}, {what}: {found}")
            #> forty lines, closed in the minute: 0 to 3
            #> forty lines, calls: 78 to 303
            #> forty lines, refused when well: 107 to 270
            #> 3 in a row, closed in the minute: none
            #> 3 in a row, calls: 76 to 116
            #> 3 in a row, refused when well: 5 to 259
            #> 3 in a row, growing, closed in the minute: none
            #> 3 in a row, growing, calls: 66 to 109
            #> 3 in a row, growing, refused when well: 226 to 388
