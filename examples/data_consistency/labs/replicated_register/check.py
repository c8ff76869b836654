"""Is there one order of reads and writes that explains all answers?"""

import asyncio

from check_case import Case, told
from check_random import at_random, cut_short, writes_at_once
from check_stories import SCRIPTED, answers_every_majority
from patternbook import sim
from patternbook.sim.check import linearizable, picture, register


def play(attempt, seed, story, mistake):
    """Run a story and judge what the clients saw."""

    async def main(world):
        case = Case(attempt, world)
        await asyncio.sleep(0)
        await story(case)
        return case

    case = sim.run(main, seed=seed).result
    verdict = linearizable(case.history.finished(), register())
    if not verdict:
        prefix = verdict.prefix or case.history.finished()
        ends = [o.completed or o.invoked for o in prefix]
        end = verdict.outcome.value
        want = f"one order that explains all answers ({end})"
        drawn = picture(prefix, 40)
        attempt.fail(want, [*told(case, max(ends)), drawn], mistake)


def check(attempt, seed):
    """The scripted stories once, the random ones for every seed."""
    if seed == 1:
        for story in SCRIPTED:
            mistake = story.__name__.replace("_", "-")
            if mistake == "waits-for-all":
                mistake = None  # names it itself, for a missing answer
            play(attempt, seed, story, mistake)
        play(attempt, seed, answers_every_majority, None)
    for story in (writes_at_once, cut_short, at_random):
        play(attempt, seed, story, None)
