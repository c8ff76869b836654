"""Random traffic looks for a trace that breaks a breaker's rules."""

import hypothesis.strategies as st
from breaker import CLOSED, Breaker
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    multiple,
    rule,
    run_state_machine_as_test,
)
from naive_breaker import NaiveBreaker

COOLDOWN = 5  # s
RULES = (
    "no call before it is due",
    "a call when it is due",
    "no change by an earlier state's call",
)


# region traffic
class Traffic(RuleBasedStateMachine):
    kind: type = Breaker
    sought: tuple[str, ...] = ()  # a trace ends at another's breach
    running = Bundle("running")  # calls let through, not yet ended

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.breaker = self.kind(lambda: self.now, trip_after=1)
        self.stay = 0  # counts the states it has been in
        self.since = 0.0  # when the present one began

    def must(self, holds: bool, name: str) -> None:
        if name in self.sought:
            assert holds, name
        assume(holds)

    def entered(self) -> None:
        self.stay, self.since = self.stay + 1, self.now

    @rule(seconds=st.sampled_from([5, 3]))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @rule(target=running)
    def start(self) -> object:
        closed = self.breaker.state == CLOSED
        permit = self.breaker.allow()
        if not closed:
            due = self.now - self.since >= COOLDOWN
            self.must(due or not permit, RULES[0])
            self.must(bool(permit) or not due, RULES[1])
            if permit:
                self.entered()
        return (permit, self.stay) if permit else multiple()

    @rule(call=consumes(running), ok=st.booleans())
    def end(self, call: tuple[int, int], ok: bool) -> None:
        permit, stay = call
        before = self.breaker.state
        self.breaker.record(permit, ok)
        if self.breaker.state != before:
            self.must(stay == self.stay, RULES[2])
            self.entered()


# endregion traffic


def search(breaker: type, *sought: str) -> list[str]:
    """The shortest trace found that breaks a rule, or nothing."""
    what = {"kind": breaker, "sought": sought}
    machine = type("Search", (Traffic,), what)
    how = settings(
        derandomize=True,  # the same examples, and no database
        deadline=None,  # and on a slow machine
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        max_examples=300,
        stateful_step_count=12,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=how)
    except AssertionError as broken:
        steps = "\n".join(broken.__notes__[2:-1])  # less its frame
        steps = steps.replace("running", "call")
        return steps.replace("state.", "").splitlines()
    return []


if __name__ == "__main__":
    # region found
    for name in RULES:
        print(name, *search(NaiveBreaker, name), sep="\n  ")
        #> no call before it is due
        #>   call_0 = start()
        #>   end(call=call_0, ok=False)
        #>   wait(seconds=5)
        #>   call_1 = start()
        #>   start()
        #> a call when it is due
        #>   call_0 = start()
        #>   call_1 = start()
        #>   end(call=call_1, ok=False)
        #>   wait(seconds=5)
        #>   end(call=call_0, ok=False)
        #>   start()
        #> no change by an earlier state's call
        #>   call_0 = start()
        #>   call_1 = start()
        #>   end(call=call_1, ok=False)
        #>   end(call=call_0, ok=True)
    print("with generations:", search(Breaker, *RULES) or "no trace")
    #> with generations: no trace
    # endregion found
