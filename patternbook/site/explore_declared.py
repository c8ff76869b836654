"""What an explorable declares beside its function: its sliders and its axes.

    SLIDERS = {"workers": ("workers", "", (25, 50, 100))}  # argument: label, unit, values
    AXES = {"x": ("time (s)", 0, 60), "y": ("calls (1/s)", 0, 200, "symlog")}

    def pool(workers: int = 100) -> tuple[Series, str]:
        return {"busy": (seconds, busy), "predicted": 2.35}, "The pool is full after 2.2 s."

The defaults of the arguments are where the sliders stand at first. A series is its x and its y, or
one number: a vertical line there. The sentence tells the result of this run in words.
"""

from __future__ import annotations

import ast
import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from types import ModuleType
from typing import Any

from patternbook.errors import BookError
from patternbook.site.plot_cache import parsed

MOST_SLIDERS, MOST_VALUES, MOST_RUNS = 3, 12, 300
SCALES = ("linear", "symlog")
SLIDER = 'write \'argument: (label, unit, values)\', as in "tries": ("tries", "", (1, 2, 3))'
AXIS = 'write "x": (label with its unit, low, high) and the same for "y"; "symlog" may follow'


@dataclass(frozen=True)
class Slider:
    """An argument that the reader moves.

    Attributes:
        name: The argument.
        label: What it is called.
        unit: What its numbers are in; may be empty.
        values: Rising; every combination with other sliders' values is a run.
        start: Which of them is the default.
    """

    name: str
    label: str
    unit: str
    values: tuple[float, ...]
    start: int

    def text(self, index: int) -> str:
        """A value with its unit, as shown and read out."""
        space = "" if self.unit == "%" else " "
        return f"{self.values[index]:,g}{space}{self.unit}".strip()


@dataclass(frozen=True)
class Axis:
    """What stands at an axis, and its fixed ends."""

    label: str
    low: float
    high: float
    scale: str = "linear"


@dataclass(frozen=True)
class Explorable:
    """A function whose every run the reader may see."""

    path: Path
    name: str
    line: int
    function: Callable[..., Any]
    sliders: tuple[Slider, ...]
    x: Axis
    y: Axis

    def positions(self) -> list[tuple[int, ...]]:
        """Every place of the sliders, the last slider's values changing first."""
        return list(product(*(range(len(slider.values)) for slider in self.sliders)))

    @property
    def start(self) -> tuple[int, ...]:
        """Where the sliders stand at first."""
        return tuple(slider.start for slider in self.sliders)


def declared(module: ModuleType, path: Path, name: str) -> Explorable:
    """Read a listing's declaration.

    Raises:
        BookError: Something is missing, or is not as the text above says.
    """
    tree = parsed(path)
    line = next(x.lineno for x in tree.body if isinstance(x, ast.FunctionDef) and x.name == name)

    def wrong(what: str, remedy: str, constant: str = "") -> BookError:
        return BookError(path, _line(tree, constant) or line, what, remedy)

    if not isinstance(getattr(module, "SLIDERS", None), dict) or not module.SLIDERS:
        raise wrong("no SLIDERS beside the function", SLIDER, "SLIDERS")
    parameters = inspect.signature(getattr(module, name)).parameters
    if list(parameters) != list(module.SLIDERS):
        what = f"{name}() takes {_listed(parameters)}, SLIDERS has {_listed(module.SLIDERS)}"
        raise wrong(what, "name the same arguments in the same order", "SLIDERS")
    sliders = []
    for key, said in module.SLIDERS.items():
        fault = _slider_fault(said)
        if fault:
            raise wrong(f"slider '{key}': {fault}", SLIDER, "SLIDERS")
        default = parameters[key].default
        if default not in said[2]:
            what = f"{name}() has no default for '{key}' that is among its values"
            raise wrong(what, "give the argument one of them: the sliders begin there")
        label, unit, values = said
        sliders.append(Slider(key, label, unit, values, values.index(default)))
    runs = math.prod(len(slider.values) for slider in sliders)
    if len(sliders) > MOST_SLIDERS or runs > MOST_RUNS:
        what = f"{len(sliders)} sliders, {runs} runs"
        remedy = f"at most {MOST_SLIDERS} and {MOST_RUNS}: give fewer values"
        raise wrong(what, remedy, "SLIDERS")
    axes = getattr(module, "AXES", None)
    if (
        not isinstance(axes, dict)
        or list(axes) != ["x", "y"]
        or not all(map(_is_axis, axes.values()))
    ):
        raise wrong("no AXES beside the function that say x and y", AXIS, "AXES")
    function = getattr(module, name)
    x, y = Axis(*axes["x"]), Axis(*axes["y"])
    return Explorable(path, name, line, function, tuple(sliders), x, y)


def _slider_fault(said: Any) -> str:
    if not (
        isinstance(said, tuple) and len(said) == 3 and all(isinstance(s, str) for s in said[:2])
    ):
        return "not a label, a unit and values"
    values = said[2]
    if not isinstance(values, tuple) or not all(isinstance(v, (int, float)) for v in values):
        return "its values are no tuple of numbers"
    if not said[0]:
        return "no label"
    if not 2 <= len(values) <= MOST_VALUES:
        return f"{len(values)} values, not 2 to {MOST_VALUES}"
    return "" if all(a < b for a, b in pairwise(values)) else "its values do not rise"


def _is_axis(said: Any) -> bool:
    if not isinstance(said, tuple) or len(said) not in (3, 4) or not isinstance(said[0], str):
        return False
    low, high = said[1:3]
    if not all(isinstance(end, (int, float)) for end in (low, high)) or low >= high:
        return False
    return len(said) == 3 or (said[3] in SCALES and low >= 0)


def _listed(names: Any) -> str:
    return ", ".join(names) or "nothing"


def _line(tree: ast.Module, constant: str) -> int | None:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(t, ast.Name) and t.id == constant for t in targets):
            return node.lineno
    return None
