"""Scripted partitions, one for each known mistake, and one more."""

import asyncio

from check_case import REPLICAS, told
from patternbook.sim.check import picture


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


async def answers_every_majority(case):
    """Whoever is cut off, the two others answer two clients at once."""
    for out in REPLICAS:
        case.alone(out)
        pair = [name for name in REPLICAS if name != out]
        for name in pair:
            answered = await asyncio.gather(
                case.write("c1", name, f"{name} without {out}"),
                case.read("c2", name),
            )
            if not all(answered):
                want = f"two answers of {name} within 1 s: "
                want += f"{pair[0]} and {pair[1]} are a majority"
                drawn = picture(case.history.finished(), 40)
                case.attempt.fail(want, [*told(case), drawn])
