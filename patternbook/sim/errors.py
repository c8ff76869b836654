"""What goes wrong in a simulation, told so that the author of the simulated code can mend it."""

from __future__ import annotations


class SimulationError(Exception):
    """The simulated program did something that a simulation cannot replay."""


class DeadlockError(SimulationError):
    """Nothing is scheduled and the main task is not done: everybody waits for somebody."""


class TooManyEventsError(SimulationError):
    """The run passed its limit of events, most often a loop that never sleeps."""
