"""Packs Python's standard library anew, inside Pyodide: what boots is compiled beforehand.

Compiled modules start two seconds faster than sources, and are larger: so only those that a start
and the common imports of listings load. All is stored and not deflated, for gzip to see it whole.
"""

from __future__ import annotations

import importlib
import sys
import zipfile
from importlib.util import source_hash
from typing import Any

external: Any = importlib.import_module("importlib._bootstrap_external")
ZIP = "/lib/python314.zip"
WITHOUT = ("pydoc_data/", "idlelib/", "turtledemo/", "ensurepip/", "tkinter/", "venv/", "turtle")


def pack(out: str) -> None:
    """Write the library as it is better loaded."""
    loaded = {str(getattr(m, "__file__", "")) for m in sys.modules.values()}
    with zipfile.ZipFile(ZIP) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist()):
            if name.startswith(WITHOUT):
                continue
            data = source.read(name)
            if f"{ZIP}/{name}" in loaded:
                code = compile(data, f"{ZIP}/{name}", "exec", dont_inherit=True, optimize=0)
                data, name = external._code_to_hash_pyc(code, source_hash(data), False), f"{name}c"
            target.writestr(zipfile.ZipInfo(name), data)
