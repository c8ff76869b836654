"""What the network does to messages."""

import asyncio

import pytest

from patternbook import sim
from patternbook.sim.faults import Fault, draw, schedule, shrink


def delivered(prepare, count=400, seed=3):
    """Numbers that arrive at b, in order, when a sends 0, 1, 2 ... a millisecond apart."""
    got = []

    async def keep(node):
        async def handle(message, sender):
            got.append(message)

        node.serve(handle)

    async def send(node):
        for number in range(count):
            node.send("b", number)
            await asyncio.sleep(0.001)

    async def main(world):
        world.node("b").start(keep)
        prepare(world)
        world.node("a").start(send)
        await asyncio.sleep(10)

    sim.run(main, seed=seed)
    return got


def test_without_faults_every_message_arrives_once():
    assert sorted(delivered(lambda world: None)) == list(range(400))


def test_messages_overtake_each_other_when_latency_varies():
    def prepare(world):
        world.network.latency = sim.uniform(0, 0.1)

    got = delivered(prepare)
    assert got != sorted(got)
    assert sorted(got) == list(range(400))


def test_loss_and_duplication_come_at_their_rates():
    def lose(world):
        world.network.loss = 0.25

    def double(world):
        world.network.duplicate = 0.25

    assert 0.65 < len(delivered(lose)) / 400 < 0.85
    got = delivered(double)
    assert 1.15 < len(got) / 400 < 1.35
    assert set(got) == set(range(400))


def test_a_partition_also_catches_what_is_under_way():
    def prepare(world):
        world.network.latency = lambda rng: 0.0505
        schedule(world, [Fault(0.1, "partition", ("a",)), Fault(0.2, "heal")])

    got = delivered(prepare)
    assert got == [*range(50), *range(200, 400)]


def test_a_one_way_cut_leaves_the_way_back_open():
    async def main(world):
        async def echo(node):
            async def handle(message, sender):
                return message

            node.serve(handle)

        async def ask(node):
            for target in ("b",):
                try:
                    async with asyncio.timeout(1):
                        await node.call(target, "hello")
                    world.note(f"{node.name} was answered")
                except TimeoutError:
                    world.note(f"{node.name} was not")

        async def both(node):
            await echo(node)

        world.node("b").start(both)
        world.node("a").start(ask)
        world.network.cut(["b"], ["a"])
        await asyncio.sleep(2)
        seen = [e.kind for e in world.trace.events if e.message == 1]
        return seen, [e.text for e in world.trace.events if e.kind == "note"]

    assert sim.run(main, seed=1).result == (["send", "deliver"], ["a was not"])


def test_an_unknown_node_or_fault_is_an_error():
    async def nobody(world):
        world.network.send("a", "b", 1)

    async def unheard(world):
        schedule(world, [Fault(0, "flood")])

    with pytest.raises(KeyError, match="no node 'b'"):
        sim.run(nobody, seed=1)
    with pytest.raises(ValueError, match="no fault 'flood'"):
        sim.run(unheard, seed=1)


def test_drawn_faults_come_from_the_seed_and_shrink_to_the_one_that_matters():
    async def main(world):
        rng = world.random("faults")
        return draw(rng, ["a", "b", "c"], until=100, count=40)

    faults = sim.run(main, seed=5).result
    assert faults == sim.run(main, seed=5).result
    culprit = next(f for f in faults if f.kind == "pause")
    tried = []

    def fails(trial):
        tried.append(trial)
        return culprit in trial

    assert shrink(faults, fails) == [culprit]
    assert len(tried) < 2 * len(faults)


def test_no_single_fault_can_be_dropped_from_what_shrinking_leaves():
    first, second, third = faults = [Fault(at, "heal") for at in (1, 2, 3)]

    def fails(trial):  # the second is needed only as long as the third is there
        return first in trial and (second in trial or third not in trial)

    assert shrink(faults, fails) == [first]
