"""Checkouts to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance import checkout


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pristine") / "checkout"
    root.mkdir()
    checkout.make(root)
    return root


@pytest.fixture
def copy(pristine: Path, tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    shutil.copytree(pristine, root, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    return root
