"""Runs Rust listings: binaries of one package, one build, a process each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.listing import Listing
from patternbook.run.runner import Answer, Context, judge, side_by_side

PLACE = re.compile(r"^(.+?\.rs):(\d+):\d+: error(?:\[\w+\])?: (.*)$", re.M)


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Build all listings at once and run each."""
    manifest = context.root / "Cargo.toml"
    registered = _registered(manifest)
    wrong: dict[Path, BookError] = {}
    argv: list[str | Path] = [tools.path("cargo"), "build", "--locked", "--keep-going", "-q"]
    argv += ["--manifest-path", manifest, "--message-format=short"]
    for listing in listings:
        if registered.get(listing.target) == listing.name:
            argv += ["--bin", listing.target]
        else:
            lines = f'[[bin]] name = "{listing.target}" path = "{listing.name}"'
            what = "is not registered in examples/Cargo.toml"
            wrong[listing.path] = BookError(listing.path, None, what, f"add there: {lines}")
    folder = context.cache / "target"
    env = process.environment(
        CARGO_TARGET_DIR=str(folder), CARGO_TERM_COLOR="never", RUST_BACKTRACE="0"
    )
    problems: dict[str, BookError] = {}
    general = ""
    if len(wrong) < len(listings):
        built = process.run(argv, context.root, env)
        for name, line, what in PLACE.findall(built.err):
            path = context.root / name
            problems.setdefault(str(path), BookError(path, int(line), what, "mend the listing"))
        if built.code and not problems:
            general = built.why or _first_error(built.err)

    def one(listing: Listing) -> Answer:
        if problem := wrong.get(listing.path) or problems.get(str(listing.path)):
            return listing, problem
        if general:
            remedy = "after a change of Cargo.toml run 'cargo update -w' in examples/"
            return listing, BookError(manifest, None, f"cargo fails: {general}", remedy)
        binary = folder / "debug" / listing.target
        if not binary.exists():
            what = "was not built, because others failed"
            return listing, BookError(listing.path, None, what, "mend those first")
        return judge(listing, process.run([binary], context.root.parent, env, context.limit))

    yield from side_by_side(one, listings)


def _registered(manifest: Path) -> dict[str, str]:
    """Name to path of each binary that Cargo.toml knows."""
    try:
        known = tomllib.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise BookError(manifest, None, f"is not TOML: {error}", "mend the file") from None
    return {b.get("name", ""): b.get("path", "") for b in known.get("bin", [])}


def _first_error(err: str) -> str:
    lines = [x for x in err.splitlines() if x.startswith("error")] or err.splitlines()[-1:]
    return lines[0].removeprefix("error: ") if lines else "without a word"
