"""Schedules of faults: written by hand, drawn from a seed, and cut down to what matters."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from patternbook.sim.world import World


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong at a given time.

    Attributes:
        at: True seconds since the start.
        kind: crash, restart, pause, step (of the wall clock), partition, cut or heal.
        nodes: The node, or one side of the partition, or the senders that are cut.
        others: The other side, or the receivers; empty means all other nodes.
        seconds: Length of a pause, or how far a clock is stepped.
    """

    at: float
    kind: str
    nodes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    seconds: float = 0.0


KINDS = ("crash", "pause", "step", "partition", "cut")


def schedule(world: World, faults: Sequence[Fault]) -> None:
    """Let each fault happen at its time. To be called before the first is due.

    Raises:
        ValueError: A fault of an unknown kind.
    """
    for fault in faults:
        if fault.kind not in (*KINDS, "restart", "heal"):
            raise ValueError(f"no fault '{fault.kind}'; use one of {', '.join(KINDS)}")
        world.after(max(0.0, fault.at - world.now), _happen, world, fault)


def _happen(world: World, fault: Fault) -> None:
    unknown = [name for name in (*fault.nodes, *fault.others) if name not in world.nodes]
    if unknown:
        raise KeyError(f"no node '{unknown[0]}' in this simulation")
    others = fault.others or tuple(name for name in world.nodes if name not in fault.nodes)
    match fault.kind:
        case "partition":
            world.network.partition(fault.nodes, others)
        case "cut":
            world.network.cut(fault.nodes, others)
        case "heal":
            world.network.heal()
    for node in (world.node(name) for name in fault.nodes):
        match fault.kind:
            case "crash":
                node.crash()
            case "restart" if not node.alive:
                node.restart()
            case "pause":
                node.pause(fault.seconds)
            case "step":
                node.clock.step(fault.seconds)
                world.record("clock", node.name, f"stepped by {fault.seconds:+g} s")


def draw(
    rng: random.Random, nodes: Sequence[str], until: float, count: int, longest: float = 5.0
) -> list[Fault]:
    """Draw `count` faults before `until`, each mended after at most `longest` seconds."""
    faults = []
    for _ in range(count):
        at, lasts = rng.uniform(0, until), rng.uniform(0, longest)
        kind = rng.choice(KINDS)
        some: tuple[str, ...] = (rng.choice(list(nodes)),)
        if kind in ("partition", "cut"):
            some = tuple(rng.sample(list(nodes), rng.randint(1, max(1, len(nodes) - 1))))
            faults.append(Fault(at + lasts, "heal"))
        elif kind == "crash":
            faults.append(Fault(at + lasts, "restart", some))
        seconds = rng.uniform(-lasts, lasts) if kind == "step" else lasts
        faults.append(Fault(at, kind, some, seconds=seconds))
    return sorted(faults, key=lambda fault: fault.at)


def shrink(faults: Sequence[Fault], fails: Callable[[list[Fault]], bool]) -> list[Fault]:
    """Drop faults while the run still fails: halves, quarters, in the end one by one.

    Args:
        faults: A schedule with which `fails` is true.
        fails: Runs the program with a schedule; true if the failure is still there.

    Returns:
        A schedule that fails, and from which no single fault can be dropped.
    """
    kept = list(faults)
    size = max(1, len(kept) // 2)
    while size:
        start, dropped = 0, False
        while start < len(kept):
            trial = kept[:start] + kept[start + size :]
            if fails(trial):
                kept, dropped = trial, True
            else:
                start += size
        # Without a fault, one that was needed before may be needed no more.
        if size > 1 or not dropped:
            size //= 2
    return kept
