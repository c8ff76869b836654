"""A fallback that is taken now and then although all is well."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from breaker import Breaker


@dataclass(frozen=True)
class Answer:
    value: int | None  # seats left; None: leave the number out
    source: str  # "primary", "fallback" or "none"


class Exercised:
    """Ask the primary; fall back if it fails, or for practice."""

    def __init__(
        self,
        primary: Callable[[str], int],
        fallback: Callable[[str], int],
        breaker: Breaker,
        share: float,
        rng: random.Random,
    ) -> None:
        self._ways = {"primary": primary, "fallback": fallback}
        self._breaker, self._share, self._rng = breaker, share, rng
        self.failed: Counter[str] = Counter()  # alert on each

    # region exercised
    def __call__(self, concert: str) -> Answer:
        order = ["primary", "fallback"]
        if self._rng.random() < self._share:
            order.reverse()  # practice
        for way in order:
            permit = self._breaker.allow() if way == "primary" else 0
            if permit is None:
                continue
            try:
                value = self._ways[way](concert)
            except Exception:
                self.failed[way] += 1
                value = None
            if way == "primary":
                self._breaker.record(permit, value is not None)
            if value is not None:
                return Answer(value, way)
        return Answer(None, "none")

    # endregion exercised


def broken(concert: str) -> int:
    """Since the last deployment the file has another name."""
    raise FileNotFoundError(f"{concert}.json")


def main() -> None:
    for share in (0.0, 0.01):
        seats = Exercised(
            lambda concert: 812,
            broken,
            Breaker(lambda: 0.0),
            share,
            random.Random(1),
        )
        answers = [seats("the band") for _ in range(3000)]
        bare = sum(a.value is None for a in answers)
        noticed = seats.failed["fallback"]
        print(f"share {share:.0%}, alerts: {noticed}")
        #> share 0%, alerts: 0
        #> share 1%, alerts: 36
        print(f"share {share:.0%}, pages without a number: {bare}")
        #> share 0%, pages without a number: 0
        #> share 1%, pages without a number: 0


if __name__ == "__main__":
    main()
