"""Runs TypeScript listings: one type check for all, then Node, which strips the types, for each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.listing import Listing
from patternbook.run.runner import Answer, Context, judge, side_by_side

PLACE = re.compile(r"^(.+?\.ts)\((\d+),\d+\): error TS\d+: (.*)$", re.M)


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Check the types of all listings at once and run each."""
    _install(context.root)
    compiler = context.root / "node_modules" / "typescript" / "bin" / "tsc"
    argv = [tools.node(), compiler, "--noEmit", "--pretty", "false", "-p", "tsconfig.json"]
    checked = process.run(argv, context.root)
    problems: dict[Path, BookError] = {}
    for name, line, what in PLACE.findall(checked.out):
        path = (context.root / name).resolve()
        problems.setdefault(path, BookError(path, int(line), what, "mend the listing"))
    if checked.code and not problems:
        last = checked.why or (checked.out.strip().splitlines() or [checked.complaint])[0]
        raise BookError(
            context.root / "tsconfig.json", None, f"the type check fails: {last}", "mend it"
        )

    def one(listing: Listing) -> Answer:
        if problem := problems.get(listing.path):
            return listing, problem
        argv = [tools.node(), listing.path]
        env = process.environment(NODE_DISABLE_COLORS="1")
        return judge(listing, process.run(argv, context.root.parent, env, context.limit))

    yield from side_by_side(one, listings)


def _install(root: Path) -> None:
    """Install the locked packages, if the lock is not the one that was installed last."""
    lock = root / "package-lock.json"
    if not lock.exists():
        raise BookError(
            lock, None, "no such file", "run npm install in examples/ and keep the lock"
        )
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".patternbook"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    npm = Path(tools.node()).parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    env = process.environment(NODE_USE_SYSTEM_CA="1")
    argv = [tools.node(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    ended = process.run([*argv, "--prefer-offline"], root, env)
    if ended.code or ended.why:
        errors = [x for x in ended.err.splitlines() if x.startswith("npm error")]
        what = ended.why or (
            errors[0].removeprefix("npm error").strip() if errors else ended.complaint
        )
        raise BookError(lock, None, f"npm ci fails: {what}", "mend it, or see to the network")
    stamp.write_text(digest, encoding="utf-8")
