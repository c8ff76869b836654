"""Figures drawn once: kept by the content of everything that they are made of."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from patternbook import sim
from patternbook.errors import BookError

HERE = Path(__file__).parent
SIMULATOR = Path(sim.__file__).parent
Form = dict[str, Any]
"""How a run is drawn: the arguments of `sequence`, or that sliders choose the run."""
DATA = re.compile(r"[\w.-]{1,80}\.[a-z]+")
"""A string in a program that may name a data file beside it."""


def dependencies(path: Path) -> list[Path]:
    """A Python file, the neighbours that it imports, and theirs, and the data that they name.

    The simulator is one of them where it is imported.
    """
    found: dict[Path, None] = {}
    waiting = [path]
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        found[at] = None
        if at.suffix == ".py" and not at.is_relative_to(SIMULATOR):
            waiting += _named_in(at)
    return sorted(found)


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a listing.

    Raises:
        BookError: It is not Python.
    """
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise BookError(path, error.lineno, f"not Python: {error.msg}", "mend it") from None


def _named_in(path: Path) -> list[Path]:
    tree = parsed(path)
    names: list[str] = []
    simulates = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [f"{alias.name}.py" for alias in node.names]
            simulates |= any(alias.name.startswith("patternbook") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(f"{node.module}.py")
            simulates |= node.module.startswith("patternbook")
        elif isinstance(node, ast.Constant) and DATA.fullmatch(str(node.value)):
            names.append(str(node.value))
    found = [path.parent / name for name in names if (path.parent / name).is_file()]
    return found + (sorted(SIMULATOR.rglob("*.py")) if simulates else [])


def key(path: Path, function: str, needed: list[Path], form: Form | None = None) -> str:
    """What names a figure in the cache."""
    parts = [path.parent.name, function, version("matplotlib"), version("numpy"), sys.version]
    ours = [HERE / "draw.py", HERE / "plot_style.py"]
    if form is not None and "sliders" in form:
        parts.append("sliders")
        ours += [HERE / f"explore_{name}.py" for name in ("declared", "frame", "runs")]
    elif form is not None:
        parts.append(json.dumps(form, sort_keys=True))
        ours += [HERE / "sequence.py", HERE / "sequence_data.py"]
    digest = sha256("\0".join(parts).encode())
    for file in [*ours, *needed]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:24]


def drawn(path: Path, function: str, cache: Path, form: Form | None = None) -> Path:
    """The folder that holds a figure's variants and table, drawn now if need be.

    With `form`, the function gives a run, which is drawn as a sequence diagram.

    Raises:
        BookError: The function failed, or returned something else.
    """
    folder = cache / "figures" / key(path, function, dependencies(path), form)
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        made = Path(name) / "made"
        made.mkdir()
        _draw(path, function, made, cache, form)
        stem = f"{path.parent.name}-{path.stem}-{function}".replace("_", "-")
        for picture in list(made.glob("*.svg")):  # a page loads it under this name
            picture.rename(made / f"{stem}-{picture.name}")
        try:
            made.rename(folder)
        except OSError:  # another process has drawn it meanwhile
            shutil.rmtree(made)
    return folder


def _draw(path: Path, function: str, folder: Path, cache: Path, form: Form | None) -> None:
    fonts = {"MPLCONFIGDIR": str(cache / "matplotlib")}  # its list of fonts, made once
    environment = fonts | os.environ | {"PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "patternbook.site.draw", str(path), function, str(folder)]
    command += [] if form is None else [json.dumps(form)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = folder / "error.json"
    if told.is_file():
        error = json.loads(told.read_text(encoding="utf-8"))
        where = error["line"] and Path(error["path"])
        remedy = f"mend what {function}() of {path.parent.name}/{path.name} draws"
        remedy = error.get("remedy", remedy)
        raise BookError(where or path, error["line"], error["what"], remedy)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise BookError(path, None, f"drawing {function}() ended: {last}", "mend the figure")
