"""Is there one order of the operations, true to real time, that explains every result?

The algorithm is that of Wing and Gong (1993) with Lowe's memoisation of (set of operations
done, state) (2017), on a linked list of calls and answers. Keys are judged apart: a history is
linearizable exactly when its part on each object is (Herlihy and Wing 1990).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from patternbook.sim.check.models import REFUSED, Model
from patternbook.sim.check.verdict import Outcome, Verdict
from patternbook.sim.history import Operation

MAX_STEPS = 5_000_000
"""Operations that a check tries before it gives up undecided."""


def linearizable(
    operations: Sequence[Operation], model: Model, max_steps: int = MAX_STEPS
) -> Verdict:
    """Judge a history.

    Args:
        operations: The history, in any order.
        model: What each object does when used by one client at a time.
        max_steps: Steps of search over all keys before the verdict is UNDECIDED.
    """
    parts: dict[Hashable, list[Operation]] = defaultdict(list)
    for operation in operations:
        parts[operation.key].append(operation)
    steps = 0
    order: list[Operation] = []
    undecided = False
    for part in parts.values():
        search = _Search(part, model, max_steps - steps)
        outcome = search.outcome
        steps += search.steps
        if outcome is Outcome.VIOLATED:
            return Verdict(outcome, steps, prefix=search.prefix)
        undecided = undecided or outcome is Outcome.UNDECIDED
        order += search.order
    if undecided:
        return Verdict(Outcome.UNDECIDED, steps)
    return Verdict(Outcome.HOLDS, steps, order=order)


class _Entry:
    """A call or an answer in the linked list of a history."""

    __slots__ = ("answer", "index", "next", "operation", "previous")

    def __init__(self, index: int, operation: Operation) -> None:
        self.index = index
        self.operation = operation
        self.answer: _Entry | None = None  # of a call; None in an answer
        self.previous: _Entry | None = None
        self.next: _Entry | None = None


class _Search:
    """One run of the search over the operations of one key."""

    def __init__(self, operations: Sequence[Operation], model: Model, max_steps: int) -> None:
        self.steps = 0
        self.order: list[Operation] = []
        self.prefix: list[Operation] = []
        self.outcome = self._run(operations, model, max_steps)

    def _run(self, operations: Sequence[Operation], model: Model, max_steps: int) -> Outcome:
        head = _linked(operations)
        # Answers that must be reached; an operation without an answer may be left out.
        missing = sum(1 for o in operations if o.completed is not None)
        state = model.initial
        done = 0  # a bit an operation
        seen = {(done, state)}
        stack: list[tuple[_Entry, Hashable]] = []
        furthest = 0.0  # time of the latest answer that the search could not get past
        entry = head.next
        while missing:
            if entry is not None and entry.answer is not None:
                self.steps += 1
                if self.steps > max_steps:
                    return Outcome.UNDECIDED
                after = model.step(state, entry.operation)
                bit = 1 << entry.index
                if after is not REFUSED and (done | bit, after) not in seen:
                    seen.add((done | bit, after))
                    stack.append((entry, state))
                    state, done = after, done | bit
                    missing -= entry.operation.completed is not None
                    _lift(entry)
                    entry = head.next
                else:
                    entry = entry.next
                continue
            # An answer stands before us whose call has not been placed.
            assert entry is not None
            furthest = max(furthest, entry.operation.end)
            if not stack:
                # No order gets past that answer, and some order gets past all before it.
                self.prefix = [o for o in operations if o.invoked <= furthest]
                return Outcome.VIOLATED
            entry, state = stack.pop()
            done &= ~(1 << entry.index)
            missing += entry.operation.completed is not None
            _unlift(entry)
            entry = entry.next
        self.order = [e.operation for e, _ in stack]
        return Outcome.HOLDS


def _linked(operations: Sequence[Operation]) -> _Entry:
    """The calls and answers by time, behind a head; at one instant, calls come first."""
    events = []
    for index, operation in enumerate(operations):
        call, answer = _Entry(index, operation), _Entry(index, operation)
        call.answer = answer
        events.append((operation.invoked, 0, index, call))
        events.append((operation.end, 1, index, answer))
    head = last = _Entry(-1, operations[0])
    for _, _, _, entry in sorted(events, key=lambda event: event[:3]):
        last.next, entry.previous = entry, last
        last = entry
    return head


def _lift(call: _Entry) -> None:
    """Take a call and its answer out of the list."""
    for entry in (call, call.answer):
        assert entry is not None
        assert entry.previous is not None
        entry.previous.next = entry.next
        if entry.next is not None:
            entry.next.previous = entry.previous


def _unlift(call: _Entry) -> None:
    """Put a call and its answer back, in the reverse order of `_lift`."""
    for entry in (call.answer, call):
        assert entry is not None
        assert entry.previous is not None
        entry.previous.next = entry
        if entry.next is not None:
            entry.next.previous = entry
