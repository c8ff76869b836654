"""Runs Python listings, each in a fork of this process: imports are paid once, nothing leaks.

Reads one JSON object from standard input: paths, root, scratch, limit. Writes one a line:
`{"started": pid}`, `{"ended": pid}`, `{"path": …, "calls": [[line, text]…], …}`.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import tempfile
import threading
import time
import traceback
from inspect import FrameInfo
from pathlib import Path
from typing import Any

from pytest_examples import CodeExample
from pytest_examples.config import ExamplesConfig
from pytest_examples.run_code import run_code

from patternbook.run.process import end

WORTH_SHARING = ("numpy", "simpy", "matplotlib.pyplot", "hypothesis")


def play(path: Path, root: Path) -> dict[str, Any]:
    """Run one listing as __main__ and say what each print() call printed."""
    example = CodeExample.create(path.read_text("utf-8"), path=path)

    def ours(_file: Path, frame: FrameInfo, _args: object) -> bool:
        return Path(frame.filename).is_relative_to(root)

    sys.path[0] = str(path.parent)
    sys.argv = [str(path)]
    calls: list[Any] = []
    answer: dict[str, Any] = {"calls": calls}
    try:
        inserted, _ = run_code(
            example=example,
            python_file=path,
            loader=None,
            config=ExamplesConfig(),
            enable_print_mock=True,
            print_callback=None,
            include_print=ours,
            module_globals=None,
            call=None,
        )
        calls += [[s.line_no, str(s)] for s in inserted.print_statements()]
    except SystemExit as stop:
        answer["error"] = "" if not stop.code else f"exit code {stop.code}"
        answer["line"] = _line(stop, path)
        if not stop.code:
            answer["error"] = "calls sys.exit(), which hides what was printed"
    except SyntaxError as error:
        here = error.filename == str(path)
        answer |= {"error": f"{error.msg}", "line": error.lineno if here else None}
    except BaseException as error:  # whatever the listing raises is its failure, not ours
        answer["error"] = traceback.format_exception_only(error)[-1].strip()
        answer["line"] = _line(error, path)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    return answer


def _line(error: BaseException, path: Path) -> int | None:
    """The last line of the listing that the error passed.

    Walked by hand: pytest-examples makes frames that the module traceback cannot read.
    """
    line, walk = None, error.__traceback__
    while walk:
        if walk.tb_frame.f_code.co_filename == str(path):
            line = walk.tb_lineno
        walk = walk.tb_next
    return line


def start(path: Path, root: Path, folder: Path) -> int:
    """Fork a child that plays one listing and leaves its answer in `folder`."""
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_CREAT | os.O_WRONLY, 0o600), number)
    answer = play(path, root)
    sys.stdout.flush()
    sys.stderr.flush()
    (folder / "answer").write_text(json.dumps(answer))
    os._exit(0)


def collect(folder: Path, status: int) -> dict[str, Any]:
    """The answer of a child that has ended, made up if it crashed."""
    out, err = (
        (folder / n).read_bytes()[-5000:].decode("utf-8", "replace") for n in ("out", "err")
    )
    if not (folder / "answer").exists():
        return {"code": os.waitstatus_to_exitcode(status), "err": err}
    return {**json.loads((folder / "answer").read_text()), "out": out}


def serve(paths: list[Path], root: Path, scratch: Path, limit: float) -> None:
    """Run all listings, as many at a time as there are processors."""
    jobs = os.cpu_count() or 1
    shutil.rmtree(scratch, ignore_errors=True)  # of a run that was killed
    scratch.mkdir(parents=True)

    def say(**message: object) -> None:
        print(json.dumps(message), flush=True)

    waiting, running = list(paths), dict[int, tuple[Path, Path, float]]()
    while waiting or running:
        while waiting and len(running) < jobs:
            path = waiting.pop(0)
            folder = Path(tempfile.mkdtemp(dir=scratch))
            pid = start(path, root, folder)
            running[pid] = path, folder, time.monotonic() + limit
            say(started=pid)
        time.sleep(0.005)
        for pid, (path, folder, until) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            late = not ended and time.monotonic() > until
            if not ended and not late:
                continue
            end(pid)
            if late:
                os.waitpid(pid, 0)
            del running[pid]
            answer = {"why": f"still running after {limit:g} s"} if late else None
            say(ended=pid, path=str(path), **(answer or collect(folder, status)))
    shutil.rmtree(scratch)


if __name__ == "__main__":
    order = json.load(sys.stdin)
    todo = [Path(p) for p in order["paths"]]
    texts = [p.read_text("utf-8") for p in todo]
    for module in WORTH_SHARING:
        if any(f"import {module.split('.')[0]}" in text for text in texts):
            importlib.import_module(module)
    serve(todo, Path(order["root"]), Path(order["scratch"]), order["limit"])
