"""One dependency and one caller: a world for every policy."""

from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heappop, heappush
from math import inf

import numpy as np
from policy import NO, PATIENCE, End, Policy

HOSTS, SERVICE = 6, 0.1  # one call at a time each; s, mean
FROM = 10.0  # s, the trouble begins
LATE = 2.0  # s by which some answers are held up on the way


@dataclass(frozen=True)
class Scene:
    """What goes wrong, for how long, and what else matters."""

    slow: float = 1.0  # a call takes so many times as long
    sick: int = HOSTS  # on so many hosts
    late: float = 0.0  # share of answers that come LATE
    load: float = 1.0  # times the usual rate
    lasts: float = 20.0  # s
    rate: float = 45.0  # requests a second, usually
    refusal: float = 0.05  # work of a host's no, a call being 1
    until: float = 90.0  # s, the last arrivals
    drops: bool = False  # hosts begin nothing for callers who left

    @property
    def capacity(self) -> float:
        """Calls a second that the hosts can finish meanwhile."""
        well = HOSTS - self.sick + self.sick / self.slow
        return well / SERVICE


@dataclass
class Record:
    arrived: list[float]
    answered: list[float]  # in time; else inf
    sent: list[float] = field(default_factory=list)
    refused: list[tuple[float, bool]] = field(default_factory=list)
    most_out: int = 0  # calls waited for at once


@lru_cache(1)
def draws(scene: Scene, seed: int) -> tuple[list, list]:
    """Arrivals, and what chance decides for each of three tries."""
    rng = np.random.default_rng(seed)
    times = np.array([0, FROM, FROM + scene.lasts, scene.until])
    rates = scene.rate * np.array([1, scene.load, 1])
    expected = np.append(0, np.cumsum(rates * np.diff(times)))
    marks = np.cumsum(rng.exponential(size=int(2 * expected[-1])))
    marks = marks[marks < expected[-1]]
    luck = rng.random((len(marks), 3, 4))
    return np.interp(marks, expected, times).tolist(), luck.tolist()


def run(policy: Policy, scene: Scene, seed: int) -> Record:
    arrived, luck = draws(scene, seed)
    log = Record(arrived, [inf] * len(arrived))
    free = [0.0] * HOSTS  # when each host has emptied its line
    events: list[tuple] = []  # retries and ends of calls, by time
    new, turn, out, to = 0, 0, 0, FROM + scene.lasts
    while new < len(arrived) or events:
        due = events[0][0] if events else inf
        if new < len(arrived) and arrived[new] <= due:
            now, who, attempt = arrived[new], new, 0
            new += 1
        else:
            now, who, attempt, end = heappop(events)
            if end:
                out -= 1
                policy.done(now, end)
                if end.ok:
                    log.answered[who] = now
                elif attempt + 1 < policy.tries and policy.may_retry():
                    pause = 0.2 * 2**attempt * luck[who][attempt][3]
                    again = (now + pause, who, attempt + 1, None)
                    heappush(events, again)
                continue
        work, fate, chance, _ = luck[who][attempt]
        while policy.skips(now, turn % HOSTS):
            turn += 1
        host = turn % HOSTS
        start = max(now, free[host])
        sick = FROM <= start < to and host < scene.sick
        took = SERVICE * (0.5 + work) * (scene.slow if sick else 1)
        held = LATE if FROM <= now < to and fate < scene.late else 0
        wait = start + took + held - now
        ok = wait <= PATIENCE
        permit = policy.allow(now, chance)
        if not permit:
            log.refused.append((now, ok))
            continue
        turn, out = turn + 1, out + 1
        log.sent.append(now)
        # region send
        if start - now > policy.longest_wait:  # the host says no
            log.refused.append((now, ok))
            free[host] += SERVICE * scene.refusal
            wait, ok = NO, False
        else:
            left = start - now >= policy.timeout
            free[host] = start + (0 if scene.drops and left else took)
        # endregion send
        wait = min(wait, policy.timeout)
        end = End(permit, host, ok, wait)
        heappush(events, (now + wait, who, attempt, end))
        log.most_out = max(log.most_out, out)
    return log
