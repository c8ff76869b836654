"""The commands that a page tells the reader to type, checked to exist."""

from __future__ import annotations

import re
import shlex
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from patternbook.labs.lab import discover

PROGRAMS = {
    *("cd", "ls", "cat", "git", "make", "patternbook"),
    *("python", "python3", "pip", "go", "java", "node", "npm", "cargo", "mvn"),
}
CONNECTORS = {"&&", "||", "|", ";"}


def fault_in(line: str, root: Path) -> tuple[str, str] | None:
    """What is wrong with a line of a console block, and the remedy; None if nothing is.

    Args:
        line: The line, with its prompt.
        root: Top of the checkout, where the Makefile and examples/ are.
    """
    if not line.startswith("$ "):
        return "a line that is not a command in a console block", "start each line with '$ '"
    try:
        lexer = shlex.shlex(line[2:], posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words = list(lexer)
    except ValueError as error:
        return f"a command that no shell reads ({error})", "close the quotation"
    command: list[str] = []
    for word in [*words, ";"]:
        if word not in CONNECTORS:
            command.append(word)
            continue
        fault = _fault_in_command(command, root)
        if fault:
            return fault
        command = []
    return None


def _fault_in_command(words: list[str], root: Path) -> tuple[str, str] | None:
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words = words[1:]
    if not words:
        return "an empty command", "write the command after '$ '"
    program, arguments = words[0], words[1:]
    if program not in PROGRAMS:
        return f"unknown command '{program}'", "use one of " + ", ".join(sorted(PROGRAMS))
    plain = [word for word in arguments if not word.startswith("-") and "=" not in word]
    if program == "make":
        for target in plain:
            if target not in _targets(root / "Makefile"):
                return f"no target '{target}' in the Makefile", "name a target that is there"
    if program == "patternbook" and plain:
        fault = _fault_in_ours(plain, root / "examples")
        if fault:
            return fault
    folder = root / "examples" if "-C" in words and "examples" in words else root
    for word in plain:
        inside = word.startswith("examples/") or (folder != root and "/" in word)
        if inside and not (folder / word).exists():
            return f"no file {word}", "name one that is there"
    return None


def _targets(makefile: Path) -> set[str]:
    if not makefile.is_file():
        return set()
    return set(re.findall(r"^([\w.-]+)\s*:(?!=)", makefile.read_text("utf-8"), re.MULTILINE))


def _fault_in_ours(words: list[str], examples: Path) -> tuple[str, str] | None:
    """What is wrong with the subcommands, and with the lab that one of them is about."""
    commands = _subcommands()
    said = "patternbook"
    while words and commands:
        said = f"{said} {words[0]}"
        if words[0] not in commands:
            return f"no command '{said}'", f"use one of {', '.join(sorted(commands))}"
        commands = getattr(commands[words[0]], "commands", {})
        words = words[1:]
    if said.startswith("patternbook lab ") and words:
        known = discover(examples)
        if words[0] not in known:
            remedy = f"use one of {', '.join(known)}" if known else "make its folder"
            return f"no lab '{words[0]}'", remedy
    return None


@cache
def _subcommands() -> dict[str, Any]:
    """The subcommands of the installed command, found as the shell finds it."""
    import typer.main

    (entry,) = entry_points(group="console_scripts", name="patternbook")
    command = typer.main.get_command(entry.load())
    return dict(getattr(command, "commands", {}))
