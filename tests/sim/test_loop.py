"""Ordinary asyncio code in virtual time."""

import asyncio
import random
import socket
import subprocess
import threading
import time

import pytest

from patternbook import sim


def run(main, seed=1):
    return sim.run(main, seed=seed)


def test_hours_of_sleep_are_counted_and_not_waited_for():
    async def main(world):
        await asyncio.sleep(3 * 3600)
        return world.now

    assert run(main).result == 3 * 3600


def test_callbacks_of_one_instant_run_in_the_order_of_scheduling():
    async def main(world):
        seen = []

        async def worker(name):
            await asyncio.sleep(1)
            seen.append(name)

        async with asyncio.TaskGroup() as group:
            for name in "abcdefgh":
                group.create_task(worker(name))
        return "".join(seen)

    assert run(main).result == "abcdefgh"


def test_timeouts_queues_and_groups_work_as_in_asyncio():
    async def main(world):
        queue = asyncio.Queue()

        async def producer():
            for number in range(3):
                await asyncio.sleep(1)
                await queue.put(number)

        async with asyncio.TaskGroup() as group:
            group.create_task(producer())
            got = [await queue.get() for _ in range(3)]
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(5):
                await queue.get()
        return got, world.now

    assert run(main).result == ([0, 1, 2], 8.0)


def test_an_error_in_a_task_group_cancels_the_others_and_comes_out():
    async def main(world):
        async def fails():
            await asyncio.sleep(1)
            raise ValueError("no seat")

        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(asyncio.sleep(100))

    with pytest.raises(ExceptionGroup) as caught:
        run(main)
    assert caught.group_contains(ValueError, match="no seat")


def test_sets_of_tasks_iterate_in_the_order_of_their_making():
    async def main(world):
        tasks = [asyncio.create_task(asyncio.sleep(1), name=str(n)) for n in range(20)]
        done, _ = await asyncio.wait(tasks)
        return [task.get_name() for task in done]

    orders = [run(main).result for _ in range(3)]
    assert orders[0] == orders[1] == orders[2]


def test_chance_and_clocks_belong_to_the_run_and_are_given_back():
    async def main(world):
        before = time.monotonic()
        await asyncio.sleep(10)
        return random.random(), time.monotonic() - before

    state = random.getstate()
    first, second, other = run(main, 1).result, run(main, 1).result, run(main, 2).result
    assert first == second != other
    assert first[1] == 10
    assert random.getstate() == state
    assert time.time() > 1_767_225_600 + 20  # the real clock again


@pytest.mark.parametrize(
    ("act", "remedy"),
    [
        (lambda: time.sleep(0.001), "asyncio.sleep"),
        (lambda: socket.socket(), "node.call"),
        (lambda: threading.Thread(target=print).start(), "task"),
        (lambda: subprocess.run(["true"], check=False), "node"),
    ],
)
def test_the_real_world_is_refused_with_what_to_use_instead(act, remedy):
    async def main(world):
        act()

    with pytest.raises(sim.SimulationError, match=remedy):
        run(main)


def test_what_the_loop_does_not_simulate_says_so():
    async def main(world):
        await asyncio.to_thread(print)

    with pytest.raises(sim.SimulationError, match="threads do not replay"):
        run(main)


def test_a_deadlock_names_who_waits():
    async def main(world):
        task = asyncio.create_task(asyncio.Event().wait(), name="till")
        await task

    with pytest.raises(sim.DeadlockError, match="till"):
        run(main)


def test_a_loop_that_never_sleeps_is_given_up():
    async def main(world):
        while True:
            await asyncio.sleep(0)

    with pytest.raises(sim.TooManyEventsError):
        sim.run(main, seed=1, max_events=1000)


def test_a_simulation_inside_a_simulation_is_refused():
    async def main(world):
        sim.run(main, seed=2)

    with pytest.raises(sim.SimulationError, match="inside another"):
        run(main)
