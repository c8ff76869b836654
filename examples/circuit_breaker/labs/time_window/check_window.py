"""What a window must say, and what the known mistakes say."""

WIDTH, BUCKETS = 1000, 10


def expected(calls, now):
    """Failures and calls in the window, counted from the list."""
    first = now // WIDTH - BUCKETS + 1
    kept = [ok for at, ok in calls if at // WIDTH >= first]
    return kept.count(False), len(kept)


def is_near(got, want):
    if want is None or got is None:
        return got is want
    return isinstance(got, int | float) and abs(got - want) < 1e-9


def explanations(steps, got):
    """The known mistakes that would give the number that we got."""
    now = steps[-1][0]
    calls = [(at, ok) for at, ok in steps if ok is not None]
    failures, count = expected(calls, now)
    ok = count - failures
    window = now // (WIDTH * BUCKETS)
    whole = [o for at, o in calls if at // (WIDTH * BUCKETS) == window]
    guesses = {
        "counts-successes-only": failures / ok if ok else None,
        "tumbling": rate(whole),
    }
    likely = {name for name, r in guesses.items() if is_near(got, r)}
    # A ring may clear the present slot at a call or at a question.
    if any(is_near(got, rate(ring(s))) for s in (calls, steps)):
        likely.add("stale-buckets")
    return likely


def ring(steps):
    """What a ring holds of which only the present slot is cleared."""
    slots = {}
    for at, ok in steps:
        slot = at // WIDTH % BUCKETS
        number, kept = slots.get(slot, (None, []))
        kept = kept if number == at // WIDTH else []
        slots[slot] = at // WIDTH, kept + [ok] * (ok is not None)
    return [ok for _, kept in slots.values() for ok in kept]


def rate(outcomes):
    return outcomes.count(False) / len(outcomes) if outcomes else None
