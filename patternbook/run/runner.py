"""What the runners of all languages share."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run.check import Ran, in_order
from patternbook.run.listing import Listing
from patternbook.run.process import Ended, guard

LIMIT = 60.0
"""Seconds that one listing may run."""

Answer = tuple[Listing, Ran | BookError]
"""A listing, and that it ran to its end or why it didn't."""


@dataclass(frozen=True)
class Context:
    """What a runner is told.

    Attributes:
        root: The folder of the listings, with the workspace files.
        cache: A folder of the runner's own, which it finds again next time.
        limit: Seconds that one listing may run.
        update: Outputs and locks are to be written anew.
    """

    root: Path
    cache: Path
    limit: float = LIMIT
    update: bool = False


class MissingToolError(BookError):
    """A tool that a listing needs is missing; the remedy says how to install it."""


Runner = Callable[[list[Listing], Context], Iterator[Answer]]
"""Runs listings of one language, all built together."""


def failed(listing: Listing, ended: Ended, line: int | None = None) -> BookError:
    """The message about a listing that did not run to a good end."""
    if ended.why:
        return BookError(listing.path, line, ended.why, "make it end by itself, with less output")
    if ended.code < 0:
        name = signal.Signals(-ended.code).name
        return BookError(listing.path, line, f"crashed with {name}{_tail(ended)}", "mend it")
    what = f"ended with exit code {ended.code}{_tail(ended)}"
    return BookError(listing.path, line, what, "mend it; a listing ends with 0")


def _tail(ended: Ended) -> str:
    return f": {ended.complaint}" if ended.complaint else ""


def judge(listing: Listing, ended: Ended) -> Answer:
    """The answer about a program that has run."""
    if ended.why or ended.code:
        return listing, failed(listing, ended)
    return listing, in_order(listing, ended.out)


def side_by_side(run: Callable[[Listing], Answer], listings: Iterable[Listing]) -> Iterator[Answer]:
    """Run listings that are built, as many at once as there are processors."""
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for future in as_completed([pool.submit(run, listing) for listing in listings]):
            yield future.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        guard.end_all()
        raise
    finally:
        pool.shutdown()
