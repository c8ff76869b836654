"""Which listings passed already, by the content of all that a run of them depends on."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

from patternbook.paths import ROOT
from patternbook.run.listing import LANGUAGES, PROGRAMS, Listing
from patternbook.run.prometheus import concerns
from patternbook.run.tools import Tool, of

WORD = re.compile(r"\w+")
SIMULATOR = re.compile(r"^\s*(?:from|import) patternbook\b", re.M)
LOCKS = {
    "go": ("go.mod", "go.sum"),
    "java": ("pom.xml", "pom.lock"),
    "typescript": ("package.json", "package-lock.json", "tsconfig.json"),
    "rust": ("Cargo.toml", "Cargo.lock"),
}
"""The workspace files of each language, below examples/."""


def key(listing: Listing, tool: Tool) -> str:
    """A name for this very listing, its neighbours, its libraries, its tool and our own code."""
    parts = [listing.language, listing.name, tool.version, tool.detail, _ourselves()]
    if concerns(listing.path):
        parts.append(of("promtool").version)
    neighbours = sorted(_neighbours(listing))
    for path in neighbours:
        parts += [path.name, _digest(path)]
    if any(SIMULATOR.search(path.read_text("utf-8", "replace")) for path in neighbours):
        parts.append(_simulator())
    for name in LOCKS.get(listing.language, ()):
        path = listing.root / name
        parts += [name, _digest(path) if path.exists() else ""]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _neighbours(listing: Listing) -> set[Path]:
    """The listing and the files beside it that it names, directly or through another.

    A program is named by its stem, as in an import, and data by the name of the file.
    """
    beside = [p for p in listing.path.parent.iterdir() if p.is_file()]
    waiting, found = [listing.path], {listing.path}
    while waiting:
        text = waiting.pop().read_text(encoding="utf-8", errors="replace")
        words = set(WORD.findall(text))
        programs = {p for p in beside if p.suffix == listing.path.suffix and p.stem in words}
        data = {p for p in beside if LANGUAGES.get(p.suffix) not in PROGRAMS and p.name in text}
        waiting += (programs | data) - found
        found |= programs | data
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@functools.cache
def _ourselves() -> str:
    """A digest of the runners' own source."""
    here = Path(__file__).parent
    return "".join(_digest(p) for p in sorted(here.iterdir()) if p.is_file())


@functools.cache
def _simulator() -> str:
    """A digest of `patternbook.sim`, the one part of ours that a listing may import."""
    return "".join(_digest(p) for p in sorted((ROOT / "patternbook" / "sim").rglob("*.py")))


class Passed:
    """The keys of listings that passed, as empty files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, key: str) -> bool:
        return (self.folder / key).exists()

    def add(self, key: str) -> None:
        """Remember that a listing passed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / key).touch()
