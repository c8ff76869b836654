"""Small traces for the answers, one busy window for the memory."""

import random

WIDTH, BUCKETS = 1000, 10
MANY = 400_000
CHUNK = 20_000
MEGABYTES = 30


def expected(calls, now):
    """Failures and calls in the window, counted from the list."""
    first = now // WIDTH - BUCKETS + 1
    kept = [ok for at, ok in calls if at // WIDTH >= first]
    return kept.count(False), len(kept)


def check(attempt, seed):
    rng = random.Random(seed)
    for _ in range(6):
        small(attempt, rng)
    if seed == 1:
        large(attempt, rng)


def small(attempt, rng):
    steps = trace(rng)
    calls = []
    for now, ok in steps:
        calls += [] if ok is None else [("record", now, ok)]
        calls.append(("failure_rate", now))
    answers = iter(attempt.new("TimeWindow").in_turn(calls))
    made, events, first, mistakes = [], [], None, None
    for now, ok in steps:
        if ok is not None:
            made.append((now, ok))
            events.append(f"{now:7d} ms  {'ok' if ok else 'failed'}")
            next(answers)
        failures, count = expected(made, now)
        want = failures / count if count else None
        got = next(answers)
        if not is_near(got, want):
            text = f"{failures} failed of {count}, a rate of {want}"
            last = f"{now:7d} ms  failure_rate() gave {got}"
            first = first or (text, [*events[-8:], last])
            like = explanations(made, now, got)
            mistakes = like if mistakes is None else mistakes & like
    if first is not None:
        text, shown = first
        mistake = mistakes.pop() if len(mistakes) == 1 else None
        attempt.fail(text, shown, mistake)


def trace(rng):
    """Forty times, most with a call that succeeds or fails."""
    now, steps = rng.randint(0, 30_000), []
    for _ in range(40):
        quiet = rng.random() < 0.1
        now += (
            rng.randint(9_000, 30_000) if quiet else rng.randint(0, 900)
        )
        called = rng.random() < 0.7
        steps.append((now, rng.random() < 0.6 if called else None))
    return steps


def is_near(got, want):
    if want is None or got is None:
        return got is want
    return isinstance(got, int | float) and abs(got - want) < 1e-9


def explanations(calls, now, got):
    """The known mistakes that would give the number that we got."""
    failures, count = expected(calls, now)
    ok = count - failures
    window = now // (WIDTH * BUCKETS)
    whole = [o for at, o in calls if at // (WIDTH * BUCKETS) == window]
    newest = {}  # what a ring holds that is never cleared by time
    for at, o in calls:
        slot = at // WIDTH % BUCKETS
        number, kept = newest.get(slot, (None, []))
        if number != at // WIDTH:
            kept = []
        newest[slot] = (at // WIDTH, [*kept, o])
    ring = [o for _, kept in newest.values() for o in kept]
    guesses = {
        "counts-successes-only": failures / ok if ok else None,
        "tumbling": rate(whole),
        "stale-buckets": rate(ring),
    }
    return {
        name for name, rate in guesses.items() if is_near(got, rate)
    }


def rate(outcomes):
    return outcomes.count(False) / len(outcomes) if outcomes else None


def large(attempt, rng):
    window = attempt.new("TimeWindow")
    failed = 0
    for start in range(0, MANY, CHUNK):
        calls = []
        for number in range(start, start + CHUNK):
            ok = rng.random() < 0.9
            failed += not ok
            calls.append([number // 40, ok])  # 40 calls a ms
        window.each("record", calls)
    got = window.failure_rate(MANY // 40 - 1)
    if not is_near(got, failed / MANY):
        text = f"{failed} failed of {MANY} in ten seconds, not {got}"
        attempt.fail(text)
    attempt.memory_within(MEGABYTES, "keeps-events")
