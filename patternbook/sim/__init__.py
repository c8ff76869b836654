"""Distributed systems in virtual time: ordinary asyncio code, one seed, the same run again.

    async def main(world):
        world.node("seats").start(boot)
        await asyncio.sleep(3600)

    print(sim.run(main, seed=7).trace)

Beside it stand `patternbook.sim.faults` (schedules of what goes wrong), `patternbook.sim.history`
(what clients saw) and `patternbook.sim.check` (whether that is consistent).
"""

from patternbook.sim.errors import DeadlockError, SimulationError, TooManyEventsError
from patternbook.sim.network import lognormal, uniform
from patternbook.sim.node import Node, RemoteError
from patternbook.sim.trace import Event, Trace
from patternbook.sim.world import Run, World, run

__all__ = [
    "DeadlockError",
    "Event",
    "Node",
    "RemoteError",
    "Run",
    "SimulationError",
    "TooManyEventsError",
    "Trace",
    "World",
    "lognormal",
    "run",
    "uniform",
]
