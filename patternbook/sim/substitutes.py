"""The clocks that a simulated program reads, and how they take the place of the real ones."""

from __future__ import annotations

import datetime
import sys
import time
from types import ModuleType
from typing import TYPE_CHECKING, Any

from patternbook.sim.life import current_life

if TYPE_CHECKING:
    from patternbook.sim.seal import Seal

EPOCH = 1_767_225_600.0
"""What the wall clocks show at the start: 2026-01-01 00:00 UTC."""


class _LikeReal(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, cls.__mro__[1])

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, cls.__mro__[1])


def clocks(seal: Seal) -> list[tuple[Any, str, Any]]:
    """The functions of `time` and the classes of `datetime`, as the running node sees them.

    Local time is UTC, on every machine.
    """

    def monotonic() -> float:
        life, world = current_life.get(), seal.world
        now = world.now if world else 0.0
        return life.clock.monotonic(now) if life else now

    def wall() -> float:
        life, world = current_life.get(), seal.world
        now = world.now if world else 0.0
        return EPOCH + (life.clock.wall(now) if life else now)

    real_gmtime, real_strftime, real_asctime = time.gmtime, time.strftime, time.asctime

    def gmtime(seconds: float | None = None) -> time.struct_time:
        return real_gmtime(wall() if seconds is None else seconds)

    def clock_gettime(clock: int) -> float:
        return wall() if clock == getattr(time, "CLOCK_REALTIME", 0) else monotonic()

    found = {
        "monotonic": monotonic,
        "perf_counter": monotonic,
        "process_time": monotonic,
        "thread_time": monotonic,
        "time": wall,
        "monotonic_ns": lambda: round(monotonic() * 1e9),
        "perf_counter_ns": lambda: round(monotonic() * 1e9),
        "process_time_ns": lambda: round(monotonic() * 1e9),
        "thread_time_ns": lambda: round(monotonic() * 1e9),
        "time_ns": lambda: round(wall() * 1e9),
        "clock_gettime": clock_gettime,
        "clock_gettime_ns": lambda clock: round(clock_gettime(clock) * 1e9),
        "gmtime": gmtime,
        "localtime": gmtime,
        "ctime": lambda seconds=None: real_asctime(gmtime(seconds)),
        "asctime": lambda parts=None: real_asctime(parts or gmtime()),
        "strftime": lambda form, parts=None: real_strftime(form, parts or gmtime()),
    }
    return [
        *((time, name, value) for name, value in found.items() if hasattr(time, name)),
        *_calendar(wall),
    ]


def _calendar(wall: Any) -> list[tuple[Any, str, Any]]:
    """`datetime` and `date`, whose clock is written in C, with one of ours."""
    real, real_date = datetime.datetime, datetime.date

    def now(cls: Any, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        here = real.fromtimestamp(wall(), tz or datetime.UTC)
        return here if tz else here.replace(tzinfo=None)

    def today(cls: Any) -> datetime.date:
        return now(cls).date()

    own = {"now": classmethod(now), "utcnow": classmethod(now), "today": classmethod(now)}
    return [
        (datetime, "datetime", _LikeReal("datetime", (real,), own)),
        (datetime, "date", _LikeReal("date", (real_date,), {"today": classmethod(today)})),
    ]


def replace(wanted: list[tuple[Any, str, Any]]) -> list[tuple[Any, str, Any]]:
    """Set attributes, also where the simulated program took them by `from time import time`.

    Returns:
        What `restore` needs.
    """
    before = [(on, name, getattr(on, name)) for on, name, _ in wanted]
    values = {
        id(real): value for (on, name, real), (_, _, value) in zip(before, wanted, strict=True)
    }
    for module in _programs():
        for name, held in list(vars(module).items()):
            if id(held) in values:
                before.append((module, name, held))
                setattr(module, name, values[id(held)])
    for on, name, value in wanted:
        setattr(on, name, value)
    return before


def restore(before: list[tuple[Any, str, Any]]) -> None:
    """Undo `replace`."""
    for on, name, value in before:
        setattr(on, name, value)


def _programs() -> list[ModuleType]:
    """Modules that are no library's, and not ours."""
    libraries = (sys.prefix, sys.base_prefix, sys.exec_prefix)
    found = []
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        ours = name == "patternbook" or name.startswith("patternbook.")
        if path and not ours and not path.startswith(libraries):
            found.append(module)
    return found
