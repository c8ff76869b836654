"""How the program of a learner is built, once, and started, for every seed.

Python and Node refuse what a lab's program has no business with: other files, processes. Programs
that a compiler made are bounded and ended like these, but may do what the learner may.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from patternbook.errors import BookError
from patternbook.labs.lab import Limits
from patternbook.run import process, tools
from patternbook.run.java import QUICK
from patternbook.run.java_source import main_class

HOST = Path(__file__).with_name("host.py")
PATIENCE = 120.0
"""Seconds that a compiler may take."""
PLACE = re.compile(
    r"^(?:\S*/)?[\w.-]+\.(?:go|java|rs):(\d+):(?:\d+:)? *(?:error\S*: *)?(.+)$", re.M
)


def command(path: Path, shown: Path, limits: Limits) -> list[str]:
    """Build a program in its own folder if its language wants that; gives how to start it.

    Args:
        path: The file.
        shown: What the learner calls it.
        limits: What the program may use.

    Raises:
        BookError: It does not compile, its suffix is not that of a lab, or a tool is missing.
    """
    commands: dict[str, Callable[[Path, Path, Limits], list[str]]] = {
        ".py": _python,
        ".ts": _typescript,
        ".go": _go,
        ".java": _java,
        ".rs": _rust,
    }
    if path.suffix not in commands:
        known = ", ".join(commands)
        raise BookError(shown, None, "not the file of a lab", f"use one of {known}")
    return commands[path.suffix](path, shown, limits)


def _python(path: Path, shown: Path, limits: Limits) -> list[str]:
    host = [sys.executable, "-s", "-P", "-S", "-B", str(HOST), str(path)]
    return [*host, str(limits.cpu_seconds), str(limits.memory_mb)]


def _typescript(path: Path, shown: Path, limits: Limits) -> list[str]:
    allowed = ["--permission", f"--allow-fs-read={path.parent}"]  # no other file, no process
    return [tools.node(), *allowed, f"--max-old-space-size={limits.memory_mb}", str(path)]


def _go(path: Path, shown: Path, limits: Limits) -> list[str]:
    _tool("go", shown)
    binary = str(path.with_suffix(".bin"))
    _build([tools.path("go"), "build", "-o", binary, path.name], path, shown)
    return [binary]


def _java(path: Path, shown: Path, limits: Limits) -> list[str]:
    _tool("java", shown)
    _build([tools.path("javac"), "-d", str(path.parent), path.name], path, shown)
    name = main_class(path.read_text(encoding="utf-8"))
    if name is None:
        raise BookError(shown, None, "no class with a main", "add public static void main")
    return [tools.path("java"), *QUICK, f"-Xmx{limits.memory_mb}m", "-cp", str(path.parent), name]


def _rust(path: Path, shown: Path, limits: Limits) -> list[str]:
    _tool("rust", shown)
    binary = str(path.with_suffix(".bin"))
    options = ["-O", "--edition", "2024", "--error-format=short", "-A", "warnings"]
    _build([tools.path("rustc"), *options, "-o", binary, path.name], path, shown)
    return [binary]


def _tool(language: str, shown: Path) -> None:
    tool = tools.of(language)
    if not tool.works:
        raise BookError(shown, None, f"needs {tool.name}: {tool.why}", tool.install)


def _build(argv: list[str], path: Path, shown: Path) -> None:
    """Run a compiler; its first complaint is the learner's."""
    env = process.environment(GOTOOLCHAIN="local", GO111MODULE="off", CGO_ENABLED="0")
    ended = process.run(argv, path.parent, env, PATIENCE)
    if not ended.code and not ended.why:
        return
    said = f"{ended.err}\n{ended.out}"
    if place := PLACE.search(said):
        raise BookError(shown, int(place[1]), place[2].strip(), "mend it")
    what = ended.why or ended.complaint or f"exit code {ended.code}"
    raise BookError(shown, None, f"does not compile: {what}", "mend it")
