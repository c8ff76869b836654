"""Consistency checks over recorded histories."""

from patternbook.sim.check.linearizability import linearizable
from patternbook.sim.check.models import REFUSED, Model, counter, members, queue, register
from patternbook.sim.check.sessions import (
    monotonic_reads,
    read_your_writes,
    sequentially_consistent,
)
from patternbook.sim.check.verdict import Outcome, Verdict, picture

__all__ = [
    "REFUSED",
    "Model",
    "Outcome",
    "Verdict",
    "counter",
    "linearizable",
    "members",
    "monotonic_reads",
    "picture",
    "queue",
    "read_your_writes",
    "register",
    "sequentially_consistent",
]
