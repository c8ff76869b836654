"""One question at a time first, then a hundred seconds of traffic."""

import random

from check_caller import Caller, names
from check_memory import memory
from check_traffic import everybody, traffic

BURST = 250  # more calls than an outage may take to be noticed


def check(attempt, seed):
    rng = random.Random(seed)
    for question in (
        own_row,
        own_pace,
        own_failures,
        own_probe,
        own_past,
        everybody,
    ):
        question(Caller(attempt, rng), rng)
    if seed == 1:
        memory(attempt, rng)
    traffic(attempt, rng)


def own_row(caller, rng):
    """Sick and well by turns, then the cooldown, then recovery."""
    sick, well = names(rng, 2)
    for _ in range(3):  # too few failures in a row, and never more
        for _ in range(caller.trip_after - 1):
            if not caller.call(sick, False):
                count = f"{caller.trip_after} failures in a row"
                caller.wrong(f"a permit, before {count}")
        if not caller.call(sick, True):
            caller.wrong("a permit: fewer failures than trip_after")
    sent = 0
    while caller.call(sick, False):
        sent += 1
        if sent == 3 * caller.trip_after:
            text = f"{sick} cut off after {sent} failures in a row"
            caller.wrong(text, "one-for-all")
        if not caller.call(well, True):
            caller.wrong(f"a permit for {well}", "one-for-all")
    if not caller.call(well, True):
        caller.wrong(f"a permit for {well}", "one-for-all")
    if caller.call(sick, False, caller.cooldown / 2):
        caller.wrong("no permit before the cooldown is over")
    for _ in range(6):
        caller.call(sick, True, caller.cooldown / 2)
    if not caller.call(sick, True):
        caller.wrong("a permit, three cooldowns after it was well")


def own_pace(caller, rng):
    """A key that seldom calls is cut off after as many failures."""
    (sick,) = names(rng, 1)
    pace = rng.uniform(2.0, 3.0)
    limit = 3 * caller.trip_after
    for _ in range(limit):
        if not caller.call(sick, False, pace):
            return
        caller.strangers(rng)
    if caller.call(sick, False):
        text = f"{sick} cut off after {limit} failures in a row"
        caller.wrong(text, "waits-for-volume")


def own_failures(caller, rng):
    """Many calls of one key fail together; fifty others go on."""
    hot, *others = names(rng, 51)
    caller.together(others[:10], lambda: True)
    caller.together([hot] * BURST, lambda: False, 0.0, took=1.0)
    for _ in range(3):
        caller.call(hot, False)
    went = caller.together(others, lambda: True)
    if went < len(others) - 1:
        text = f"permits for 49 of 50 other keys; {went} got one"
        caller.wrong(text, "whole-too-eager")


def own_probe(caller, rng):
    """Two keys are cut off; the one that asks second is well."""
    sick, well = names(rng, 2)
    for _ in range(3 * caller.trip_after):
        for key in (sick, well):
            caller.call(key, False)
            caller.call(names(rng, 1)[0], True)
    if caller.call(sick, False) or caller.call(well, False):
        caller.wrong("both keys cut off", "one-for-all")
    start = caller.now
    went = False
    while caller.now < start + 3 * caller.cooldown:
        probe = caller.ask(sick, 0.9)
        went = caller.call(well, True)
        if probe is not None:
            caller.end(sick, probe, False)
    if not went:
        text = f"a permit for {well}, three cooldowns after it was well"
        caller.wrong(text, "shared-probe")


def own_past(caller, rng):
    """A call that began before the cut succeeds beside the probe."""
    sick, well = names(rng, 2)
    slow = caller.ask(sick)
    for _ in range(3 * caller.trip_after):
        caller.call(sick, False)
        caller.call(well, True)
    start = caller.now
    while (probe := caller.ask(sick, 0.9)) is None:
        if caller.now > start + 3 * caller.cooldown:
            caller.wrong(f"a probe of {sick}, after three cooldowns")
    caller.end(sick, slow, True)
    if caller.ask(sick) is not None:
        text = "no permit: that success began before the cut"
        caller.wrong(f"{text}, and the probe is still out")
    caller.end(sick, probe, False)
