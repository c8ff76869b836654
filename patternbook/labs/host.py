"""Runs a learner's Python file, a fresh process for each seed, and answers calls by JSON lines.

Started as a script, with nothing of ours on the path. It waits for the check to hand over three
pipes, forks, and lets the child serve them: as clean as a new interpreter, and twenty times as
fast. What the child answers is only a claim: the check that judges it is another process.
"""

import contextlib
import importlib.util
import json
import os
import random
import resource
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from confinement import confine, limit  # type: ignore[import-not-found]

sys.path.pop(0)

PATIENCE = 5.0
"""Seconds in which a program that closed its pipes must end by itself."""


def answer(module: object, objects: list[object], request: dict[str, Any]) -> object:
    """Carry out one request: `new`, `call` or `each` (a call for every list of arguments)."""
    if request["do"] == "new":
        made = getattr(module, request["class"], None)
        if made is None:
            raise AttributeError(f"your file has no class {request['class']}")
        objects.append(made(*request["args"]))
        return len(objects) - 1
    method = getattr(objects[request["on"]], request["method"])
    if request["do"] == "each":
        return [method(*arguments) for arguments in request["args"]]
    return method(*request["args"])


def complaint(error: BaseException, path: Path) -> dict[str, object]:
    """An error as the learner should see it: what, and at which line of the file."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines.append(error.lineno)
    what = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    return {"error": what, "line": lines[-1] if lines else None}


def load(path: Path) -> object:
    """Import the learner's file."""
    spec = importlib.util.spec_from_file_location("program", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["program"] = module
    spec.loader.exec_module(module)
    return module


def serve(path: Path, requests_from: int, replies_to: int, complaints_to: int) -> None:
    """Answer requests until there are no more. print() goes where complaints go."""
    for number, descriptor in enumerate((os.open(os.devnull, os.O_RDONLY), complaints_to)):
        os.dup2(descriptor, number)
    os.dup2(complaints_to, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    objects: list[object] = []
    module = None
    random.seed(0)  # a program that draws without a seed draws the same each time
    cpu_seconds, memory_mb = map(int, sys.argv[2:4])
    limit(cpu_seconds, memory_mb)
    confine(path.parent)
    with os.fdopen(requests_from) as requests, os.fdopen(replies_to, "w") as replies:
        for line in requests:
            try:
                if module is None:
                    module = load(path)
                reply = {"ok": answer(module, objects, json.loads(line))}
                text = json.dumps(reply)
            except Exception as error:
                text = json.dumps(complaint(error, path))
            replies.write(text + "\n")
            replies.flush()


def end(child: int, patience: float) -> int:
    """Wait a little, kill the child and what is in its group; gives its exit code."""
    stop = time.monotonic() + patience
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done or time.monotonic() > stop:
            break
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if not done:
        os.kill(child, signal.SIGKILL)  # it may not lead a group yet
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    """Fork a child for every three pipes that the check hands over, until it hangs up."""
    path = Path(sys.argv[1])
    sys.path.insert(0, str(path.parent))
    control = socket.socket(fileno=int(sys.argv[4]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        message, pipes, _, _ = socket.recv_fds(control, 1, 3)
        if not message:
            return
        child = os.fork()
        if child == 0:
            os.setsid()
            control.close()
            try:
                serve(path, *pipes)
            finally:
                sys.stderr.flush()
        for pipe in pipes:
            os.close(pipe)
        if child == 0:
            return
        control.sendall(b"%d\n" % child)
        command = control.recv(1)  # b"w" to wait for its end; nothing when the check is gone
        code = end(child, PATIENCE if command == b"w" else 0.0)
        if not command:
            return
        control.sendall(b"%d\n" % code)


if __name__ == "__main__":
    main()
