"""Outages: of every key at once, and in a hundred seconds."""

from collections import defaultdict
from itertools import groupby

from check_caller import names

SICK, WELL, OUTAGE, AFTER, END = 8.0, 36.0, 62.0, 76.0, 102.0  # s
NOISE = 0.004  # share of calls that fail on a good day
SLACK = 2.0  # s: a timeout, and the time until somebody calls
TICK = 0.5  # s; calls begin at any time, and end at the ticks


def traffic(attempt, rng):
    """Ten shards of unequal traffic, and keys that call once."""
    trip_after, cooldown = rng.randint(4, 6), float(rng.randint(4, 6))
    mine = attempt.new("Breakers", trip_after, cooldown)
    shards = names(rng, 10)
    sick = set(rng.sample(shards, rng.randint(1, 2)))
    seen = Seen(sick, cooldown)
    ends = defaultdict(list)  # of the calls under way, by tick
    calls = groupby(script(rng, shards, sick), lambda c: c[0] // TICK)
    for tick, group in calls:
        for at in sorted(at for at in ends if at <= tick):
            mine.each("record", ends.pop(at))
        begun = list(group)
        permits = mine.each("allow", [[key, t] for t, key, *_ in begun])
        for call, permit in zip(begun, permits, strict=True):
            now, key, ok, took = call
            seen.asked(now, key, permit is not None)
            if permit is not None:
                at = (now + took) // TICK + 1
                ends[at].append([permit, ok, at * TICK])
    seen.judge(attempt, f"Breakers({trip_after}, {cooldown})")


def script(rng, shards, sick):
    """When each call begins, its key, how it ends, and after what."""
    rates = [rng.uniform(1.5, 3.0) for _ in shards]
    rates[0] = rng.uniform(6.0, 12.0)  # calls/s
    rates.append(6.0)  # keys that call once
    now = 0.0
    while (now := now + rng.expovariate(sum(rates))) < END:
        once = f"{rng.getrandbits(24):06x}"
        key = rng.choices([*shards, once], rates)[0]
        fails = SICK <= now < WELL and key in sick
        fails |= OUTAGE <= now < AFTER
        took = rng.uniform(0.02, 0.2) + fails * rng.uniform(0.3, 0.8)
        ok = not fails and rng.random() >= NOISE
        yield round(now, 3), key, ok, took


class Seen:
    """How many calls asked and went, in each part of the run."""

    def __init__(self, sick, cooldown):
        self.sick = sick
        self.cooldown = cooldown
        self.count = {}

    def asked(self, now, key, went):
        part = self.part(now, key in self.sick)
        if part:
            asked, sent = self.count.get(part, (0, 0))
            self.count[part] = asked + 1, sent + went

    def part(self, now, sick):
        back = 3 * self.cooldown + SLACK
        if now < WELL and not (sick and now >= SICK):
            return "healthy"
        if sick and SICK + 15 <= now < WELL:
            return "sick"
        if WELL + back <= now < OUTAGE or AFTER + back <= now:
            return "back"
        return "outage" if OUTAGE + 6 <= now < AFTER else None

    def judge(self, attempt, made):
        cool = self.cooldown
        probes = len(self.sick) * ((WELL - SICK - 15) / cool + 2)
        bounds = {
            "healthy": (0.98, 1.0, "calls of healthy keys", None),
            "sick": (0.0, None, "calls of sick keys", None),
            "outage": (0.0, 0.1, "calls in outage", "misses-outage"),
            "back": (0.98, 1.0, "calls after recovery", None),
        }
        for part, (least, most, what, mistake) in bounds.items():
            asked, sent = self.count[part]
            high = probes if most is None else most * asked
            if least * asked <= sent <= high:
                continue
            most = f"at most {high:.0f}"
            want = f"at least {least:.0%}" if least else most
            text = f"{want} of {asked} {what} to go out, not {sent}"
            attempt.fail(text, [made, *self.lines()], mistake)

    def lines(self):
        yield f"{SICK:5.0f} s  {len(self.sick)} of ten shards fall sick"
        yield f"{WELL:5.0f} s  all are well"
        yield f"{OUTAGE:5.0f} s  everything fails"
        yield f"{AFTER:5.0f} s  all are well"


def everybody(caller, rng):
    """Every key fails, most of them call once; then all are well."""
    keys = names(rng, 400)
    sent = [
        caller.together(keys[n : n + 10], lambda: False, 0.05)
        for n in range(0, 300, 10)
    ]
    late = sum(sent[20:])
    if late > 10:
        text = f"at most 10 of 100 calls when all fail; {late} went out"
        caller.wrong(text, "misses-outage")
    start = caller.now
    while caller.now < start + 3 * caller.cooldown:
        caller.together(rng.choices(keys, k=10), lambda: True, 0.1)
    again = caller.together(keys[300:], lambda: True)
    if again < 98:
        text = "permits, three cooldowns after all keys were well"
        caller.wrong(f"{text}; {again} of 100 got one")
