"""Runs an explorable at every place of its sliders, and draws the first as a still figure."""

from __future__ import annotations

import gzip
import importlib
import json
import math
import numbers
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from patternbook.errors import BookError
from patternbook.site.explore_declared import Explorable, declared
from patternbook.site.explore_frame import frame

MOST_POINTS, MOST_BYTES, MOST_LETTERS = 60, 60_000, 90
Series = dict[str, Any]
"""Name to a number, or to (x, y) of equal lengths, rounded as the page gets them."""
Run = tuple[Series, str]


def explored(path: Path, name: str, folder: Path) -> Callable[[], tuple[Any, dict[str, Any]]]:
    """Run a listing's function everywhere; as `write`.

    Raises:
        BookError: The declaration is wrong, or a run gives something else than it should.
    """
    return write(declared(importlib.import_module(path.stem), path, name), folder)


def write(explorable: Explorable, folder: Path) -> Callable[[], tuple[Any, dict[str, Any]]]:
    """Write all runs to explore.json, and give what draws the run at the defaults.

    Raises:
        BookError: A run gives something else than it should.
    """
    runs = [_run(explorable, position) for position in explorable.positions()]
    names = list(runs[0][0])
    for position, (series, _) in zip(explorable.positions(), runs, strict=True):
        if list(series) != names:
            raise _wrong(explorable, position, "other series than at first", "name the same always")
    text = json.dumps(told(explorable, runs), separators=(",", ":"), ensure_ascii=False)
    size = len(gzip.compress(text.encode(), mtime=0))
    if size > MOST_BYTES:
        what = f"{size:,} bytes of runs, compressed; at most {MOST_BYTES:,}"
        raise BookError(explorable.path, explorable.line, what, "give fewer values or fewer points")
    (folder / "explore.json").write_text(text, encoding="utf-8")
    first = runs[explorable.positions().index(explorable.start)][0]
    ends = any(_ends_right(explorable, series) for series, _ in runs)
    return lambda: (frame(explorable, first, ends), table(explorable, first))


def told(explorable: Explorable, runs: list[Run]) -> dict[str, Any]:
    """What the page gets: equal x are written once."""
    grids: dict[str, int] = {}
    written = []
    for series, sentence in runs:
        values: list[Any] = []
        for value in series.values():
            if isinstance(value, tuple):
                place = grids.setdefault(json.dumps(value[0]), len(grids))
                value = [place, value[1]]
            values.append(value)
        written.append([sentence, values])
    axes = [[a.label, a.low, a.high, a.scale] for a in (explorable.x, explorable.y)]
    return {
        "axes": axes,
        "sliders": [
            {
                "label": slider.label,
                "texts": [slider.text(i) for i in range(len(slider.values))],
                "start": slider.start,
            }
            for slider in explorable.sliders
        ],
        "names": list(runs[0][0]),
        "ends": any(_ends_right(explorable, series) for series, _ in runs),
        "grids": [json.loads(grid) for grid in grids],
        "runs": written,
    }


def table(explorable: Explorable, series: Series) -> dict[str, list[Any]]:
    """A run as columns: x, then a column a series. A vertical line is so called.

    A row is a place on the x axis, or one of several there if a series has more than one.
    """
    cells = {name: _cells(value) for name, value in series.items()}
    rows = sorted({row for column in cells.values() for row in column})
    columns: dict[str, list[Any]] = {explorable.x.label: [x for x, _ in rows]}
    return columns | {name: [column.get(row, "") for row in rows] for name, column in cells.items()}


def _cells(value: Any) -> dict[tuple[float, int], Any]:
    if not isinstance(value, tuple):
        return {} if value is None else {(value, 0): "line"}
    found: dict[tuple[float, int], Any] = {}
    times: Counter[float] = Counter()
    for x, y in zip(*value, strict=True):
        found[x, times[x]] = "" if y is None else y
        times[x] += 1
    return found


def _run(explorable: Explorable, position: tuple[int, ...]) -> Run:
    chosen = {s.name: s.values[i] for s, i in zip(explorable.sliders, position, strict=True)}
    given = explorable.function(**chosen)
    remedy = "return ({name: (x, y) or a number}, 'A sentence.')"
    if not (isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], dict)):
        raise _wrong(explorable, position, "gives no series and sentence", remedy)
    series, sentence = given
    if not (series and isinstance(sentence, str) and sentence.strip().endswith(".")):
        raise _wrong(explorable, position, "gives no sentence", remedy)
    if len(sentence) > MOST_LETTERS:  # two lines on a phone, for which there is room
        what = f"gives a sentence of {len(sentence)} letters"
        raise _wrong(explorable, position, what, f"say it in {MOST_LETTERS}")
    return {name: _series(explorable, position, name, v) for name, v in series.items()}, sentence


def _series(explorable: Explorable, position: tuple[int, ...], name: str, value: Any) -> Any:
    if value is None or isinstance(value, numbers.Real):
        return _short(value)
    try:
        xs, ys = ([_short(one) for one in column] for column in value)
    except (TypeError, ValueError):
        what, remedy = f"'{name}' is neither (x, y) nor a number", "give numbers"
        raise _wrong(explorable, position, what, remedy) from None
    if len(xs) != len(ys) or None in xs or not 1 <= len(xs) <= MOST_POINTS:
        what = f"'{name}' has {len(xs)} x and {len(ys)} y"
        remedy = f"give as many, at most {MOST_POINTS}, and a number for each x"
        raise _wrong(explorable, position, what, remedy)
    return xs, ys


def _short(value: Any) -> float | None:
    """A number to four digits; None where there is none."""
    if value is None or not math.isfinite(value):
        return None
    short = float(f"{float(value):.4g}")
    return int(short) if short == int(short) else short


def _ends_right(explorable: Explorable, series: Series) -> bool:
    """Whether a curve ends so far right that its name needs room outside."""
    edge = explorable.x.low + 0.75 * (explorable.x.high - explorable.x.low)
    if explorable.x.scale == "symlog":
        edge = math.expm1(0.75 * math.log1p(explorable.x.high))
    return any(isinstance(value, tuple) and value[0][-1] > edge for value in series.values())


def _wrong(explorable: Explorable, position: tuple[int, ...], what: str, remedy: str) -> BookError:
    at = ", ".join(
        f"{s.name}={s.values[i]:g}" for s, i in zip(explorable.sliders, position, strict=True)
    )
    return BookError(explorable.path, explorable.line, f"{explorable.name}({at}) {what}", remedy)
