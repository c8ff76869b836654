"""Runs one generator, in a process of its own: `draw.py FILE FUNCTION SALT FIRST LAST`.

Started as a script, with the generator's folder first on the path, as when it is run by itself.
Prints one JSON line a seed: what the generator returned, and what its independent check says.
"""

import importlib.util
import json
import random
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any


def load(path: Path) -> ModuleType:
    """Import the generator's file under a name that is not `__main__`."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("generator", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generator"] = module
    spec.loader.exec_module(module)
    return module


def checker(module: ModuleType, name: str) -> Callable[..., Any] | None:
    """The second way to the number: `check_<name>`, or `check` of a file with one generator."""
    found = getattr(module, f"check_{name}", None) or getattr(module, "check", None)
    return found if callable(found) else None


def drawn(module: ModuleType, name: str, seed: str) -> dict[str, Any]:
    """What the generator gives for one seed; `checked` is None where there is no check."""
    given = getattr(module, name)(random.Random(seed))
    if not isinstance(given, dict) or not isinstance(given.get("parameters"), dict):
        raise TypeError(f"{name} returns no dict with parameters and key")
    check = checker(module, name)
    return {"given": given, "checked": check(given["parameters"]) if check else None}


def complaint(error: BaseException, path: Path) -> dict[str, object]:
    """What went wrong and at which line of the generator's file."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines.append(error.lineno)
    what = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    return {"error": what, "line": lines[-1] if lines else None}


def main(file: str, name: str, salt: str, first: str, last: str) -> None:
    """Draw for each seed; the first error ends it."""
    path = Path(file)
    seed: int | None = None
    lines = []
    try:
        with redirect_stdout(sys.stderr):  # what it prints is not an answer
            module = load(path)
            if not callable(getattr(module, name, None)):
                raise AttributeError(f"there is no function {name}")
            for seed in range(int(first), int(last) + 1):
                lines.append(json.dumps(drawn(module, name, f"{salt} {seed}")))
    except (Exception, SystemExit) as error:
        lines.append(json.dumps(complaint(error, path) | {"seed": seed}))
    print("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
