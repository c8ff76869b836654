"""Lets one of a lab's wrong files fail: `python -m patternbook.site.lab_failure FOLDER MISTAKE`.

It prints what `patternbook lab check` prints, in a process of its own, so that the modules that a
check imports leave nothing behind.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from patternbook.errors import BookError
from patternbook.labs.checking import judge
from patternbook.labs.desk import attempt_file, explain
from patternbook.labs.lab import read

COLUMNS = 72


def write(folder: Path, mistake: str) -> str:
    """Judge the wrong file, and once more under the seed that failed.

    Raises:
        BookError: It passes, or fails otherwise than before: such a report is not to be printed.
    """
    lab = read(folder)
    path = lab.wrong[mistake]
    failure = judge(lab, path, range(1, lab.description.seeds + 1))
    if failure is None:
        raise BookError(path, None, "the check passes it", "show another mistake")
    if judge(lab, path, [failure.seed]) != failure:
        what = f"seed {failure.seed} fails otherwise when it is replayed"
        raise BookError(path, None, what, "show another mistake")
    lines = explain(lab, attempt_file(lab, None), failure).plain.splitlines()
    return "\n".join(fitted for line in lines for fitted in _fitted(line))


def _fitted(line: str) -> list[str]:
    """A line cut to the width of a page, so that a command stays one command."""
    if len(line) <= COLUMNS:
        return [line]
    if not line.startswith("replay: "):
        return textwrap.wrap(line, COLUMNS)
    first, *rest = textwrap.wrap(line, COLUMNS - 2, subsequent_indent="  ")
    return [" \\\n".join([first, *rest])]


if __name__ == "__main__":
    try:
        print(write(Path(sys.argv[1]), sys.argv[2]))
    except BookError as error:
        print(error.what, file=sys.stderr)
        sys.exit(1)
