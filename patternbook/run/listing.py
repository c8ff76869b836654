"""A listing: one file under examples/ that runs, or is validated, by itself."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from patternbook.errors import BookError
from patternbook.paths import EXAMPLES
from patternbook.run.java_source import runs_plainly

LANGUAGES = {
    ".py": "python",
    ".go": "go",
    ".java": "java",
    ".ts": "typescript",
    ".rs": "rust",
    ".yaml": "yaml",
    ".json": "json",
}
"""Suffix of a file to the language of the listing; Pygments knows every value."""

PROGRAMS = ("python", "go", "java", "typescript", "rust")
"""The languages that are run; the others are configuration and are validated."""

LABELS = {
    "python": "Python",
    "go": "Go",
    "java": "Java",
    "typescript": "TypeScript",
    "rust": "Rust",
    "yaml": "YAML",
    "json": "JSON",
}


@dataclass(frozen=True)
class Listing:
    """One file of examples/.

    Attributes:
        path: The file, absolute.
        root: The folder that listings are named from, absolute.
    """

    path: Path
    root: Path = EXAMPLES

    @property
    def name(self) -> str:
        """Name relative to examples/, with forward slashes: `circuit_breaker/breaker.go`."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def language(self) -> str:
        """One of the values of `LANGUAGES`."""
        return LANGUAGES[self.path.suffix]

    @property
    def label(self) -> str:
        """Name of the language as the reader writes it."""
        return LABELS[self.language]

    @property
    def comment(self) -> str:
        """What starts a comment to the end of the line."""
        return "#" if self.language in ("python", "yaml") else "//"

    @cached_property
    def text(self) -> str:
        """The file's text."""
        try:
            return self.path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            what = f"is not UTF-8: {error.reason} at byte {error.start}"
            raise BookError(self.path, None, what, "save it as UTF-8") from None

    @property
    def siblings(self) -> list[Listing]:
        """The same program in the other languages, in the order of `PROGRAMS`."""
        if self.language not in PROGRAMS:
            return []
        suffixes = [s for s, lang in LANGUAGES.items() if lang in PROGRAMS]
        paths = [self.path.with_suffix(s) for s in suffixes if s != self.path.suffix]
        return [Listing(p, self.root) for p in paths if p.exists()]

    @property
    def target(self) -> str:
        """Name of the binary in Cargo.toml, for a listing in Rust."""
        return f"{self.path.parent.name}_{self.path.stem}"

    @property
    def command(self) -> str:
        """The command that a reader types, from the top of the checkout, to run the listing."""
        name = self.name
        plain_java = self.language == "java" and runs_plainly(self.text)
        return {
            "python": f"python examples/{name}",
            "go": f"go run -C examples {name}",
            "java": f"{'java' if plain_java else 'patternbook run'} examples/{name}",
            "typescript": f"node examples/{name}",
            "rust": f"cargo run --manifest-path examples/Cargo.toml --bin {self.target}",
            "yaml": f"patternbook run examples/{name}",
            "json": f"patternbook run examples/{name}",
        }[self.language]


def load(name: str, root: Path = EXAMPLES) -> Listing:
    """Find a listing by its name relative to `root`; without a suffix, `.py` is meant.

    Raises:
        BookError: No such file, or its suffix is not that of a listing.
    """
    path = root / name
    if not path.suffix:
        path = path.with_suffix(".py")
    if path.suffix not in LANGUAGES:
        remedy = "use one of " + ", ".join(LANGUAGES)
        raise BookError(path, None, f"'{path.suffix}' is not the suffix of a listing", remedy)
    if not path.is_file():
        near = difflib.get_close_matches(name, [x.name for x in discover(root)], n=1)
        remedy = f"did you mean {near[0]}?" if near else "name a file below examples/"
        raise BookError(path, None, "no such listing", remedy)
    return Listing(path, root)


SKIPPED_FOLDERS = {"labs", "node_modules", "target", "__pycache__"}
"""What holds no listings; labs are run and proved by `patternbook.labs`."""
WORKSPACE_FILES = {"package.json", "package-lock.json", "tsconfig.json"}


def discover(root: Path = EXAMPLES) -> list[Listing]:
    """All listings below `root`, by name."""
    found = []
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.suffix not in LANGUAGES or not path.is_file():
            continue
        if SKIPPED_FOLDERS.intersection(parts) or parts[-1] in WORKSPACE_FILES:
            continue
        found.append(Listing(path, root))
    return found
