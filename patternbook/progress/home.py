"""Where a learner's own files are, apart from the book."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

HOME = "PATTERNBOOK_HOME"
"""The variable that names another folder."""


def home() -> Path:
    """The folder for a learner's files; it need not be there yet."""
    named = os.environ.get(HOME)
    return Path(named).expanduser() if named else user_data_path("patternbook", appauthor=False)
