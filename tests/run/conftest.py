"""A folder of listings of a test's own, with the real workspaces where it asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from patternbook.paths import EXAMPLES
from patternbook.run import tools
from patternbook.run.listing import Listing, discover, load
from patternbook.run.suite import Outcome, all_required, run


class Examples:
    """Listings below a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "pool").mkdir(parents=True)

    def write(self, name: str, text: str) -> Listing:
        path = self.root / "pool" / name
        path.write_text(text, encoding="utf-8")
        return Listing(path, self.root)

    def read(self, name: str) -> str:
        return (self.root / "pool" / name).read_text(encoding="utf-8")

    def get(self, name: str) -> Listing:
        return load(f"pool/{name}", self.root)

    def outcomes(self, update: bool = False, limit: float = 30) -> dict[str, Outcome]:
        found = run(discover(self.root), update, limit)
        return {outcome.listing.path.name: outcome for outcome in found}

    def outcome(self, name: str, update: bool = False, limit: float = 30) -> Outcome:
        (found,) = run([self.get(name)], update, limit)
        return found

    def says(self, name: str, limit: float = 30) -> str:
        """The line about a listing that fails, from the file's name on."""
        outcome = self.outcome(name, limit=limit)
        assert outcome.status == "failed"
        line = str(outcome.problem)
        assert "\n" not in line
        return line.removeprefix(f"{self.root}/")

    def workspace(self, *names: str) -> None:
        for name in names:
            if name == "node_modules" and not (self.root / name).exists():
                (self.root / name).symlink_to(EXAMPLES / name)
            elif name != "node_modules":
                shutil.copy(EXAMPLES / name, self.root)


@pytest.fixture
def examples(tmp_path: Path) -> Examples:
    return Examples(tmp_path / "examples")


@pytest.fixture
def missing() -> Callable[[str], None]:
    """Skip a test for want of a tool, or fail it if all is required."""

    def tell(message: str) -> None:
        if all_required():
            pytest.fail(message, pytrace=False)
        pytest.skip(message)

    return tell


@pytest.fixture
def needs(missing: Callable[[str], None]) -> Callable[[str], None]:
    """Skip, or fail if all is required, where the tool of a language is missing."""

    def check(language: str) -> None:
        tool = tools.of(language)
        if not tool.works:
            missing(f"needs {tool.name}: {tool.why}; {tool.install}")

    return check
