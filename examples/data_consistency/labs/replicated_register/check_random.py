"""Writes at once, cuts amid a write, and faults from the seed."""

import asyncio

from check_case import REPLICAS
from patternbook import sim
from patternbook.sim.faults import draw, schedule


async def writes_at_once(case):
    """Two writes know the same past; all must agree which is newer."""
    case.world.network.latency = sim.lognormal(0.005, 1.0)
    rng = case.world.random("at once")
    for turn in range(6):
        one = rng.choice(REPLICAS)
        two = one if turn % 2 else rng.choice(REPLICAS)
        await asyncio.gather(
            case.write("c1", one, f"ann {turn}"),
            case.write("c2", two, f"bob {turn}"),
        )
        for name in rng.sample(REPLICAS, 3):
            await case.read("c3", name)


async def cut_short(case):
    """A replica is cut off amid a write; what it said must last."""
    rng = case.world.random("cut short")
    for turn in range(12):
        case.world.network.heal()
        name, look = rng.choice(REPLICAS), rng.random() < 0.7
        others = [other for other in REPLICAS if other != name]
        asked = case.write("c1", name, f"ann {turn}")
        write = asyncio.create_task(asked)
        await asyncio.sleep(0.0015 + rng.randrange(6) / 1000)
        case.world.network.cut([name], others)
        await write
        case.world.network.heal()
        if look:
            await case.read("c2", name)
        case.alone(name)
        await case.read("c3", rng.choice(others))


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
