"""Which listings run in the page: those that print there what they say, soon enough."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.cache import key
from patternbook.run.check import Call, in_place
from patternbook.run.listing import Listing
from patternbook.run.pyodide import store
from patternbook.run.pyodide.npm import node_environment

Reason = Literal["runs", "silent", "library", "refused", "slow", "differs", "fails"]

LIMIT = 60.0
"""Seconds on the clock of a busy machine before a listing is given up."""
SOON = 5.0
"""Seconds of processor time under Node that leave a reserve of the page's 10 s."""


@dataclass(frozen=True)
class Verdict:
    """Whether a listing runs in the page.

    Attributes:
        reason: `runs`, or the class of why not: it prints nothing, needs a library that is not
            to be had there, does what a page cannot, takes too long; or it prints something else
            there, or fails, which is a fault of the book.
        what: The library, what is refused, or how it differs or fails.
        seconds: Processor time that it took under Node; 0 if it was not run.
    """

    reason: Reason
    what: str = ""
    seconds: float = 0.0

    @property
    def runs(self) -> bool:
        """Whether the page shows a button."""
        return self.reason == "runs"


@functools.cache
def declared_slow() -> frozenset[str]:
    """Listings declared to take too long: a matter of machines, so not left to be measured.

    What is measured would give one commit two editions.
    """
    text = store.HERE.joinpath("slow.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def verdicts(
    listings: Iterable[Listing], cache: Path = store.CACHE, limit: float = LIMIT
) -> dict[str, Verdict]:
    """The verdict on each Python listing, from the cache or from one batch under Node."""
    found: dict[str, Verdict] = {}
    todo: dict[str, tuple[Listing, Path]] = {}
    tool = tools.Tool("Pyodide", detail=store.state())
    for listing in listings:
        if listing.name in declared_slow():
            found[listing.name] = Verdict("slow")
            continue
        kept = cache / "verdicts" / f"{key(listing, tool)}.json"
        if kept.is_file():
            found[listing.name] = Verdict(**json.loads(kept.read_text(encoding="utf-8")))
        else:
            todo[listing.name] = listing, kept
    for name, answer in _batch([listing for listing, _ in todo.values()], limit):
        listing, kept = todo[name]
        found[name] = verdict = judge(listing, answer)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(asdict(verdict)), encoding="utf-8")
    return dict(sorted(found.items()))


def judge(listing: Listing, answer: dict[str, Any]) -> Verdict:
    """What an answer of batch.mjs means."""
    if "why" in answer:
        return Verdict("fails", answer["why"])
    if answer["refused"]:
        return Verdict("refused", answer["refused"])
    if answer["missing"]:
        return Verdict("library", answer["missing"])
    if answer["error"]:
        return Verdict("fails", answer["error"].strip().splitlines()[-1])
    if answer["out"]:
        return Verdict("fails", "writes to standard output without print()")
    ran = in_place(listing, [Call(line, text) for line, text in answer["calls"]])
    if ran.difference:
        return Verdict("differs", str(ran.difference))
    return Verdict("runs" if answer["calls"] else "silent", seconds=round(answer["seconds"], 3))


def _batch(listings: list[Listing], limit: float) -> Iterator[tuple[str, dict[str, Any]]]:
    if not listings:
        return
    root = listings[0].root
    folders = {listing.path.parent for listing in listings}
    order = {
        "pyodide": str(store.pyodide()),
        "library": str(store.library()),
        "libraries": store.libraries(),
        "folders": {f.relative_to(root).as_posix(): store.files(f, root) for f in folders},
        "listings": [listing.name for listing in listings],
        "limit": limit,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "order.json"
        path.write_text(json.dumps(order), encoding="utf-8")
        answers = Path(folder) / "answers.jsonl"
        argv = [tools.node(), store.HERE / "batch.mjs", path, answers]
        ended = process.run(argv, root, node_environment(), LIMIT + limit * (1 + len(listings)))
        if ended.code or ended.why:
            what = f"the batch ended early: {ended.why or ended.complaint}"
            raise BookError(store.HERE / "batch.mjs", None, what, "mend it")
        lines = answers.read_text(encoding="utf-8").splitlines()
    for line in lines:
        answer = json.loads(line)
        yield answer["name"], answer
