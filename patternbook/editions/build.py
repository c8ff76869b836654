"""Build the book: PDF, EPUB and pages, from one reading, published together when all are whole."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from patternbook.editions.offline import pack
from patternbook.editions.publish import Edition, publish, recover
from patternbook.editions.sphinx import Build, run
from patternbook.errors import BookError
from patternbook.paths import ROOT
from patternbook.print.editions import MADE

BUILDERS = {"typst": "PDF", "epub3": "EPUB", "html": "Pages"}
"""Sphinx's builders in the order in which they run, and how progress names them."""

OFFLINE = "pattern-library-html.zip"
"""The pages in one file, beside the folder with them."""

EPUB = "book.epub"

NO_COMMIT = "1767225600"
"""The date of a build outside git: 1 January 2026."""


class BuildError(Exception):
    """The book was not built; the complaints say why, a line each."""

    def __init__(self, complaints: list[str]) -> None:
        count = f"{len(complaints)} complaint" + "s" * (len(complaints) > 1)
        super().__init__("\n".join([*complaints, f"Not built: {count}; what was built stays."]))


def book(console: Console, root: Path = ROOT, *, fresh: bool = False) -> None:
    """Build the book into build/html, build/pdf and build/epub.

    The pages come last: they tell of the other files, and hold those that readers download.

    Args:
        console: Where progress goes.
        root: The checkout.
        fresh: Forget what earlier builds remembered, as a release does.

    Raises:
        BuildError: Sphinx complained; the earlier result stays as it was.
        BookError: Another build is running in this checkout.
    """
    work = root / "build" / "work"
    editions = [
        Edition(work / "html", root / "build" / "html", _not_a_page),
        Edition(work / "typst", root / "build" / "pdf", _not_a_pdf),
        Edition(work / "epub3", root / "build" / "epub", _not_an_epub),
    ]
    with at_work(root, fresh=fresh) as (lock, env):
        for edition in editions:
            recover(edition.place)
        for builder, title in BUILDERS.items():
            settings = {}
            if builder == "html":
                settings["patternbook_downloads"] = str(_downloads(work))
            build = Build(builder, root, work / builder, work / "doctrees", settings)
            finish(build, title, console, env, lock)
        publish(editions)
        pack(root / "build" / "html", root / "build" / OFFLINE)


def finish(build: Build, title: str, console: Console, env: dict[str, str], lock: int) -> None:
    """Run a build of Sphinx to its end; the arguments are those of `run`.

    Raises:
        BuildError: Sphinx complained.
    """
    if complaints := run(build, title, console, env, lock):
        raise BuildError(complaints)


def _downloads(work: Path) -> Path:
    """One folder with what readers download, and what tells of it."""
    folder = work / "downloads"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for made in [*(work / "typst").glob("*.pdf"), work / "typst" / MADE, work / "epub3" / EPUB]:
        os.link(made, folder / made.name)
    return folder


@contextmanager
def at_work(root: Path, *, fresh: bool = False) -> Iterator[tuple[int, dict[str, str]]]:
    """Hold a checkout for one build, with the doctrees of earlier ones if they are still true.

    Yields:
        A descriptor that holds the lock, and the environment for Sphinx.

    Raises:
        BookError: Another build is running in this checkout.
    """
    work = root / "build" / "work"
    with _alone(root) as lock, _interruptible():
        env = environment(root)
        stamp, now = work / "stamp", fingerprint(root, env)
        # No stamp: the last build failed or was stopped. Sphinx would not repeat the warnings of
        # pages that it has read, nor write again the page in which it was stopped.
        if fresh or not stamp.exists() or stamp.read_text() != now:
            shutil.rmtree(work, ignore_errors=True)
        stamp.unlink(missing_ok=True)
        yield lock, env
        stamp.write_text(now)


def environment(root: Path) -> dict[str, str]:
    """The environment that gives the same bytes from the same commit."""
    env = dict(os.environ)
    env.setdefault("SOURCE_DATE_EPOCH", _date_of_commit(root))
    env.pop("FORCE_COLOR", None)  # its progress is read by `patternbook.editions.sphinx`
    plain = {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    same = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "MPLBACKEND": "agg"}
    return env | plain | same


def fingerprint(root: Path, env: dict[str, str]) -> str:
    """What Sphinx does not watch: with another machine, date or set of pages it starts anew."""
    digest = hashlib.sha256(env["SOURCE_DATE_EPOCH"].encode())
    machine = (p for p in (root / "patternbook").rglob("*") if "__pycache__" not in p.parts)
    for path in sorted([root / "conf.py", root / "requirements.lock", *machine]):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for page in sorted((root / "book").rglob("*.md")):
        digest.update(page.relative_to(root).as_posix().encode() + b"\0")
    return digest.hexdigest()


def _date_of_commit(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return NO_COMMIT
    return asked.stdout.strip() or NO_COMMIT


@contextmanager
def _alone(root: Path) -> Iterator[int]:
    """Let one build at a time work in a checkout; the system frees the lock however it ends."""
    (root / "build").mkdir(exist_ok=True)
    path = root / "build" / ".lock"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remedy = "wait until it ends"
            raise BookError(path, None, "another build is running here", remedy) from None
        yield file.fileno()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Take the polite signal to stop (SIGTERM) as Ctrl-C, so that Sphinx is stopped as well."""
    earlier = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


def _not_a_page(folder: str, names: list[str]) -> set[str]:
    """Leave out what Sphinx keeps for itself."""
    return {name for name in names if name.startswith(".buildinfo") or name == ".doctrees"}


def _not_an_epub(folder: str, names: list[str]) -> set[str]:
    """Leave out what Sphinx keeps for itself."""
    return set(names) - {EPUB}


def _not_a_pdf(folder: str, names: list[str]) -> set[str]:
    """Leave out what the PDFs were set from."""
    paths = (Path(folder) / name for name in names)
    return {p.name for p in paths if p.suffix != ".pdf" and not any(p.glob("**/*.pdf"))}
