"""Scripted partitions, one for each known mistake, and random ones."""

import asyncio

from check_case import REPLICAS, told
from patternbook import sim
from patternbook.sim.check import picture
from patternbook.sim.faults import draw, schedule


async def waits_for_all(case):
    """Two of three can talk, and two are a majority."""
    case.alone("r3")
    if not (
        await case.write("c1", "r1", "ann")
        and await case.read("c2", "r2")
    ):
        shown = [*told(case), picture(case.history.finished(), 40)]
        want = "an answer within 1 s: r1 and r2 are a majority"
        case.attempt.fail(want, shown, "waits-for-all")


async def acknowledges_early(case):
    """A replica alone must not say that a write is done."""
    case.alone("r1")
    await case.write("c1", "r1", "ann")
    await case.read("c2", "r2")


async def asks_no_majority(case):
    """A replica that missed two writes numbers a third."""
    case.alone("r3")
    await case.write("c1", "r1", "ann")
    await case.write("c1", "r1", "bob")
    case.alone("r1")
    await case.write("c3", "r3", "cyd")
    await case.read("c2", "r2")


async def older_overwrites(case):
    """What r1 sends to r3 comes after what r2 sent later."""
    case.link("r1", "r3", 0.5)
    await case.write("c1", "r1", "ann")
    await asyncio.sleep(0.01)
    case.world.network.cut(["r2"], ["r1"])
    await case.write("c2", "r2", "bob")
    await asyncio.sleep(1)
    case.link("r1", "r3", 0.001)
    case.alone("r2")
    await case.read("c3", "r3")


async def no_write_back(case):
    """r1 alone has the value; one read sees it, the next asks the
    two others."""
    case.link("r1", "r2", 0.4)
    case.link("r1", "r3", 0.4)
    write = asyncio.create_task(case.write("c1", "r1", "ann"))
    await asyncio.sleep(0.5)
    case.link("r1", "r2", 0.001)
    case.link("r1", "r3", 0.001)
    case.alone("r3")
    await case.read("c2", "r2")
    case.alone("r1")
    await case.read("c3", "r3")
    await write


SCRIPTED = [
    waits_for_all,
    acknowledges_early,
    asks_no_majority,
    older_overwrites,
    no_write_back,
]


async def at_random(case):
    """Partitions, pauses, loss and duplicates from the seed."""
    world = case.world
    world.network.latency = sim.lognormal(0.005, 1.0)
    world.network.loss = world.network.duplicate = 0.02
    rng = world.random("lab")
    faults = draw(rng, REPLICAS, until=1.5, count=5, longest=0.6)
    kinds = ("partition", "cut", "heal", "pause")
    schedule(world, [f for f in faults if f.kind in kinds])

    async def use(client):
        for turn in range(6):
            await asyncio.sleep(rng.expovariate(10))
            replica = rng.choice(REPLICAS)
            if rng.random() < 0.5:
                await case.write(client, replica, f"{client}.{turn}")
            else:
                await case.read(client, replica)

    async with asyncio.TaskGroup() as group:
        for client in ("c1", "c2", "c3"):
            group.create_task(use(client))
