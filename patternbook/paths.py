"""Where the parts of a checkout are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"
EXAMPLES = ROOT / "examples"
BUILD = ROOT / "build"
