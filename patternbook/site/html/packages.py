"""The npm packages of the HTML edition, installed from the lock by the node of the Python wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from patternbook.paths import BUILD
from patternbook.run.pyodide.npm import install, node, node_environment

__all__ = ["HERE", "install", "node", "node_environment", "packages"]
HERE = Path(__file__).parent


@cache
def packages() -> Path:
    """The folder node_modules of the HTML edition."""
    return install(HERE, BUILD / "cache" / "npm")
