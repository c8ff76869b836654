"""The roster: every policy of the brownout, by name."""

from collections.abc import Callable
from math import inf

from policies_gate import Deaf, Guarded, Throttled
from policies_hosts import Ejection
from policies_limit import Aimd, Gradient
from policies_retry import Budget, Retries
from policy import End, Policy


class Patient(Policy):
    timeout = inf


class Both(Policy):
    """Two policies, one after the other; either may refuse."""

    def __init__(self, first: Policy, second: Policy) -> None:
        self.pair = first, second
        self.tries = max(first.tries, second.tries)

    def allow(self, now: float, luck: float) -> object:
        one = self.pair[0].allow(now, luck)
        two = one and self.pair[1].allow(now, luck)
        return two and (one, two)

    def done(self, now: float, end: End) -> None:
        for policy, permit in zip(self.pair, end.permit, strict=True):
            policy.done(now, end._replace(permit=permit))

    def may_retry(self) -> bool:
        return all(policy.may_retry() for policy in self.pair)

    def skips(self, now: float, host: int) -> bool:
        return any(policy.skips(now, host) for policy in self.pair)


# region shedding
def shedding(policy: Policy) -> Policy:
    """The hosts refuse what would wait for half a second."""
    policy.longest_wait = 0.5
    return policy


# endregion shedding


ROSTER: dict[str, Callable[[], Policy]] = {
    "nothing": Patient,
    "timeout": Policy,
    "retries": Retries,
    "budget": Budget,
    "breaker": Guarded,
    "breaker, ramp": lambda: Guarded(ramp=20.0),
    "K = 2": lambda: Throttled(2.0),
    "K = 1.1": lambda: Throttled(1.1),
    "AIMD": Aimd,
    "gradient": Gradient,
    "ejection of one": lambda: Ejection(1),
    "ejection of half": lambda: Ejection(3),
    "shedding": lambda: shedding(Policy()),
    "shedding, retries": lambda: shedding(Retries()),
    "shedding, budget": lambda: shedding(Budget()),
    "shedding, K = 2": lambda: shedding(Throttled(2.0)),
    "shedding, K = 1.1": lambda: shedding(Throttled(1.1)),
    "shedding, breaker": lambda: shedding(Guarded()),
    "shedding, deaf breaker": lambda: shedding(Deaf()),
}
VARIANTS = (  # not in the first table
    "nothing",
    "ejection of half",
    "shedding, retries",
    "shedding, K = 2",
    "shedding, K = 1.1",
    "shedding, breaker",
    "shedding, deaf breaker",
)
