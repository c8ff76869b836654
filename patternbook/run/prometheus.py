"""Asks promtool about alert rules, and lets it run their unit tests."""

from __future__ import annotations

import re
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.listing import Listing
from patternbook.run.runner import Context, MissingToolError, failed

RULES, TESTS = ".rules.yaml", ".rules.test.yaml"
NOISE = re.compile(r"Checking |Unit Testing: |SUCCESS|FAILED:$")
UNREAD = re.compile(r"WARNING: no file match pattern .*?([^/\s]+)$")
LINE = re.compile(r"(?:yaml: )?(?:unmarshal errors: )?(?:line )?(\d+)(?::\d+)?: (.+)")


def concerns(path: Path) -> bool:
    """Whether a file holds rules of Prometheus, or unit tests of such rules."""
    return path.name.endswith((RULES, TESTS))


def ask(listing: Listing, context: Context) -> None:
    """Let promtool check a file of rules, or run a file of tests.

    Raises:
        MissingToolError: promtool is missing.
        BookError: A rule is wrong, or a test fails.
    """
    tool = tools.of("promtool")
    if not tool.works:
        what = f"needs {tool.name}: {tool.why}"
        raise MissingToolError(listing.path, None, what, tool.install)
    verb = "test" if listing.path.name.endswith(TESTS) else "check"
    argv = [tool.path, verb, "rules", listing.path]
    ended = process.run(argv, listing.path.parent, limit=context.limit)
    if ended.why:
        raise failed(listing, ended)
    lines = [line.strip() for line in f"{ended.out}\n{ended.err}".splitlines()]
    if unread := next(filter(None, map(UNREAD.match, lines)), None):
        what = f"tests rules that are not there: {unread[1]}"
        raise BookError(listing.path, None, what, "name a file beside it")
    if ended.code:
        said = " ".join(line for line in lines if line and not NOISE.match(line))
        said = " ".join(said.replace(f"{listing.path}: ", "").split())
        found = LINE.match(said)
        number, said = (int(found[1]), found[2]) if found else (None, said)
        fails = "promtool refuses it" if found or verb == "check" else "a test of the rules fails"
        raise BookError(listing.path, number, f"{fails}: {said}", "mend the rule or its test")
