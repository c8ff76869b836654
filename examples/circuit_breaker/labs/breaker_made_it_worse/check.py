"""Four scenes, counted in calls; only ejections take real time."""

import asyncio
import random
import re
import time

from check_parts import ALLOWED, QUICKER, quicker, scripts, stepped
from envoy_around import resources
from envoy_site import HOSTS, Site, visits

BACK = 4.0  # s, of real time, until every host is called again


class MissedError(Exception):
    """What `attempt.fail` is to be told, once all is closed."""


def check(attempt, seed):
    mine = attempt.configuration(ALLOWED)
    for part in ("route", "cluster"):
        if part not in mine:
            attempt.fail(f"a part '{part}', and there is none")
    eject = mine["cluster"].setdefault("outlier_detection", {})
    for key, value in eject.items():
        if isinstance(value, str):
            eject[key] = quicker(value)
    # These judge by the calls of an interval; here calls are counted.
    eject["enforcing_success_rate"] = 0
    eject["enforcing_failure_percentage"] = 0
    try:
        asyncio.run(play(attempt, mine, random.Random(seed)))
    except MissedError as missed:
        attempt.fail(*missed.args)


async def play(attempt, mine, rng):
    async with Site() as site:
        whole = resources(mine, site.ports, [], [])
        with attempt.envoy(whole) as proxy:
            await visits(proxy.ports["site"], HOSTS)
            await hiccups(site, proxy, rng)
            await one_sick(site, proxy, rng)
            await brownout(site, proxy, rng)
            await recovery(site, proxy)


async def ejections(proxy):
    """Hosts that Envoy has sent away so far."""
    name = "outlier_detection.ejections_enforced_total"
    asks, tell = await asyncio.open_connection("127.0.0.1", proxy.admin)
    path = f"/stats?format=json&filter={name}"
    tell.write(
        f"GET {path} HTTP/1.1\r\nhost: a\r\n"
        "connection: close\r\n\r\n".encode()
    )
    text = (await asks.read()).decode()
    tell.close()
    found = re.search(r'"value"\s*:\s*(\d+)', text)
    return int(found[1]) if found else 0


async def hiccups(site, proxy, rng):
    """All are well; in forty calls each fails two in a row."""
    site.well, says = scripts(rng, lambda n: [2, 38])
    codes = await visits(proxy.ports["site"], 240)
    if await ejections(proxy):
        text = "nobody ejected while all hosts are well"
        raise MissedError(text, says, "too-eager")
    if codes.count(200) < 0.98 * len(codes):
        text = "98% of the requests answered while all hosts are well"
        raise MissedError(text, says, "no-second-host")


async def one_sick(site, proxy, rng):
    """One fails three or four times, then answers once."""
    sick = rng.randint(1, HOSTS)
    site.well, says = scripts(
        rng,
        lambda n: [rng.choice((3, 4)), 1] if n == sick else [0, 40],
    )
    site.calls.clear()
    codes = await visits(proxy.ports["site"], 400)
    fair = len(codes) / HOSTS
    if site.calls[sick] > fair / 2:
        text = f"host {sick} to get at most half of its share"
        late = None if await ejections(proxy) else "never-reached"
        raise MissedError(f"{text} of the calls", says, late)
    if codes.count(200) < 0.98 * len(codes):
        text = f"98% of the requests answered while host {sick} is sick"
        raise MissedError(text, says, "no-second-host")


async def brownout(site, proxy, rng):
    """All refuse five calls of six; twenty requests at a time."""
    site.well, says = scripts(rng, lambda n: [5, 1])
    site.calls.clear()
    codes = await visits(proxy.ports["site"], 600, together=20)
    if codes.count(200) < 0.1 * len(codes):
        text = "a tenth of the requests answered in the brownout"
        raise MissedError(text, says, "nobody-left")
    if site.calls.total() > 1.5 * len(codes):
        again = stepped(site.calls.total() / len(codes))
        raise MissedError(again[0], says, again[1])


async def recovery(site, proxy):
    """All are well: soon each of them is called."""
    site.well = lambda number: True
    stop = time.monotonic() + BACK
    while time.monotonic() < stop:
        site.calls.clear()
        await visits(proxy.ports["site"], 5 * HOSTS)
        if len(site.calls) == HOSTS:
            return
        await asyncio.sleep(0.05)
    text = f"every host called within {BACK * QUICKER:.0f} s of the end"
    raise MissedError(text, ["all hosts are well"], "stays-away")
