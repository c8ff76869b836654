"""A run for the tests of the sequence diagram: calls, a lost one, a pause and a crash."""

import asyncio

from patternbook import sim
from patternbook.sim.faults import Fault, schedule


async def serve(node):
    async def handle(message, sender):
        await asyncio.sleep(0.1)
        return f"{message} sold"

    node.serve(handle)


async def buy(node):
    for seat in ("14C", "14D", "14E", "14F"):
        try:
            async with asyncio.timeout(0.8):
                await node.call("seats", seat)
        except TimeoutError:
            node.note_of(f"no answer for {seat}")
        await asyncio.sleep(0.3)


def run():
    async def main(world):
        world.network.latency = sim.uniform(0.1, 0.2)
        world.node("seats").start(serve)
        world.node("orders").note_of = world.note
        world.node("orders").start(buy)
        faults = [
            Fault(0.75, "cut", ("orders",), ("seats",)),
            Fault(1.5, "heal"),
            Fault(2.0, "pause", ("seats",), seconds=0.3),
            Fault(3.05, "crash", ("seats",)),
            Fault(3.7, "restart", ("seats",)),
        ]
        schedule(world, faults)
        await asyncio.sleep(4.2)

    return sim.run(main, seed=3)
