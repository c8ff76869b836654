"""Weaker promises: one order that respects each client, and promises to one client alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from patternbook.sim.check.linearizability import MAX_STEPS
from patternbook.sim.check.models import REFUSED, Model
from patternbook.sim.check.verdict import Outcome, Verdict
from patternbook.sim.history import Operation


def sequentially_consistent(
    operations: Sequence[Operation], model: Model, max_steps: int = MAX_STEPS
) -> Verdict:
    """Is there one order, true to each client's own (Lamport 1979), that explains every result?

    Real time between clients does not count. Unlike linearizability, this cannot be judged a
    key at a time, so the model must hold all keys that the history names.
    """
    clients: dict[str, list[Operation]] = defaultdict(list)
    for operation in sorted(operations, key=lambda o: o.invoked):
        clients[operation.client].append(operation)
    lanes = list(clients.values())
    start = (tuple([0] * len(lanes)), model.initial)
    seen: set[tuple[tuple[int, ...], Hashable]] = {start}
    stack: list[tuple[tuple[int, ...], Any, tuple[Operation, ...]]] = [(*start, ())]
    steps = 0
    while stack:
        places, state, order = stack.pop()
        if all(_answered_all(lane, place) for lane, place in zip(lanes, places, strict=True)):
            return Verdict(Outcome.HOLDS, steps, order=order)
        for index, lane in enumerate(lanes):
            if places[index] == len(lane):
                continue
            steps += 1
            if steps > max_steps:
                return Verdict(Outcome.UNDECIDED, steps)
            operation = lane[places[index]]
            after_places = (*places[:index], places[index] + 1, *places[index + 1 :])
            results = [model.step(state, operation)]
            if operation.completed is None:
                results.append(state)  # it never took effect
            for after in results:
                if after is not REFUSED and (after_places, after) not in seen:
                    seen.add((after_places, after))
                    stack.append((after_places, after, (*order, operation)))
    return Verdict(Outcome.VIOLATED, steps, prefix=list(operations))


def _answered_all(lane: Sequence[Operation], place: int) -> bool:
    return all(operation.completed is None for operation in lane[place:])


def monotonic_reads(
    operations: Sequence[Operation], version: Callable[[Operation], int]
) -> list[tuple[Operation, Operation]]:
    """Pairs of reads of one client on one key in which the later saw an older version."""
    return _backwards(operations, version, earlier="read")


def read_your_writes(
    operations: Sequence[Operation], version: Callable[[Operation], int]
) -> list[tuple[Operation, Operation]]:
    """Pairs of a client's write and its later read on one key that saw an older version."""
    return _backwards(operations, version, earlier="write")


def _backwards(
    operations: Sequence[Operation], version: Callable[[Operation], int], earlier: str
) -> list[tuple[Operation, Operation]]:
    newest: dict[tuple[str, Hashable], Operation] = {}
    found = []
    for operation in sorted(operations, key=lambda o: o.invoked):
        if operation.completed is None:
            continue
        place = (operation.client, operation.key)
        before = newest.get(place)
        if operation.name == "read" and before and version(operation) < version(before):
            found.append((before, operation))
        if operation.name == earlier and (not before or version(operation) > version(before)):
            newest[place] = operation
    return found
