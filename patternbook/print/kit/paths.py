"""Learning paths: `book/paths/<name>.yaml`, of which a build keeps what the book holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from patternbook.bank.faults import told
from patternbook.bank.parts import Part, Text
from patternbook.bank.places import compose, construct, place_of
from patternbook.errors import BookError

FOLDER = "paths"


class Described(Part):
    """A path as its file describes it; modules are folders below book/, in order."""

    title: Text
    modules: Annotated[list[Text], Field(min_length=1)]


@dataclass(frozen=True)
class LearningPath:
    """A path in this edition.

    Attributes:
        title: Whom it is for.
        modules: Those of its modules that the book holds.
        of: How many modules it names.
    """

    name: str
    title: str
    modules: tuple[str, ...]
    of: int


def read(book: Path, name: str, held: Collection[str]) -> LearningPath:
    """A path, less the modules that the book does not hold yet.

    Raises:
        BookError: There is no such path, its file is malformed, or nothing of it is here.
    """
    path = book / FOLDER / f"{name}.yaml"
    if not path.is_file():
        known = sorted(p.stem for p in path.parent.glob("*.yaml"))
        near = get_close_matches(name, known, n=1)
        remedy = f"did you mean '{near[0]}'?" if near else f"name one of {', '.join(known)}"
        raise BookError("--path", None, f"no path '{name}'", remedy)
    root = compose(path)
    if root is None:
        raise BookError(path, 1, "is empty", "write title: and modules:")
    place, value = place_of(path, root), construct(path, root)
    try:
        described = Described.model_validate(value)
    except ValidationError as error:
        raise told(error, value, place, path.name)[0] from None
    for number, module in enumerate(described.modules):
        near = get_close_matches(module, held, n=1, cutoff=0.85)
        if module not in held and near:
            what = f"the book has no module '{module}'"
            line = place.line_of(f"modules.{number}")
            raise BookError(path, line, what, f"did you mean '{near[0]}'?")
    found = tuple(module for module in described.modules if module in held)
    if not found:
        what = f"this edition holds none of the {len(described.modules)} modules of '{name}'"
        raise BookError("--path", None, what, "name another path, or a module with --module")
    return LearningPath(name, described.title, found, len(described.modules))
