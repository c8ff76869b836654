"""A dependency that says no quickly, and calls that reach it."""

STEP = 0.1  # s; no answer comes sooner
LINE = 0.25  # s of work that may wait; beyond it the answer is no
NO = 0.15  # work of a no, a call being 1


class Dependency:
    """Finishes `capacity(now)` calls a second, one after the other."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.free = 0.0  # when the work taken so far is done

    def answer(self, now):
        """Whether a call is taken, and when its caller knows."""
        capacity = self.capacity(now)
        if capacity == 0:
            return False, now + STEP
        start = max(self.free, now)
        taken = start - now <= LINE
        self.free = start + (1.0 if taken else NO) / capacity
        return taken, (self.free if taken else now) + STEP


class Call:
    """What became of one request."""

    def __init__(self, now, luck):
        self.now = now
        self.luck = luck
        self.sent = False
        self.taken = False


def arrivals(rng, rate, until):
    now, calls = 0.0, []
    while (now := now + rng.expovariate(rate)) < until:
        calls.append(Call(round(now, 4), rng.random()))
    return calls


def play(attempt, throttles, calls, capacity):
    """Let each call ask, and tell how those that went have ended."""
    dependency, told = Dependency(capacity), []
    done, now = 0, 0.0
    while done < len(calls) or told:
        now += STEP
        due = [one for one in told if one[0] < now]
        told = [one for one in told if one[0] >= now]
        asking = []
        while done < len(calls) and calls[done].now < now:
            asking.append(calls[done])
            done += 1
        steps = [(at, word, None) for at, word in due]
        steps += [(call.now, "allow", call) for call in asking]
        steps.sort(key=lambda step: step[0])
        for call in tell(attempt, throttles, steps):
            call.sent = True
            call.taken, at = dependency.answer(call.now)
            word = "accepted" if call.taken else "rejected"
            told.append((round(at, 4), word))


def tell(attempt, throttles, steps):
    """The calls that may go out, by the first of the throttles."""
    asks = [
        (word, at) if call is None else (word, at, call.luck)
        for at, word, call in steps
    ]
    said = [throttle.in_turn(asks) for throttle in throttles]
    for (at, word, call), *answers in zip(steps, *said, strict=True):
        if word != "allow":
            continue
        event = f"{at:8.2f} s  allow with luck {call.luck:.3f}"
        if not isinstance(answers[0], bool):
            attempt.fail("True or False", [f"{event}: {answers[0]!r}"])
        if len(set(answers)) > 1:
            text = "the same answers to the same calls"
            attempt.fail(text, [f"{event}: once yes and once no"])
        if answers[0]:
            yield call


def between(calls, first, last):
    return [call for call in calls if first <= call.now < last]


def seconds(calls, first, last):
    """What went out in each stretch of five seconds."""
    at = first
    while at < last:
        part = between(calls, at, min(at + 5, last))
        sent = sum(call.sent for call in part)
        taken = sum(call.taken for call in part)
        line = f"{at:6.1f} s  {len(part):4d} asked, {sent:4d} sent"
        yield f"{line}, {taken:4d} taken"
        at += 5
