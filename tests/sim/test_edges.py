"""Where a simulation could stop to replay, or differ from the processes that it stands for."""

import asyncio
import contextvars
import datetime
import gc
import math
import random
import secrets
import threading
import time
from datetime import datetime as moment
from time import monotonic

import pytest

from patternbook import sim
from patternbook.sim.faults import Fault, schedule


def run(main, seed=1):
    return sim.run(main, seed=seed)


def keeper(got):
    async def boot(node):
        async def handle(message, sender):
            got.append(message)

        node.serve(handle)

    return boot


@pytest.mark.parametrize("fault", ["crash", "pause"])
def test_a_message_under_way_arrives_whatever_becomes_of_its_sender(fault):
    got = []

    async def send(node):
        node.send("seats", "14C")
        await asyncio.sleep(100)

    async def main(world):
        world.network.latency = lambda rng: 1.0
        world.node("seats").start(keeper(got))
        world.node("orders").start(send)
        schedule(world, [Fault(0.5, fault, ("orders",), seconds=10)])
        await asyncio.sleep(2)
        return list(got)

    assert run(main).result == ["14C"]


def test_a_node_that_pauses_itself_wakes_and_the_longer_pause_counts():
    woke = []

    async def nap(node):
        node.pause(5)
        await asyncio.sleep(0)
        woke.append(round(time.monotonic(), 3))

    async def main(world):
        node = world.node("seats")
        node.start(nap)
        world.after(3, node.pause, 10)
        world.after(4, node.pause, 1)
        await asyncio.sleep(20)
        return list(woke)

    assert run(main).result == [13.0]


def test_a_node_that_crashes_itself_sends_and_writes_nothing_more():
    got = []

    async def boot(node):
        node.crash()
        node.send("orders", "from the grave")
        node.disk.write("1A", "ann")
        raise ValueError("nobody hears this")

    async def main(world):
        world.node("orders").start(keeper(got))
        world.node("seats").start(boot)
        await asyncio.sleep(1)
        return list(got), world.node("seats").disk.read("1A")

    assert run(main).result == ([], None)


def test_what_waits_for_ever_in_a_crashed_node_is_not_closed_by_the_collector():
    steps = []

    async def ask(node):
        try:
            await node.call("seats", "14C")
        finally:
            steps.append("finally")

    async def main(world):
        world.node("seats")
        world.node("orders").start(ask)
        await asyncio.sleep(1)
        world.node("orders").crash()
        gc.collect()
        return list(steps)

    assert run(main).result == []


def test_what_is_closed_at_the_end_leaves_no_mark_in_the_trace():
    async def boot(node):
        try:
            await asyncio.sleep(100)
        finally:
            node.send("orders", "too late")
            await asyncio.sleep(1)
            node.send("orders", "later still")

    async def main(world):
        world.node("orders").start(keeper([]))
        world.node("seats").start(boot)
        await asyncio.sleep(1)

    trace = run(main).trace
    before = trace.digest()
    gc.collect()
    assert trace.digest() == before
    assert {e.kind for e in trace.events} == {"start"}


def test_garbage_is_collected_when_the_seed_says_and_the_collector_comes_back():
    async def main(world):
        return gc.isenabled()

    assert run(main).result is False
    assert gc.isenabled()


def test_a_failure_that_nobody_can_hear_of_ends_the_run():
    async def fails():
        raise ZeroDivisionError("in a task of its own")

    async def boot(node):
        node.background = asyncio.create_task(fails())
        await asyncio.sleep(1)
        del node.background
        await asyncio.sleep(1)

    async def main(world):
        world.node("seats").start(boot)
        await asyncio.sleep(10)

    with pytest.raises(ZeroDivisionError):
        run(main)


def test_a_failure_that_is_awaited_later_is_none():
    async def fails():
        raise ZeroDivisionError

    async def main(world):
        task = asyncio.create_task(fails())
        await asyncio.sleep(10)
        with pytest.raises(ZeroDivisionError):
            await task
        return "told"

    assert run(main).result == "told"


def test_the_real_world_is_refused_even_to_code_that_catches_everything():
    async def boot(node):
        async def handle(message, sender):
            time.sleep(1)

        node.serve(handle)

    async def main(world):
        world.node("seats").start(boot)

        async def ask(node):
            try:
                await node.call("seats", 1)
            except Exception:
                await asyncio.sleep(1)

        world.node("orders").start(ask)
        await asyncio.sleep(10)

    with pytest.raises(sim.SimulationError, match=r"await asyncio\.sleep"):
        run(main)


def test_all_chance_and_every_clock_come_from_the_seed():
    async def main(world):
        await asyncio.sleep(1.5)
        chance = random.Random().random(), secrets.token_hex(4), random.SystemRandom().random()
        clocks = (
            monotonic(),
            moment.now(datetime.UTC).isoformat(),
            datetime.datetime.now().isoformat(),
            datetime.date.today().isoformat(),
            time.strftime("%H:%M:%S"),
            time.clock_gettime(time.CLOCK_REALTIME),
        )
        assert isinstance(moment.now(), moment)
        assert isinstance(datetime.date.today(), datetime.date)
        return chance, clocks

    first = run(main).result
    assert first == run(main).result
    assert first[1][1:5] == (
        "2026-01-01T00:00:01.500000+00:00",
        "2026-01-01T00:00:01.500000",
        "2026-01-01",
        "00:00:01",
    )
    assert run(main, seed=2).result[0] != first[0]
    assert type(moment.now()) is moment is datetime.datetime
    assert time.monotonic is monotonic
    assert random.Random().random() != first[0][0]


def test_other_threads_do_not_notice():
    told = []
    begin, end = threading.Event(), threading.Event()

    def other():
        begin.wait()
        time.sleep(0.001)
        told.append(time.time())
        end.set()

    thread = threading.Thread(target=other)
    thread.start()

    async def main(world):
        begin.set()
        end.wait()

    run(main)
    thread.join()
    assert told[0] > 1_767_225_600 + 1


def test_messages_are_shown_alike_whatever_their_sets_and_addresses():
    class Seat:
        pass

    assert sim.trace.show({"b": {"14C", "1A"}, "o": (Seat(),)}) == (
        "{'b': {'14C', '1A'}, 'o': ("
        "<tests.sim.test_edges.test_messages_are_shown_alike_whatever_their_sets_and_addresses."
        "<locals>.Seat object>,)}"
    )


def test_sleeping_for_ever_is_a_deadlock_and_no_jump_to_the_end_of_time():
    async def main(world):
        await asyncio.sleep(math.inf)

    with pytest.raises(sim.DeadlockError):
        run(main)


def test_an_empty_context_is_a_context():
    async def main(world):
        seen = []

        async def boot(node):
            empty = contextvars.Context()
            task = asyncio.create_task(asyncio.sleep(1), context=empty)
            asyncio.get_running_loop().call_soon(lambda: seen.append(len(empty)), context=empty)
            await task

        world.node("seats").start(boot)
        await asyncio.sleep(2)
        return seen

    assert run(main).result == [0]


def test_a_loop_that_runs_already_gets_its_place_back():
    async def main(world):
        await asyncio.sleep(1)
        return "simulated"

    async def notebook():
        outer, task = asyncio.get_running_loop(), asyncio.current_task()
        result = run(main).result
        assert asyncio.get_running_loop() is outer
        assert asyncio.current_task() is task
        await asyncio.sleep(0)
        return result

    assert asyncio.run(notebook()) == "simulated"


def test_a_fault_on_a_node_that_is_none_is_an_error():
    async def main(world):
        schedule(world, [Fault(1, "crash", ("saets",))])
        await asyncio.sleep(2)

    with pytest.raises(KeyError, match="no node 'saets'"):
        run(main)


def test_a_stream_of_chance_goes_on_where_it_stood():
    async def main(world):
        return world.random("x").random(), world.random("x").random()

    first, second = run(main).result
    assert first != second
