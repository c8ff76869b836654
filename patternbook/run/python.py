"""Runs Python listings through pytest-examples, each in a fork of one process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from patternbook.errors import BookError
from patternbook.run.check import Call, Ran, in_place
from patternbook.run.listing import Listing
from patternbook.run.process import Ended, end, environment, guard
from patternbook.run.runner import Answer, Context, failed


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Run Python listings as `__main__`, their own folder first on sys.path."""
    by_path = {str(listing.path): listing for listing in listings}
    order = {
        "paths": list(by_path),
        "root": str(context.root),
        "scratch": str(context.cache / "scratch"),
        "limit": context.limit,
    }
    server = subprocess.Popen(
        [sys.executable, "-B", "-m", "patternbook.run.python_server"],
        cwd=context.root.parent,
        env=environment(
            MPLBACKEND="Agg",
            PYTHONDONTWRITEBYTECODE="1",
            HYPOTHESIS_STORAGE_DIRECTORY=str(context.cache / "hypothesis"),
        ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stdin
    assert server.stdout
    groups = {server.pid}
    guard.tell("+", server.pid)
    try:
        json.dump(order, server.stdin)
        server.stdin.close()
        for line in server.stdout:
            message = json.loads(line)
            if "started" in message:
                groups.add(message["started"])
                guard.tell("+", message["started"])
                continue
            groups.discard(message["ended"])
            guard.tell("-", message["ended"])
            listing = by_path.pop(message["path"])
            yield listing, _judge(listing, message)
    finally:
        for group in groups:
            end(group)
            guard.tell("-", group)
        server.wait()
    for listing in by_path.values():
        yield (
            listing,
            BookError(listing.path, None, "the runner of Python ended early", "try again"),
        )


def _judge(listing: Listing, message: dict[str, Any]) -> Ran | BookError:
    if "calls" not in message:
        ended = Ended(message.get("code", 1), "", message.get("err", ""), message.get("why"))
        return failed(listing, ended)
    if message.get("error"):
        return BookError(listing.path, message.get("line"), message["error"], "mend the listing")
    if message["out"]:
        what = "writes to standard output without print()"
        return BookError(listing.path, None, what, "use print(), whose output can be shown")
    return in_place(listing, [Call(line, text) for line, text in message["calls"]])
