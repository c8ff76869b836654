"""Plays listings inside Pyodide: for a reader in the page, and under Node to see which can be.

This file runs there, under Pyodide's own Python, and knows nothing else of ours.
"""

from __future__ import annotations

import asyncio
import builtins
import gc
import importlib
import json
import linecache
import os
import random
import shutil
import subprocess
import sys
import time
import traceback
from asyncio import base_events, events, runners
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

HOME = Path("/book")
EXAMPLES = HOME / "examples"
REFUSED = {
    "socket.__new__": "opens a network connection",
    "socket.getaddrinfo": "asks the network for a name",
    "socket.gethostbyname": "asks the network for a name",
    "_thread.start_new_thread": "starts a thread",
    "_thread.start_joinable_thread": "starts a thread",
    "subprocess.Popen": "starts a process",
    "os.system": "starts a process",
    "os.fork": "starts a process",
    "os.posix_spawn": "starts a process",
    "os.exec": "starts a process",
}
"""Events that Python announces, in the words of a reader."""

_refusals: list[str] = []
_begun: list[set[str]] = []


class Refused(BaseException):
    """A page cannot do this. Not an Exception, so that a listing's retries do not meet it."""


class _Waits:
    """Stands in for the selector of an event loop: there is nothing to select, only to wait."""

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Refused("waits for an event that can never come")
        time.sleep(max(0.0, timeout))
        return []


class PlainLoop(base_events.BaseEventLoop):
    """A loop that runs to its end and returns, as on any machine; Pyodide's own cannot."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Waits()

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing ever comes from outside."""

    def _write_to_self(self) -> None:
        """Nobody has to be woken."""


def begin() -> None:
    """Make the interpreter ready, once."""
    # Pyodide says "/", below which everything would count as a library.
    sys.prefix = sys.base_prefix = sys.exec_prefix = sys.base_exec_prefix = "/lib"
    sys.dont_write_bytecode = True
    events.new_event_loop = asyncio.new_event_loop = PlainLoop
    asyncio.run = runners.run = _run
    sys.addaudithook(_audit)
    subprocess.Popen.__init__ = _no_process  # type: ignore[method-assign]  # silent itself
    EXAMPLES.mkdir(parents=True)
    _begun.append(set(sys.modules))


def _run(main: Any, *, debug: bool | None = None, loop_factory: Any = None) -> Any:
    with runners.Runner(debug=debug, loop_factory=loop_factory or PlainLoop) as runner:
        return runner.run(main)


def _no_process(*args: Any, **kwargs: Any) -> None:
    _audit("subprocess.Popen", ())


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event in REFUSED:
        _refusals.append(REFUSED[event])
        raise Refused(REFUSED[event])


def lay(files: str) -> None:
    """Write the files that listings are run among, and take away all others.

    Args:
        files: A JSON object of names, as `circuit_breaker/breaker.py`, and texts.
    """
    shutil.rmtree(EXAMPLES)
    made = set()
    for name, text in json.loads(files).items():
        path = EXAMPLES / name
        if path.parent not in made:
            path.parent.mkdir(parents=True)
            made.add(path.parent)
        path.write_bytes(text.encode())


def play(name: str, seen: Callable[[int, str], None] | None = None) -> str:
    """Run a listing as `__main__` in a state that earlier runs have left no trace in.

    Args:
        name: The listing, as `circuit_breaker/breaker.py`.
        seen: Told of each print() in place of standard output: line of the listing, text.

    Returns:
        JSON: `error`, what went wrong and is to be shown, or null; `refused`, what the listing
        does that a page cannot, or null; `missing`, a library that is not there, or null;
        `seconds`.
    """
    path = EXAMPLES / name
    _fresh(path)
    print_before = builtins.print
    if seen is not None:
        builtins.print = _told(str(path), seen)
    began = time.perf_counter()
    answer: dict[str, Any] = {"error": None, "refused": None, "missing": None}
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        _execute(path)
    except SystemExit as stop:
        if stop.code not in (None, 0):
            answer["error"] = f"ended with exit code {stop.code}\n"
    except Refused:
        pass
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library == "_multiprocessing":
            _refusals.append(REFUSED["os.fork"])
        elif (path.parent / f"{library}.py").exists():
            answer["error"] = _cut(error, path.parent)
        else:
            answer["missing"] = library
    except BaseException as error:  # whatever the listing raises is shown to who ran it
        answer["error"] = _cut(error, path.parent)
    finally:
        asyncio._set_running_loop(outer)
        builtins.print = print_before
        sys.stdout.flush()
        sys.stderr.flush()
    answer["refused"] = _refusals[0] if _refusals else None
    answer["seconds"] = time.perf_counter() - began
    return json.dumps(answer)


def _fresh(path: Path) -> None:
    """Forget what earlier runs have imported, drawn and refused."""
    _refusals.clear()
    for module in set(sys.modules) - _begun[0]:
        if str(getattr(sys.modules[module], "__file__", "")).startswith(str(HOME)):
            del sys.modules[module]
    sys.modules.pop("__main__", None)
    gc.collect()
    gc.enable()
    linecache.clearcache()
    importlib.invalidate_caches()
    random.seed()
    os.chdir(HOME)
    sys.argv = [str(path)]
    sys.path[:] = [str(path.parent), *(x for x in sys.path if x and not x.startswith(str(HOME)))]


def _execute(path: Path) -> None:
    spec = spec_from_file_location("__main__", path, loader=SourceFileLoader("__main__", str(path)))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["__main__"] = module
    spec.loader.exec_module(module)


def _told(path: str, seen: Callable[[int, str], None]) -> Callable[..., None]:
    def told(*args: object, sep: str | None = " ", **kwargs: Any) -> None:
        frame: Any = sys._getframe(1)
        while frame and frame.f_code.co_filename != path:
            frame = frame.f_back
        if frame:
            seen(frame.f_lineno, (sep or " ").join(map(str, args)))

    return told


def _cut(error: BaseException, folder: Path) -> str:
    """The traceback without frames of anything but the listing and its neighbours."""
    whole = traceback.TracebackException.from_exception(error)
    waiting: list[Any] = [whole]
    while waiting:
        one = waiting.pop()
        waiting += [x for x in (one.__cause__, one.__context__, *(one.exceptions or ())) if x]
        kept = []
        for frame in one.stack or ():
            if frame.filename.startswith(f"{folder}/"):
                _ = frame.line  # reads the text, which needs the whole name
                frame.filename = frame.filename.removeprefix(f"{folder}/")
                kept.append(frame)
        one.stack = traceback.StackSummary.from_list(kept) if kept else None
        if getattr(one, "filename", None):  # a mistake of syntax
            one.filename = one.filename.removeprefix(f"{folder}/")
    return "".join(whole.format())
