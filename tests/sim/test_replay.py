"""The same seed gives the same run, in any process."""

import os
import subprocess
import sys
from pathlib import Path

from patternbook import sim
from tests.sim import programs


def digest(seed: int, hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "tests.sim.programs", str(seed)]
    top = Path(__file__).parents[2]
    return subprocess.run(
        command, env=environment, cwd=top, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_seed_replays_in_processes_with_other_hash_seeds():
    here = sim.run(programs.main, seed=7).trace
    kinds = {event.kind for event in here.events}
    assert {"send", "deliver", "drop", "crash", "pause", "cut", "heal"} <= kinds
    assert digest(7, "1") == digest(7, "2") == here.digest()


def test_another_seed_is_another_run():
    digests = {sim.run(programs.main, seed=seed).trace.digest() for seed in range(10)}
    assert len(digests) == 10
