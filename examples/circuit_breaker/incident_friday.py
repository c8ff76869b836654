"""The Friday of an on-sale: a brownout and what became of it."""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from itertools import count
from statistics import mean

from breaker import OPEN, Breaker

# region world
PROCESSES = 40
BUYERS, PAGES = 120.0, 180.0  # a second: payments, pages of seats
WAYS = ("card", "wallet")
WALLETS = 0.25  # share of buyers who pay by wallet, not by card
FROM, TO, END = 60.0, 150.0, 240.0  # s, cards are sick; the run
WARM = 60.0  # s, until they are what they were
CARDS, SICK, WALLET, DATABASE = 240.0, 30.0, 120.0, 500.0  # calls/s
PATIENCE = 1.0  # s, of every call and of every visitor


@dataclass(frozen=True)
class Settings:  # and five failures in a row, 30 s
    tries: int = 2
    apart: bool = False  # a breaker for cards, one for wallets
    jitter: float = 0.0  # of the cooldown, at random
    queries: int = 3  # of the database, to put a payment off
    at_once: int = 1000  # payments that may be put off at a time


# endregion world
class Evening:
    def __init__(self) -> None:
        self.counts: Counter[tuple[str, int]] = Counter()
        self.away: list[int] = []  # open breakers

    def rate(self, what: str, start: float, end: float) -> float:
        span = range(int(start), int(end))
        return mean(self.counts[what, s] for s in span)

    def share(self, what: str, of: str, *span: float) -> float:
        return self.rate(what, *span) / self.rate(of, *span)


def cards(now: float) -> float:
    """Calls a second that it can do. It comes back cold."""
    if now < FROM:
        return CARDS
    return SICK + min(1, max(0, now - TO) / WARM) * (CARDS - SICK)


@cache
def evening(force: Settings, seed: int = 1) -> Evening:
    rng, out, number = random.Random(seed), Evening(), count()
    now = arrival = 0.0
    events, put_off = list[tuple](), list[float]()
    free = dict.fromkeys((*WAYS, "database"), 0.0)

    def breaker() -> Breaker:
        nap = 30 * (1 - force.jitter * rng.random())
        return Breaker(lambda: now, 5, nap)

    def told(what: str, times: int = 1) -> None:
        out.counts[what, int(now)] += times

    def call(whom: str, rate: float, parts: int = 1) -> float:
        told(f"{whom} calls", parts)
        free[whom] = max(free[whom], now) + parts / rate
        return free[whom]

    # region pay
    def pay(way: str, guard: Breaker, left: int) -> None:
        permit = guard.allow() if left else None
        if permit is None:
            fall_back()
            return
        end = call(way, cards(now) if way == "card" else WALLET)
        done = min(end, now + PATIENCE)
        job = (way, guard, permit, end <= done, left - 1)
        heappush(events, (done, next(number), job))

    def fall_back() -> None:
        """Put the payment off: keep the seat, write it down."""
        while put_off and put_off[0] <= now:
            heappop(put_off)
        if len(put_off) < force.at_once and force.queries:
            heappush(put_off, call("database", DATABASE, force.queries))
            told("put off")

    # endregion pay
    guards = [dict.fromkeys(WAYS, breaker()) for _ in range(PROCESSES)]
    for guard in guards if force.apart else ():
        guard["wallet"] = breaker()
    while arrival < END:
        if events and events[0][0] < arrival:
            now, _, (way, guard, permit, ok, left) = heappop(events)
            guard.record(permit, ok)
            if ok:
                told(f"{way} paid")
                call("database", DATABASE)
            else:
                pay(way, guard, left)
            continue
        now = arrival
        arrival += rng.expovariate(BUYERS + PAGES)
        while len(out.away) <= int(now):
            away = sum(g["card"].state == OPEN for g in guards)
            out.away.append(away)
        if rng.random() < PAGES / (BUYERS + PAGES):
            late = call("database", DATABASE) - now > PATIENCE
            told("pages in time", not late)
            told("pages")
        else:
            way = "wallet" if rng.random() < WALLETS else "card"
            told(f"{way} buyers")
            pay(way, rng.choice(guards)[way], force.tries)
    return out
