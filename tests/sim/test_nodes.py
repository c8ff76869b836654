"""Crash, restart, pause, clocks and disks of a node."""

import asyncio
import time

import pytest

from patternbook import sim


def run(main, seed=1):
    return sim.run(main, seed=seed)


async def echo(node):
    async def handle(message, sender):
        return f"{sender} said {message}"

    node.serve(handle)


def client(call):
    """A node's program that keeps what `call(node)` gives in `client.result`."""

    async def boot(node):
        boot.result = await call(node)

    boot.result = None
    return boot


def test_a_call_is_answered_and_takes_two_latencies():
    async def main(world):
        world.network.latency = lambda rng: 0.25
        world.node("seats").start(echo)
        boot = client(lambda node: node.call("seats", "14C"))
        world.node("orders").start(boot)
        await asyncio.sleep(0.499)
        early = boot.result
        await asyncio.sleep(0.002)
        return early, boot.result

    assert run(main).result == (None, "orders said 14C")


def test_an_error_over_there_is_an_error_here():
    async def sold_out(node):
        async def handle(message, sender):
            raise LookupError("sold out")

        node.serve(handle)

    async def ask(node):
        with pytest.raises(sim.RemoteError, match="LookupError: sold out"):
            await node.call("seats", "14C")
        return "told"

    async def main(world):
        world.node("seats").start(sold_out)
        boot = client(ask)
        world.node("orders").start(boot)
        await asyncio.sleep(1)
        return boot.result

    assert run(main).result == "told"


def test_a_message_is_a_copy():
    async def main(world):
        order = {"seat": "14C"}
        got = []

        async def keep(node):
            async def handle(message, sender):
                got.append(message)

            node.serve(handle)

        async def send(node):
            node.send("seats", order)

        world.node("seats").start(keep)
        world.node("orders").start(send)
        await asyncio.sleep(1)
        return got[0] == order and got[0] is not order

    assert run(main).result


def test_a_crash_stops_the_code_where_it_stands_and_runs_no_finally():
    steps = []

    async def worker(node):
        try:
            steps.append("start")
            await asyncio.sleep(10)
            steps.append("after")
        finally:
            steps.append("finally")

    async def main(world):
        node = world.node("seats")
        node.start(worker)
        await asyncio.sleep(5)
        node.crash()
        await asyncio.sleep(20)
        node.restart()
        await asyncio.sleep(20)
        return list(steps)

    assert run(main).result == ["start", "start", "after", "finally"]


def test_a_paused_node_answers_when_it_wakes():
    async def main(world):
        world.network.latency = lambda rng: 0.25
        world.node("seats").start(echo)
        boot = client(lambda node: node.call("seats", "14C"))
        world.node("orders").start(boot)
        world.node("seats").pause(60)
        await asyncio.sleep(59.9)
        asleep = boot.result
        await asyncio.sleep(1)
        return asleep, boot.result

    assert run(main).result == (None, "orders said 14C")


def test_a_drifting_clock_sleeps_short_and_a_step_moves_the_wall_alone():
    async def sleeper(node):
        wall, monotonic = time.time(), time.monotonic()
        await asyncio.sleep(100)
        sleeper.result = time.time() - wall, time.monotonic() - monotonic

    async def main(world):
        node = world.node("seats")
        node.clock.set_drift(0.25, world.now)
        node.start(sleeper)
        await asyncio.sleep(50)
        node.clock.step(-30)
        await asyncio.sleep(30.001)
        return sleeper.result

    wall, monotonic = run(main).result
    assert (round(wall, 6), round(monotonic, 6)) == (70, 100)


def test_a_crash_loses_unsynced_writes_and_never_synced_ones():
    def lost(seed):
        async def main(world):
            node = world.node("seats")
            node.start(echo)
            node.disk.write("1A", "ann")
            await node.disk.sync()
            node.disk.write("2B", "bob")
            assert node.disk.read("2B") == "bob"
            node.crash()
            return node.disk.read("1A"), node.disk.read("2B")

        return sim.run(main, seed=seed).result

    results = {lost(seed) for seed in range(20)}
    assert results == {("ann", "bob"), ("ann", None)}


def test_a_write_during_a_sync_is_not_part_of_it():
    async def main(world):
        node = world.node("seats")
        node.start(echo)
        node.disk.write("1A", "ann")
        syncing = asyncio.create_task(node.disk.sync())
        await asyncio.sleep(0.001)
        node.disk.write("1A", "bob")
        await syncing
        node.crash()
        return node.disk.read("1A")

    assert {sim.run(main, seed=seed).result for seed in range(20)} == {"ann", "bob"}


def test_an_error_that_nobody_catches_ends_the_run():
    async def broken(node):
        await asyncio.sleep(1)
        raise ZeroDivisionError("in a node")

    async def main(world):
        world.node("seats").start(broken)
        await asyncio.sleep(10)

    with pytest.raises(ZeroDivisionError):
        run(main)
