"""Small traces for the answers, many calls for the memory."""

import random

from check_window import (
    BUCKETS,
    WIDTH,
    expected,
    explanations,
    is_near,
)

MANY = 400_000
CHUNK = 20_000
SHOWN = 8
MEGABYTES = 30


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
    made, first, mistakes = [], None, None
    for step, (now, ok) in enumerate(steps, 1):
        if ok is not None:
            made.append((now, ok))
            next(answers)
        failures, count = expected(made, now)
        want = failures / count if count else None
        got = next(answers)
        if not is_near(got, want):
            text = f"{failures} failed of {count}, a rate of {want}"
            last = f"{now:7d} ms  failure_rate() gave {got}"
            first = first or (text, [*recent(made, now), last])
            like = explanations(steps[:step], got)
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


def recent(calls, now):
    """The calls of the window and the second before, or a few."""
    oldest = now // WIDTH - BUCKETS
    old = sum(at // WIDTH < oldest for at, _ in calls)
    old = max(0, min(old, len(calls) - SHOWN))
    return [
        *([f"… {old} earlier calls"] if old else []),
        *(
            f"{at:7d} ms  {'ok' if ok else 'failed'}"
            for at, ok in calls[old:]
        ),
    ]


def large(attempt, rng):
    """A window full of calls, then a call a second for days."""
    window = attempt.new("TimeWindow")
    busy = [(n // 40, rng.random() < 0.9) for n in range(MANY)]
    record(attempt, window, busy)
    attempt.memory_within(MEGABYTES, "keeps-events")
    start = BUCKETS * WIDTH
    slow = [(start + n * WIDTH, n % 3 > 0) for n in range(MANY)]
    record(attempt, window, slow)
    attempt.memory_within(MEGABYTES, "keeps-buckets")


def record(attempt, window, calls):
    for start in range(0, MANY, CHUNK):
        window.each("record", calls[start : start + CHUNK])
    now = calls[-1][0]
    got = window.failure_rate(now)
    failures, count = expected(calls, now)
    if not is_near(got, failures / count):
        text = f"{failures} failed of {count} in ten seconds, not {got}"
        attempt.fail(text)
