"""Judging a learner's file: a lab's check, seed after seed, until one fails."""

from __future__ import annotations

import difflib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

from patternbook.errors import BookError
from patternbook.labs.configuration import SUFFIX, Allowed, Configuration
from patternbook.labs.envoy import Envoy
from patternbook.labs.lab import Lab
from patternbook.labs.launch import Launcher
from patternbook.labs.program import Program, ProgramFailed, Remote, printable

Check = Callable[["Attempt", int], None]
"""What check.py defines: `check(attempt, seed)` returns if all is well, or calls `fail`."""


class _Failed(BaseException):  # not an Exception: no simulated node may catch it
    def __init__(self, failure: Failure) -> None:
        self.failure = failure


@dataclass(frozen=True)
class Failure:
    """Why a file did not pass.

    Attributes:
        seed: The seed that shows it.
        expected: What should have happened, and what did.
        events: The few events that show it.
        mistake: Name of the hint in lab.toml, or None when no known mistake fits.
        printed: The last lines that the program printed.
    """

    seed: int
    expected: str
    events: Sequence[str] = ()
    mistake: str | None = None
    printed: Sequence[str] = field(default=(), compare=False)


class Attempt:
    """The learner's program or configuration, as a check sees it for one seed."""

    def __init__(self, mine: Program | Configuration, seed: int) -> None:
        self._mine = mine
        self._seed = seed

    @property
    def _program(self) -> Program:
        if not isinstance(self._mine, Program):
            raise RuntimeError("the starter of this lab is a configuration, not a program")
        return self._mine

    @property
    def _file(self) -> Configuration:
        if not isinstance(self._mine, Configuration):
            raise RuntimeError("the starter of this lab is a program, not a configuration")
        return self._mine

    def new(self, name: str, *args: Any) -> Remote:
        """Make an object of the learner's class; its methods can be called like any other's."""
        return self._program.new(name, *args)

    def configuration(self, allowed: Allowed) -> Any:
        """The learner's configuration as data; a key that is not allowed ends the check."""
        return self._file.within(allowed)

    def envoy(self, resources: Mapping[str, Any]) -> Envoy:
        """Start Envoy on loopback with these `static_resources`, for use in a `with` statement."""
        return Envoy(resources, self._file)

    def fail(
        self, expected: str, events: Iterable[object] = (), mistake: str | None = None
    ) -> NoReturn:
        """End the check: it is not passed. `mistake` names a hint of lab.toml."""
        lines = [line for event in events for line in str(event).splitlines()]
        shown = tuple(map(printable, lines))
        raise _Failed(Failure(self._seed, printable(expected), shown, mistake))

    def memory_within(self, megabytes: float, mistake: str) -> None:
        """Fail if the program's peak memory was above `megabytes`; only Linux tells."""
        peak = self._program.peak()
        if peak is None and sys.platform == "linux":
            self.fail("a program that still runs when its memory is measured")
        if peak is not None and peak > megabytes:
            over = max(megabytes, peak // 10 * 10)  # what it is exactly differs at each replay
            used = f"at most {megabytes:g} MB of memory, and the program had over {over:g} MB"
            self.fail(used, mistake=mistake)


def load_check(lab: Lab) -> Check:
    """The function `check` of a lab's check.py.

    Raises:
        BookError: There is none.
    """
    path = lab.folder / "check.py"
    if not path.is_file():
        raise BookError(path, None, "no such file", "define check(attempt, seed) in it")
    known = set(sys.modules)
    spec = importlib.util.spec_from_file_location(f"check_{lab.folder.name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A check may lie in several files, and may judge by a listing of the module.
    places = [str(lab.folder), str(lab.folder.parents[1])]
    sys.path[:0] = places
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.path[: len(places)]
        for name in set(sys.modules) - known:  # another module may have a listing of that name
            file = getattr(sys.modules[name], "__file__", None)
            if file and Path(file).is_relative_to(lab.folder.parents[1]):
                del sys.modules[name]
    check = getattr(module, "check", None)
    if check is None:
        raise BookError(path, None, "no function check", "define check(attempt, seed)")
    found: Check = check
    return found


def judge(lab: Lab, path: Path, seeds: Iterable[int]) -> Failure | None:
    """Check a file under each seed; None when it passes them all.

    Raises:
        BookError: The lab or the file cannot be used at all.
    """
    if not path.is_file():
        what = "is no file" if path.exists() else "no such file"
        raise BookError(path, None, what, f"begin with: patternbook lab start {lab.name}")
    check = load_check(lab)
    if lab.starter.suffix == SUFFIX:
        mine = Configuration(path)
        failures = (_failure(lab, check, mine, seed) for seed in seeds)
        return next(filter(None, failures), None)
    with Launcher(path, lab.description.limits) as launcher:
        for seed in seeds:
            failure = _judge_once(lab, check, launcher, seed)
            if failure is not None:
                return failure
    return None


def _no_hint(lab: Lab, mistake: str) -> BookError:
    """A check asks for a hint that lab.toml has not; told where the check says its name."""
    near = difflib.get_close_matches(mistake, lab.description.hints, n=1)
    remedy = f"did you mean {near[0]}?" if near else "write one in lab.toml"
    for path in sorted(lab.folder.glob("check*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if f'"{mistake}"' in line or f"'{mistake}'" in line:
                return BookError(path, number, f"no hint named '{mistake}'", remedy)
    return BookError(lab.folder / "check.py", None, f"no hint named '{mistake}'", remedy)


def _judge_once(lab: Lab, check: Check, launcher: Launcher, seed: int) -> Failure | None:
    with Program(launcher, lab.description.limits) as program:
        failure = _failure(lab, check, program, seed)
        return failure and replace(failure, printed=program.printed())


def _failure(lab: Lab, check: Check, mine: Program | Configuration, seed: int) -> Failure | None:
    try:
        check(Attempt(mine, seed), seed)
    except _Failed as failed:
        mistake = failed.failure.mistake
        if mistake is not None and mistake not in lab.description.hints:
            raise _no_hint(lab, mistake) from None
        return failed.failure
    except ProgramFailed as error:
        return Failure(seed, f"an answer to every call, but {error}")
    except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
        # The check tripped over an answer of the wrong shape.
        return Failure(seed, printable(f"an answer of the expected kind ({error})"))
    return None
