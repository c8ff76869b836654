"""What `patternbook lab check` prints for one of a lab's wrong files, kept by content."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from patternbook import labs, sim
from patternbook.errors import BookError
from patternbook.labs.lab import Lab

HERE = Path(__file__).parent
CODE = (".py", ".go", ".java", ".ts", ".rs", ".json", ".toml")


def report_needs(lab: Lab) -> list[Path]:
    """The files that decide what a check prints: the lab, its module's listings, and ours."""
    module = lab.folder.parents[1]
    found = [*lab.folder.rglob("*"), *module.glob("*")]
    for package in (labs, sim):
        found += Path(package.__file__ or "").parent.rglob("*.py")
    return sorted(f for f in found if f.is_file() and f.suffix in CODE)


def reported(lab: Lab, mistake: str, cache: Path) -> str:
    """The report for the wrong file that makes a mistake, from the cache if it is there.

    Raises:
        BookError: The lab has no such file, or its check passes it.
    """
    wrong = lab.wrong.get(mistake)
    if wrong is None:
        remedy = f"use one of {', '.join(lab.wrong)}"
        raise BookError(lab.folder, None, f"no wrong file for '{mistake}'", remedy)
    digest = sha256("\0".join([mistake, sys.version]).encode())
    for file in [HERE / "lab_failure.py", *report_needs(lab)]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    kept = cache / "labs" / f"{lab.folder.name}-{mistake}-{digest.hexdigest()[:24]}.txt"
    if not kept.is_file():
        text = _run(lab, mistake)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=kept.parent, encoding="utf-8", delete=False) as f:
            f.write(text)
        Path(f.name).replace(kept)
    return kept.read_text(encoding="utf-8")


def _run(lab: Lab, mistake: str) -> str:
    command = [sys.executable, "-m", "patternbook.site.lab_failure", str(lab.folder), mistake]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        path = lab.wrong[mistake]
        raise BookError(path, None, f"no report of its failure: {last}", "mend the lab")
    return done.stdout
