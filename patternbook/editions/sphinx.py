"""One run of Sphinx: its progress as a line that moves, its warnings as a line each."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

PROGRESS = re.compile(r"^(?P<phase>[a-zA-Z][^.\[]*)\.\.\. \[ *(?P<percent>\d+)%\] ?(?P<item>.*)$")
MADE = re.compile(r"^\S+\.pdf: ")
COMPLAINT = re.compile(
    r"^(?:(?P<place>[^:\s][^:]*(?::\d+)?): )?(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<what>.*)$"
)
REPORT = "Versions"  # how the report on an exception begins
OURS = re.compile(r"^ *patternbook\.")
KIND = re.compile(r" \[(?P<kind>\w+)(?:\.\w+)?\]$")
REMEDIES = {
    "ref": "name a label, page or term that there is",
    "toc": "name the page in the {toctree} of its folder's index.md, under its own name",
    "image": "name a picture that there is",
    "myst": "mend the markup, as CONTRIBUTING.md shows it",
    "docutils": "mend the markup, as CONTRIBUTING.md shows it",
}
"""Sphinx's kinds of warnings, which say what is wrong and not what to do."""

RAISED = re.compile(r"^ *(?P<kind>[\w.]+): (?P<what>.*)$")
THROWN = re.compile(r"threw an exception \(exception: (?P<what>.*)\)$")
SAVED = "The full traceback has been saved in:"


@dataclass(frozen=True)
class Build:
    """What to build, from where, to where.

    Attributes:
        builder: Sphinx's name of the builder.
        root: The checkout: conf.py and book/ are in it.
        out: Folder for the result.
        doctrees: Folder for what Sphinx remembers between builds.
        settings: Values in the place of those of conf.py.
    """

    builder: str
    root: Path
    out: Path
    doctrees: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def command(self) -> list[str]:
        """The command line."""
        flags = ["-b", self.builder, "-c", str(self.root), "-d", str(self.doctrees)]
        strict = ["-W", "--keep-going", "-j", "2", "--no-color"]
        settings = [
            word for key, value in self.settings.items() for word in ("-D", f"{key}={value}")
        ]
        folders = [str(self.root / "book"), str(self.out)]
        return [sys.executable, "-m", "sphinx", *flags, *strict, *settings, *folders]


def run(build: Build, title: str, console: Console, env: dict[str, str], lock: int) -> list[str]:
    """Build, and return the complaints, none if all went well.

    Args:
        build: What to build.
        title: How progress names it.
        console: Where progress goes.
        env: Environment of Sphinx.
        lock: A descriptor that Sphinx keeps open, so that a build whose parent was killed still
            counts as running.
    """
    build.out.mkdir(parents=True, exist_ok=True)
    heard = build.out.parent / f"{build.builder}.stderr"
    with heard.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            build.command,
            cwd=build.root,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=(lock,),
        )
        try:
            _show(process, title, console)
        finally:
            _stop(process)
    if process.returncode == 0:
        return []
    return complaints(heard.read_text(encoding="utf-8", errors="replace"), build.root)


def _show(process: subprocess.Popen[str], title: str, console: Console) -> None:
    """Follow Sphinx's output until it ends."""
    assert process.stdout is not None
    seen = ""
    with console.status(title) as status:
        if not console.is_terminal:
            console.print(title)
        for line in process.stdout:
            match = PROGRESS.match(line.strip())
            phase = match["phase"] if match else ""
            if match and console.is_terminal:
                status.update(f"{title}: {phase} {match['percent']} % {match['item'][:40]}")
            elif (match and phase != seen) or MADE.match(line):
                console.print(f"{title}: {phase or line.strip()}")
            seen = phase or seen
    process.wait()


def _stop(process: subprocess.Popen[str]) -> None:
    """End a build that is still running, as Ctrl-C would, so that its workers end too."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def complaints(stderr: str, root: Path) -> list[str]:
    """Sphinx's complaints, a line each, with paths as seen from `root`."""
    lines = [line.rstrip().replace(f"{root}{os.sep}", "") for line in stderr.splitlines()]
    warnings, report = _parted(lines)
    found: list[str] = []
    for line in warnings:
        match = COMPLAINT.match(line)
        if match:
            place = f"{match['place']}: " if match["place"] else ""
            found.append(place + match["what"])
        elif found and line:
            found[-1] += f" {line.strip()}"
        elif line:
            found.append(line.strip())
    found = [_with_remedy(complaint) for complaint in found] + _raised(report)
    return list(dict.fromkeys(found)) or ["Sphinx stopped without a word"]


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The warnings, and the report on the exception that ended the build, if one did."""
    if REPORT not in lines:
        return lines, []
    start = lines.index(REPORT)
    warnings = lines[:start]
    while warnings and not warnings[-1]:
        warnings.pop()
    if warnings and warnings[-1].endswith("!"):  # the kind of exception, as a heading
        warnings.pop()
    return warnings, lines[start:]


def _with_remedy(complaint: str) -> str:
    """Put what to do in the place of Sphinx's own name for the kind of warning."""
    match = KIND.search(complaint)
    if not match:
        return complaint
    remedy = REMEDIES.get(match["kind"])
    return complaint[: match.start()].rstrip(".") + (f"; {remedy}" if remedy else "")


def _raised(report: list[str]) -> list[str]:
    """What matters of a report on an exception; our own exceptions tell a line a fault."""
    start = report.index("Traceback") if "Traceback" in report else 0
    end = report.index(SAVED) if SAVED in report else len(report)
    places = [i for i in range(start, end) if RAISED.match(report[i])]
    if not places:
        return [" ".join(line.strip() for line in report[start:end] if line)] if report else []
    first = next((i for i in places if OURS.match(report[i])), places[-1])
    match = RAISED.match(report[first])
    assert match is not None
    if thrown := THROWN.search(match["what"]):
        return [thrown["what"]]
    if OURS.match(report[first]):
        return [match["what"], *(line.strip() for line in report[first + 1 : end] if line)]
    where = f"; the traceback is in {report[end + 1]}" if end + 1 < len(report) else ""
    return [f"{match['kind'].rsplit('.', 1)[-1]}: {match['what']}{where}"]
