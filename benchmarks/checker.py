"""How the cost of judging a history grows, beside Porcupine on the same histories."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from patternbook.run import process, tools
from patternbook.sim.check import linearizable, register
from patternbook.sim.history import Operation

LENGTHS = (100, 200, 500, 1000, 2000)
CLIENTS = 10
ROUNDS = 3
PORCUPINE = Path(__file__).with_name("porcupine")


@dataclass(frozen=True)
class Judged:
    """One history, judged; seconds are of processor time, the best of `ROUNDS`.

    Attributes:
        operations: How many it has.
        verdict: What both found.
        steps: Operations that our search tried.
        ours: Seconds that we took.
        porcupine: Seconds that Porcupine took, if this machine has Go.
    """

    operations: int
    verdict: str
    steps: int
    ours: float
    porcupine: float | None


def history(seed: int, length: int) -> list[Operation]:
    """What `CLIENTS` clients saw of a real register, reads and writes half and half."""
    rng = random.Random(seed)
    asked = []
    for client in range(CLIENTS):
        now = rng.uniform(0, 10)
        for _ in range(length // CLIENTS):
            effect, end = sorted(now + rng.uniform(0.1, 10) for _ in range(2))
            asked.append((effect, client, now, end))
            now = end + rng.expovariate(1.0)
    value, found = 0, []
    for number, (_, client, invoked, completed) in enumerate(sorted(asked), 1):
        name = rng.choice(["read", "write"])
        value = number if name == "write" else value
        argument = number if name == "write" else None
        result = value if name == "read" else None
        found.append(Operation(f"c{client}", name, argument, result, invoked, completed))
    return sorted(found, key=lambda o: o.invoked)


def spoiled(operations: list[Operation]) -> list[Operation]:
    """The same with one read, three quarters in, that saw a value overwritten long before."""
    reads = [i for i, o in enumerate(operations) if o.name == "read"]
    place = reads[3 * len(reads) // 4]
    return [replace(o, result=1) if i == place else o for i, o in enumerate(operations)]


def of_porcupine(histories: list[list[Operation]], program: Path) -> list[tuple[str, float]]:
    """What Porcupine says of each, and the seconds that it takes."""
    program.parent.mkdir(parents=True, exist_ok=True)
    argv = [tools.path("go"), "build", "-mod=readonly", "-o", program, "."]
    built = process.run(argv, PORCUPINE)
    if built.code or built.why:
        sys.exit(f"{PORCUPINE}/go.mod: does not build: {built.why or built.complaint}; mend it")
    asked = json.dumps([[_plain(o) for o in operations] for operations in histories] * ROUNDS)
    done = subprocess.run([program], input=asked, capture_output=True, text=True, check=True)
    answers = json.loads(done.stdout)
    size = len(histories)
    seconds = [min(a["seconds"] for a in answers[index::size]) for index in range(size)]
    return [(a["outcome"], s) for a, s in zip(answers[:size], seconds, strict=True)]


def _plain(operation: Operation) -> dict[str, object]:
    assert operation.completed is not None
    return {
        "client": int(operation.client[1:]),
        "name": operation.name,
        "argument": operation.argument or 0,
        "result": operation.result or 0,
        "invoked": round(operation.invoked * 1e6),
        "completed": round(operation.completed * 1e6),
    }


def judged(folder: Path) -> list[Judged]:
    """Judge histories of growing length, each as it was and with one read spoiled.

    Porcupine is built below `folder`, and left out where Go is missing.
    """
    valid = [history(seed, length) for seed, length in enumerate(LENGTHS)]
    histories = [h for operations in valid for h in (operations, spoiled(operations))]
    theirs: list[tuple[str, float]] = []
    if tools.of("go").works:
        theirs = of_porcupine(histories, folder / "porcupine")
    found = []
    for index, operations in enumerate(histories):
        verdict = linearizable(operations, register(0))
        seconds = min(_timed(operations) for _ in range(ROUNDS))
        outcome = verdict.outcome.value
        if theirs and theirs[index][0] != outcome:
            sys.exit(f"history {index}: Porcupine says {theirs[index][0]}, we say {outcome}")
        porcupine = theirs[index][1] if theirs else None
        found.append(Judged(len(operations), outcome, verdict.steps, seconds, porcupine))
    return found


def _timed(operations: list[Operation]) -> float:
    start = time.process_time()
    linearizable(operations, register(0))
    return time.process_time() - start
