"""Run many listings: what passed before is taken from the cache, the rest is built together."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

from patternbook.errors import BookError
from patternbook.run import tools
from patternbook.run.cache import Passed, key
from patternbook.run.listing import LANGUAGES, Listing
from patternbook.run.runner import LIMIT, Context, MissingToolError, Runner

Status = Literal["passed", "updated", "cached", "skipped", "failed"]

CHANGED = "was changed while it ran"
RUNNERS = {
    "python": "python",
    "go": "go",
    "java": "java",
    "typescript": "typescript",
    "rust": "rust",
    "yaml": "config",
    "json": "config",
}
"""Language to the module of this package whose `run` runs it."""


@dataclass(frozen=True)
class Outcome:
    """What came of one listing.

    Attributes:
        listing: The listing.
        status: `updated` when it ran and its outputs were written anew.
        problem: Why it failed, or why it was skipped and how to install what is missing.
    """

    listing: Listing
    status: Status
    problem: BookError | None = None


def all_required() -> bool:
    """Whether a missing tool is a failure."""
    return os.environ.get("PATTERNBOOK_REQUIRE") == "all"


def run(
    listings: Iterable[Listing], update: bool = False, limit: float = LIMIT
) -> Iterator[Outcome]:
    """Run listings, language by language, and yield what came of each as soon as it is known."""
    by_language: dict[str, list[Listing]] = {}
    for listing in listings:
        by_language.setdefault(listing.language, []).append(listing)
    found = tools.of_all(by_language)
    for language in (name for name in LANGUAGES.values() if name in by_language):
        yield from _language(by_language[language], found[language], update, limit)


def _language(
    listings: list[Listing], tool: tools.Tool, update: bool, limit: float
) -> Iterator[Outcome]:
    absent: Status = "failed" if all_required() else "skipped"
    if not tool.works:
        for listing in listings:
            problem = BookError(listing.path, None, f"needs {tool.name}: {tool.why}", tool.install)
            yield Outcome(listing, absent, problem)
        return
    language, root = listings[0].language, listings[0].root
    cache = root.parent / "build" / "cache" / "listings"
    passed = Passed(cache / "passed")
    keys: dict[Path, str] = {}
    todo = []
    for listing in listings:
        keys[listing.path] = key(listing, tool)
        if keys[listing.path] in passed:
            yield Outcome(listing, "cached")
        elif unreadable := _unreadable(listing):
            yield Outcome(listing, "failed", unreadable)
        else:
            todo.append(listing)
    if not todo:
        return
    runner: Runner = import_module(f"patternbook.run.{RUNNERS[language]}").run
    with _alone(cache / language):
        try:
            for listing, answer in runner([*todo], Context(root, cache / language, limit, update)):
                todo.remove(listing)
                if isinstance(answer, MissingToolError):
                    yield Outcome(listing, absent, answer)
                elif isinstance(answer, BookError):
                    yield Outcome(listing, "failed", answer)
                elif listing.path.read_text(encoding="utf-8") != listing.text:
                    problem = BookError(listing.path, None, CHANGED, "run it again")
                    yield Outcome(listing, "failed", problem)
                elif answer.difference and update:
                    listing.path.write_text(answer.text, encoding="utf-8")
                    yield Outcome(listing, "updated")
                elif answer.difference:
                    yield Outcome(listing, "failed", answer.difference)
                else:
                    passed.add(keys[listing.path])
                    yield Outcome(listing, "passed")
        except BookError as problem:  # about the workspace, so about all of them
            for listing in todo:
                yield Outcome(listing, "failed", problem)


def _unreadable(listing: Listing) -> BookError | None:
    try:
        _ = listing.text
    except BookError as problem:
        return problem
    return None


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Have a runner's folder for ourselves while another `patternbook run` may go on."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
