"""What modules are called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def module_titles(book: Path, modules: Iterable[str]) -> list[str]:
    """The titles of modules, as their pages have them."""
    return [_title(book, module) for module in modules]


def _title(book: Path, module: str) -> str:
    for page in sorted(book.glob(f"**/{module}/index.md")):
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                return line.removeprefix("# ").strip()
    return module.replace("-", " ").capitalize()
