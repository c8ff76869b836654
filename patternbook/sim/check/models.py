"""What an object does when one client at a time uses it.

A model is a pair of an initial state and a function `step(state, operation)` that gives the next
state, or `REFUSED` when the operation could not have had that result in that state. States are
hashable. The result of an operation that never completed is unknown, so it is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from patternbook.sim.history import Operation

REFUSED = object()
"""What `step` gives when the result is impossible."""


@dataclass(frozen=True)
class Model:
    """A sequential object.

    Attributes:
        initial: State before the first operation.
        step: `step(state, operation)` gives the next state or `REFUSED`.
    """

    initial: Hashable
    step: Callable[[Any, Operation], Any]


def _expect(operation: Operation, result: Any, state: Any) -> Any:
    """`state` if the operation gave `result` or never completed."""
    return state if operation.completed is None or operation.result == result else REFUSED


def _unknown(operation: Operation) -> Any:
    raise ValueError(f"the model has no operation '{operation.name}'")


def register(initial: Hashable = None) -> Model:
    """`read() = value`, `write(value)`, and `cas((old, new)) = True or False`."""

    def step(state: Any, operation: Operation) -> Any:
        match operation.name:
            case "read":
                return _expect(operation, state, state)
            case "write":
                return operation.argument
            case "cas":
                pair: Any = operation.argument
                old, new = pair
                return _expect(operation, state == old, new if state == old else state)
        return _unknown(operation)

    return Model(initial, step)


def counter(initial: int = 0) -> Model:
    """`read() = value` and `add(amount) = value after it`; a result of None is not compared."""

    def step(state: int, operation: Operation) -> Any:
        match operation.name:
            case "read":
                return _expect(operation, state, state)
            case "add":
                after = state + operation.argument  # type: ignore[operator]
                return after if operation.result is None else _expect(operation, after, after)
        return _unknown(operation)

    return Model(initial, step)


def queue() -> Model:
    """`put(value)` and `take() = oldest value`, None when it is empty."""

    def step(state: tuple[Any, ...], operation: Operation) -> Any:
        match operation.name:
            case "put":
                return (*state, operation.argument)
            case "take":
                return _expect(operation, state[0] if state else None, state[1:])
        return _unknown(operation)

    return Model((), step)


def members() -> Model:
    """A set: `add(value)`, `remove(value)`, `contains(value) = True or False`."""

    def step(state: frozenset[Any], operation: Operation) -> Any:
        value = operation.argument
        match operation.name:
            case "add":
                return state | {value}
            case "remove":
                return state - {value}
            case "contains":
                return _expect(operation, value in state, state)
        return _unknown(operation)

    return Model(frozenset(), step)
