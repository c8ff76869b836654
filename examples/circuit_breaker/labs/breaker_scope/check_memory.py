"""Four hundred thousand keys that call once."""

MANY = 400_000
CHUNK = 1000
MEGABYTES = 30
TRIP_AFTER, COOLDOWN = 5, 60.0


def memory(attempt, rng):
    """A key is cut off, a flood of others passes within a cooldown."""
    mine = attempt.new("Breakers", TRIP_AFTER, COOLDOWN)
    now = 0.0
    for cut in ("before the flood", "cut off"):
        for _ in range(3 * TRIP_AFTER):
            now += 0.01
            permit = mine.allow(cut, now)
            if permit is not None:
                mine.record(permit, False, now)
            now += 0.01
            permit = mine.allow("well", now)
            if permit is not None:
                mine.record(permit, True, now)
        if cut != "cut off":
            now += COOLDOWN
    sent = 0
    for start in range(0, MANY, CHUNK):
        asks = [[f"{start + n:06x}", now] for n in range(CHUNK)]
        now = round(now + 0.1, 3)
        permits = mine.each("allow", asks)
        ends = [
            [permit, rng.random() < 0.9, now]
            for permit in permits
            if permit is not None
        ]
        mine.each("record", ends)
        sent += len(ends)
        if start == MANY // 4:
            still_cut(attempt, mine, start, now)
    still_cut(attempt, mine, MANY, now)
    if sent < 0.98 * MANY:
        text = f"permits for 98% of {MANY:,} keys that call once"
        attempt.fail(f"{text}; {sent:,} got one")
    attempt.memory_within(MEGABYTES, "keeps-every-key")


def still_cut(attempt, mine, others, now):
    if mine.allow("cut off", now) is not None:
        events = [
            f"Breakers({TRIP_AFTER}, {COOLDOWN})",
            f"'cut off' fails {TRIP_AFTER} times and more in a row",
            f"{others:,} other keys call once, one in ten fails",
            f"{now:8.2f} s  'cut off' asks, within its cooldown: go",
        ]
        attempt.fail(
            "no permit before the cooldown is over",
            events,
            "forgets-the-open",
        )
