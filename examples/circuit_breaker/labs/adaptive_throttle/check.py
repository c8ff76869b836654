"""Nothing is accepted at first; then a brownout and its end."""

import random

from check_world import arrivals, between, play, seconds

CALM = 0.98  # of the calls go out while all are accepted
FLOOR, CEILING = 0.65, 2.0  # of what the dependency can do
DARK = 0.03  # of the calls go out while nothing is accepted
START, GRACE = 10.0, 10.0  # s, until judged
BACK, AGAIN = 15.0, 0.95  # s after the end; share that goes out


def check(attempt, seed):
    rng = random.Random(seed)
    dark(attempt, rng)
    brownout(attempt, rng)


def dark(attempt, rng):
    """Every call is turned away, from the first one on."""
    rate, until = rng.uniform(35, 45), 40.0
    calls = arrivals(rng, rate, until)
    # Two of the learner's objects hear the same.
    twins = [attempt.new("Throttle") for _ in range(2)]
    play(attempt, twins, calls, lambda now: 0)
    late = [call for call in calls if call.now >= START]
    sent = sum(call.sent for call in late)
    if sent <= DARK * len(late):
        return
    mistake = None
    if by_turns(late):
        mistake = "on-off"
    elif sent < 0.2 * len(late):
        mistake = "forgets-refused"
    elif sent > 0.9 * len(late):
        mistake = "counts-refusals"
    text = f"at most {DARK:.0%} of {len(late)} calls sent from"
    text += f" {START:.0f} s on, not {sent}"
    events = [f"{rate:.0f} calls/s, none of them accepted"]
    attempt.fail(text, [*events, *seconds(calls, 0, until)], mistake)


def brownout(attempt, rng):
    rate = rng.uniform(25, 40)
    low = rate / rng.uniform(3, 6)
    usual = rate * rng.uniform(1.3, 1.6)
    start = rng.uniform(25, 35)
    end = start + rng.uniform(25, 35)
    until = end + BACK + 10

    def capacity(now):
        return low if start <= now < end else usual

    calls = arrivals(rng, rate, until)
    play(attempt, [attempt.new("Throttle")], calls, capacity)
    events = [
        f"{rate:.0f} calls/s, of which {usual:.0f} can be done",
        f"from {start:.1f} s to {end:.1f} s only {low:.1f}",
    ]

    def wrong(text, first, last, mistake):
        lines = seconds(calls, first, last)
        attempt.fail(text, [*events, *lines], mistake)

    calm = between(calls, START, start)
    share = sum(call.sent for call in calm) / len(calm)
    if share < CALM:
        text = f"{CALM:.0%} of the calls sent while all is well"
        wrong(f"{text}, not {share:.0%}", 0, start, "refuses-in-calm")
    judged = between(calls, start + GRACE, end)
    most = low * (end - start - GRACE)
    load = sum(call.sent for call in judged) / most
    if load > CEILING:
        text = f"at most {CEILING} times the calls that can be done"
        text += f" sent in the brownout, not {load:.2f}"
        first = judged[: len(judged) // 4]
        late = sum(call.sent for call in first) > 0.9 * len(first)
        wrong(text, start, end, "never-forgets" if late else None)
    goodput = sum(call.taken for call in judged) / most
    if goodput < FLOOR:
        mistake = "slow-return" if load < 1.2 else None
        if stuck(judged):
            mistake = "no-luck"
        elif by_turns(judged):
            mistake = "on-off"
        text = f"{FLOOR:.0%} of the calls that can be done"
        text += f" taken in the brownout, not {goodput:.0%}"
        wrong(text, start, end, mistake)
    after = between(calls, end + BACK, until)
    share = sum(call.sent for call in after) / len(after)
    if share < AGAIN:
        text = f"{AGAIN:.0%} of the calls sent {BACK:.0f} s after"
        text += f" the end and later, not {share:.0%}"
        mistake = "no-luck" if not share else "slow-return"
        wrong(text, end, until, mistake)


def stuck(calls):
    """Nothing goes out in the second half."""
    return not any(call.sent for call in calls[len(calls) // 2 :])


def by_turns(calls):
    """Again and again many calls in a row go out, then none."""
    words = "".join("x" if call.sent else "." for call in calls)
    return words.count("." * 20 + "xxxxxx") >= 3
