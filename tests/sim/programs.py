"""A small program with every kind of fault, for the tests of replay."""

import asyncio
import random
import sys
import uuid

from patternbook import sim
from patternbook.sim.faults import draw, schedule


async def seats(node):
    sold = {}

    async def handle(message, sender):
        seat, buyer = message
        await asyncio.sleep(random.uniform(0, 0.01))
        if seat in sold:
            return sold[seat] == buyer
        sold[seat] = buyer
        node.disk.write(seat, buyer)
        await node.disk.sync()
        return True

    node.serve(handle)


def buyer(world):
    async def boot(node):
        for _ in range(30):
            seat = f"{random.randint(1, 20)}{random.choice('ABC')}"
            try:
                async with asyncio.timeout(0.5):
                    won = await node.call("seats", (seat, node.name))
                world.note(f"{seat} {won} {uuid.uuid4()}")
            except TimeoutError:
                world.note(f"{seat} timed out")
            await asyncio.sleep(random.expovariate(2))

    return boot


async def main(world):
    world.network.latency = sim.lognormal(0.002, 1.0)
    world.network.loss = 0.05
    world.network.duplicate = 0.05
    names = ["seats", "orders-1", "orders-2"]
    world.node("seats").start(seats)
    for name in names[1:]:
        world.node(name).clock.set_drift(1e-3, world.now)
        world.node(name).start(buyer(world))
    schedule(world, draw(world.random("faults"), names, until=20, count=8))
    await asyncio.sleep(60)


if __name__ == "__main__":
    print(sim.run(main, seed=int(sys.argv[1])).trace.digest())
