"""What the browser's Python consists of: the npm package, the library packed anew, our parts."""

from __future__ import annotations

import functools
import hashlib
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from patternbook.errors import BookError
from patternbook.paths import BUILD, ROOT
from patternbook.run import process, tools
from patternbook.run.pyodide.npm import install, node_environment

HERE = Path(__file__).parent
CACHE = BUILD / "cache" / "pyodide"
COMPILED = (
    "asyncio, bisect, collections, contextlib, copy, csv, dataclasses, datetime, decimal, enum,"
    "fractions, functools, hashlib, heapq, inspect, io, itertools, json, linecache, math, operator,"
    "pathlib, pprint, queue, random, re, shutil, statistics, string, tempfile, textwrap, threading,"
    "time, traceback, types, typing, weakref"
)
"""Modules whose compiled form is sent, and those that they import."""
LIBRARIES = ("simpy", "pybreaker")
"""Libraries in pure Python that listings use; small, so they always come along."""


@functools.cache
def pyodide() -> Path:
    """The folder of the npm package."""
    return install(HERE, BUILD / "cache" / "npm") / "pyodide"


@functools.cache
def library() -> Path:
    """The standard library as a zip, made once for each version of Pyodide."""
    sources = [HERE / name for name in ("library.py", "pack.mjs", "package-lock.json")]
    state = b"\0".join([COMPILED.encode(), *(path.read_bytes() for path in sources)])
    kept = CACHE / f"library-{hashlib.sha256(state).hexdigest()[:16]}.zip"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            made = Path(folder) / "library.zip"
            argv = [tools.node(), HERE / "pack.mjs", pyodide(), HERE / "library.py", COMPILED, made]
            ended = process.run(argv, ROOT, node_environment(), 300)
            if ended.code or ended.why:
                why = ended.why or ended.complaint
                raise BookError(HERE / "pack.mjs", None, f"does not pack: {why}", "mend it")
            made.rename(kept)
    return kept


@functools.cache
def libraries() -> dict[str, str]:
    """Path below the folder of libraries to text: the simulator, the player, other libraries."""
    found = {"play.py": HERE.joinpath("play.py").read_text(encoding="utf-8")}
    found["patternbook/__init__.py"] = ""
    folders = [ROOT / "patternbook" / "sim"]
    for name in LIBRARIES:
        spec = find_spec(name)
        assert spec
        assert spec.origin
        folders.append(Path(spec.origin).parent)
        told = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version(name)}\n"
        found[f"{name}-{version(name)}.dist-info/METADATA"] = told
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(folder.parent).as_posix()
            own = folder == folders[0]
            text = path.read_text(encoding="utf-8")
            found[f"patternbook/{name}" if own else name] = text
    return found


def state() -> str:
    """A name for all that a run depends on besides the listing and its neighbours."""
    parts = [HERE.joinpath("package-lock.json").read_text(), *(version(x) for x in LIBRARIES)]
    parts += [HERE.joinpath("batch.mjs").read_text(), str(library()), *libraries().values()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def files(folder: Path, root: Path) -> dict[str, str]:
    """The files that listings of a folder may import or read: name below `root` to text."""
    kept = (".py", ".json", ".yaml")
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in kept and path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
