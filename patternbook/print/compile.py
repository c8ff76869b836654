"""Runs the presses: each edition in processes of its own, two at a time if they are small."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from patternbook.errors import BookError
from patternbook.print.plan import Plan
from patternbook.print.settle import Settling

AT_ONCE = 2
LARGE = 1_500_000
"""An edition with more letters of source than this is printed alone, for want of memory."""
DRAFTS = 2
"""Runs before the first that writes a PDF; page numbers seldom move after them."""
MOST = 7
MARK = re.compile(r"^//@ (.+):(\d+)$")
PLACE = re.compile(r"┌─ (?P<file>[^\s:]+):(?P<line>\d+):")
CAUSE = re.compile(r"^error: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Printed:
    """An edition that came off the press."""

    plan: Plan
    pages: int
    runs: int
    peak_mb: int
    seconds: float


class PressError(Exception):
    """Typst refused an edition; `errors` name the places in the book's pages."""

    def __init__(self, errors: list[BookError]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


def press(plans: list[Plan], sources: dict[str, Path]) -> Iterator[Printed]:
    """Set all editions: the large ones first, each alone, then the others in the order of the list.

    Args:
        plans: The editions.
        sources: Docname to the page that an error is reported at.
    """
    for plan in plans:
        if plan.size > LARGE:
            yield _one(plan, sources)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(_one, plan, sources) for plan in plans if plan.size <= LARGE]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except PressError:
            pool.shutdown(cancel_futures=True)
            raise


def _one(plan: Plan, sources: dict[str, Path]) -> Printed:
    """Drafts until the page numbers are nearly settled, then finals until they are true.

    Page numbers are not left to Typst's own introspection: it would set every page that has a
    reference again, up to five times, and keep all versions in memory.
    """
    begun = monotonic()
    folder = Path(plan.folder)
    path = folder / f"{plan.name}.plan.json"
    path.write_text(json.dumps(plan.as_json()), encoding="utf-8")
    settling = Settling(plan)
    peak = 0
    for count in range(1, MOST + 1):
        data = json.dumps(settling.data())
        (folder / f"{plan.name}.data.json").write_text(data, encoding="utf-8")
        plan.expected.write_text(json.dumps(settling.pages), encoding="utf-8")
        told = _run("draft" if count <= DRAFTS else "final", path, plan, sources)
        peak = max(peak, told["peak_mb"])
        true = settling.move(told["places"])
        if settling.missing():
            raise PressError(_homeless(settling, sources))
        if count > DRAFTS and true:
            return Printed(plan, settling.last_page, count, peak, monotonic() - begun)
    what = f"page numbers of {plan.name} did not settle after {MOST} runs"
    raise PressError([BookError(Path(plan.output), None, what, "reword a page of references")])


def _homeless(settling: Settling, sources: dict[str, Path]) -> list[BookError]:
    errors = []
    for target in settling.missing():
        docname = target.rpartition(":")[0]
        what = f"the place '{target}' is referred to but not printed"
        where = sources.get(docname, Path(docname))
        errors.append(BookError(where, None, what, "refer to a place that is on paper too"))
    return errors


def _run(mode: str, path: Path, plan: Plan, sources: dict[str, Path]) -> dict[str, Any]:
    command = [sys.executable, "-m", "patternbook.print.press", mode, str(path)]
    # The threads of Typst hand pieces to one another; an arena of memory for each takes 10 % more.
    env = os.environ | {"MALLOC_ARENA_MAX": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        told = {"error": last}
    if "error" in told:
        raise PressError(located(told, plan, sources))
    return told


def located(told: dict[str, Any], plan: Plan, sources: dict[str, Path]) -> list[BookError]:
    """Typst's errors at the lines of the book's pages that they come from."""
    diagnostic = told.get("diagnostic", "")
    remedy = "see what is special there; the Typst source is in " + Path(plan.folder).name
    errors = []
    for part in re.split(r"(?m)^(?=error: )", diagnostic):
        cause = CAUSE.search(part)
        if not cause:
            continue
        what = f"cannot be set in {plan.name}: {cause.group(1)}"
        page, line = None, None
        for match in PLACE.finditer(part):
            source = Path(match["file"])  # Typst tells it from the working folder, or from the root
            if not source.is_file():
                source = Path(plan.folder, match["file"].lstrip("/"))
            page, line = _origin(source, int(match["line"]))
            if page:
                break
        where = sources.get(page or "", Path(plan.name + ".typ"))
        errors.append(BookError(where, line, what, remedy))
    return errors or [BookError(Path(plan.name + ".typ"), None, told["error"], remedy)]


def _origin(path: Path, line: int) -> tuple[str | None, int | None]:
    """The page and line that the nearest mark above a line of Typst source names."""
    if not path.is_file():
        return None, None
    for text in reversed(path.read_text(encoding="utf-8").splitlines()[:line]):
        match = MARK.match(text)
        if match:
            return match.group(1), int(match.group(2))
    return None, None
