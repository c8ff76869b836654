"""Two copies of a register, a partition, and a write that is lost."""

import asyncio

from patternbook import sim
from patternbook.sim import Node, Run, World
from patternbook.sim.check import linearizable, picture, register
from patternbook.sim.history import History

SEED = 7


# region copy
class Copy:
    """One of two copies of the buyer of seat 14C."""

    def __init__(self, other: str, turn: float) -> None:
        self.other, self.turn = other, turn
        self.stamp: tuple[int, str] = (0, "")
        self.buyer: str | None = None

    async def boot(self, node: Node) -> None:
        self.node = node
        node.serve(self.answer)
        await asyncio.sleep(self.turn)
        while True:  # tell the other copy what this one has
            node.send(self.other, ("copy", self.stamp, self.buyer))
            await asyncio.sleep(0.3)

    async def answer(self, message: tuple, sender: str) -> str | None:
        match message:
            case ("write", buyer):
                # The number after the last one that I know of; my
                # name, so that no two writes have one stamp.
                self.keep((self.stamp[0] + 1, self.node.name), buyer)
                return "done"
            case ("copy", stamp, buyer):
                self.keep(stamp, buyer)
        return self.buyer

    def keep(self, stamp: tuple[int, str], buyer: str | None) -> None:
        if stamp > self.stamp:  # the newer write wins
            self.stamp, self.buyer = stamp, buyer


# endregion copy


async def idle(node: Node) -> None:
    """A till does nothing by itself."""


# region story
async def story(world: World) -> list:
    """Write on both sides of a partition, heal it, and look."""
    world.network.latency = sim.uniform(0.02, 0.05)  # s
    history = History(lambda: world.now)
    world.node("left").start(Copy("right", 0.20).boot)
    world.node("right").start(Copy("left", 0.26).boot)

    async def ask(till: str, copy: str, name: str, *buyer: str) -> None:
        message = (name, *buyer)
        call = world.node(till).call(copy, message)
        argument = buyer[0] if buyer else None
        await history.record(till, name, argument, call)

    for till in ("till 1", "till 2"):
        world.node(till).start(idle)
    world.network.partition(["till 1", "left"], ["right", "till 2"])
    await ask("till 2", "right", "write", "bob")
    await asyncio.sleep(0.02)  # Bob hands the seat on to Ann
    await ask("till 1", "left", "write", "ann")
    await asyncio.sleep(0.15)  # the copies try to talk, in vain
    world.network.heal()
    await asyncio.sleep(0.3)
    await ask("till 1", "left", "read")
    return history.finished()


# endregion story


def lost() -> Run:
    """The run, for the figure."""
    return sim.run(story, seed=SEED)


def main() -> None:
    run = lost()
    print(f"seed: {run.seed}")
    #> seed: 7
    bob, ann, read = run.result
    print(f"Bob told at: {bob.completed:.3f} s")
    #> Bob told at: 0.086 s
    print(f"Ann told at: {ann.completed:.3f} s")
    #> Ann told at: 0.157 s
    print(f"the left copy says later: {read.result}")
    #> the left copy says later: bob
    verdict = linearizable(run.result, register())
    print(f"one order that explains all: {verdict.outcome.value}")
    #> one order that explains all: violated
    print(picture(verdict.prefix, 30))
    #> till 1      |--|                        write('ann') = 'done'
    #> till 1                            |--|  read() = 'bob'
    #> till 2  |---|                           write('bob') = 'done'


if __name__ == "__main__":
    main()
