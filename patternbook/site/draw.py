"""Draws one figure: `python -m patternbook.site.draw FILE FUNCTION FOLDER [FORM]`.

A process of its own, so that the listings which a figure imports leave nothing behind and meet
a fixed hash seed. With a form (JSON), the function gives a run to draw, or, if the form says so, is
run at all places of its sliders. It writes light.svg, dark.svg, print.svg and table.json, with
sliders explore.json too, or error.json.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.pyplot as plt

from patternbook.errors import BookError
from patternbook.sim import Run, Trace
from patternbook.site.explore_runs import explored
from patternbook.site.plot_style import VARIANTS, style
from patternbook.site.sequence import sequence
from patternbook.site.sequence_data import plain

ROWS = 60


class BadFigureError(Exception):
    """What the function returned is not a figure with its table."""


def draw(path: Path, name: str, folder: Path, form: dict[str, Any] | None = None) -> None:
    """Write a figure in its variants, and its table."""
    matplotlib.use("svg")
    matplotlib.rcdefaults()  # whatever the reader's own settings are
    sys.path.insert(0, str(path.parent))
    with plt.rc_context(style("light")):
        function = getattr(importlib.import_module(path.stem), name)
        if form is not None:
            sliders = "sliders" in form
            function = explored(path, name, folder) if sliders else diagram(name, function, form)
    for variant in VARIANTS:
        with plt.rc_context(style(variant)):
            made = function()
            if not (isinstance(made, tuple) and len(made) == 2 and hasattr(made[0], "savefig")):
                raise BadFigureError(f"{name}() does not return (figure, table)")
            figure, table = made
            figure.savefig(folder / f"{variant}.svg", metadata={"Date": None, "Creator": None})
            plt.close(figure)
    (folder / "table.json").write_text(json.dumps(rows_of(name, table)), encoding="utf-8")


def diagram(name: str, function: Callable[[], Any], form: dict[str, Any]) -> Callable[[], Any]:
    """What draws the run that `function` gives; it runs once."""
    found = function()
    trace = found.trace if isinstance(found, Run) else found
    if not isinstance(trace, Trace):
        raise BadFigureError(f"{name}() does not return a run or its trace")
    known = sorted({event.node for event in trace.events if event.node})
    for node in form["nodes"]:
        if node not in known:
            raise BadFigureError(f"no node '{node}' in the run; it has: {', '.join(known)}")
    last = math.inf if form["end"] is None else form["end"]
    if not any(form["start"] <= event.time <= last for event in trace.events):
        raise BadFigureError("nothing happens in the run between :start: and :end:")
    return lambda: sequence(trace, label=plain, **form)


def rows_of(name: str, table: dict[str, Sequence[Any]]) -> dict[str, list[list[str]]]:
    """The table as text: its head, and its rows."""
    if not isinstance(table, dict) or not table:
        raise BadFigureError(f"{name}() returns a table that is not a dict of columns")
    columns = [list(values) for values in table.values()]
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        raise BadFigureError(f"{name}() returns columns of different lengths")
    if lengths.pop() > ROWS:
        raise BadFigureError(f"{name}() returns more than {ROWS} rows")
    rows = [[number(value) for value in row] for row in zip(*columns, strict=True)]
    return {"head": [[str(key) for key in table]], "rows": rows}


def number(value: Any) -> str:
    """A value for the table: numbers to four digits, without a power of ten."""
    if isinstance(value, (str, bool)) or not hasattr(value, "__float__"):
        return str(value)
    real = float(value)
    if not math.isfinite(real):
        return "–"
    if real == int(real):
        return f"{int(real):,}"
    places = max(0, 3 - math.floor(math.log10(abs(real))))
    text = f"{real:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def main() -> None:
    """Draw, or say in error.json what went wrong and where."""
    path, name, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    form = json.loads(sys.argv[4]) if len(sys.argv) > 4 else None
    try:
        draw(path, name, folder, form)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if Path(frame.filename).is_relative_to(path.parent)]
        where = ours[-1] if ours else None
        kind = "" if isinstance(error, BadFigureError) else f"{type(error).__name__}: "
        told = {
            "path": where.filename if where else str(path),
            "line": where.lineno if where else None,
            "what": kind + " ".join(str(error).split()),
        }
        if isinstance(error, BookError):
            told = {"path": str(error.path), "line": error.line, "what": error.what}
            told["remedy"] = error.remedy
        (folder / "error.json").write_text(json.dumps(told), encoding="utf-8")
        sys.exit(1)


if __name__ == "__main__":
    main()
