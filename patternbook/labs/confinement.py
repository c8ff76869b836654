"""What a lab's program may not do, and how much it may use. Runs inside the program's process."""

import contextlib
import os
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

_PROCESS, _FILE, _SOCKET = "start processes", "change files", "open sockets"
_MEMORY = "search memory"
REFUSED = MappingProxyType(
    {
        "os.fork": _PROCESS,
        "os.forkpty": _PROCESS,
        "os.posix_spawn": _PROCESS,
        "os.exec": _PROCESS,
        "os.system": _PROCESS,
        "os.spawn": _PROCESS,
        "subprocess.Popen": _PROCESS,
        "os.kill": "signal processes",
        "os.killpg": "signal processes",
        "socket.__new__": _SOCKET,
        "ctypes.dlopen": "load native libraries",
        "resource.setrlimit": "change its limits",
        "resource.prlimit": "change its limits",
        "os.remove": "remove files",
        "os.rmdir": "remove folders",
        "os.rename": "rename files",
        "os.mkdir": "make folders",
        "os.chdir": "leave its folder",
        "os.symlink": "make links",
        "os.link": "make links",
        "os.truncate": _FILE,
        "os.chmod": _FILE,
        "os.chown": _FILE,
        "os.utime": _FILE,
        "os.setxattr": _FILE,
        "sqlite3.connect": "open databases",
        # From here one could reach, and undo, what refuses.
        "gc.get_objects": _MEMORY,
        "gc.get_referrers": _MEMORY,
        "gc.get_referents": _MEMORY,
    }
)


def confine(folder: Path) -> None:
    """Refuse, for good, what a lab's program has no business with."""
    places = {sys.prefix, sys.base_prefix, *sys.path}
    readable = [str(Path(p).resolve()) for p in places if p and Path(p).exists()]
    _forget_fork_exec()
    _hook(tuple(f"{place}{os.sep}" for place in [str(folder.resolve()), str(folder), *readable]))


def _forget_fork_exec() -> None:
    """The one way to start a process that tells no audit hook."""
    with contextlib.suppress(ImportError):
        import _posixsubprocess

        def fork_exec(*args: object) -> None:
            raise PermissionError("a lab's program may not start processes")

        _posixsubprocess.fork_exec = fork_exec  # type: ignore[assignment]


def _hook(readable: tuple[str, ...]) -> None:
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    # All that the hook uses is in its defaults: what it looked up by name when it runs, a
    # program could have replaced by then.
    def audit(
        event: str,
        args: tuple[Any, ...],
        *,
        refused: Mapping[str, str] = REFUSED,
        readable: tuple[str, ...] = readable,
        writing: int = writing,
        folder: str = readable[0],
        error: type[Exception] = PermissionError,
        is_a: Callable[[Any, type], bool] = isinstance,
        text: type[str] = str,
        octets: type[bytes] = bytes,
        number: type[int] = int,
    ) -> None:
        if event in refused:
            raise error("a lab's program may not " + refused[event])
        if event != "open" or is_a(args[0], number):
            return
        path = octets.decode(args[0], "utf-8", "replace") if is_a(args[0], octets) else args[0]
        if not is_a(path, text):
            return
        if is_a(args[2], number) and args[2] & writing:
            raise error("a lab's program may not write files: " + path)
        path = path if path.startswith("/") else folder + path
        if not path.startswith(readable) or "/../" in path:
            raise error("a lab's program may read its own folder only: " + path)

    sys.addaudithook(audit)


def limit(cpu_seconds: int, memory_mb: int) -> None:
    """Bound processor time, address space and output; the system ends what goes beyond."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 20, 8 << 20))
    with contextlib.suppress(ValueError, OSError):  # macOS has no limit of address space
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
