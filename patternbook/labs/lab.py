"""A lab as its folder describes it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

LEAST_HINTS = 3


class Limits(BaseModel):
    """What a learner's program may use.

    Attributes:
        call_seconds: Real seconds for one call.
        seed_seconds: Real seconds for one check of one seed.
        cpu_seconds: Processor seconds for one check of one seed.
        memory_mb: Address space in megabytes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    call_seconds: float = Field(default=20.0, gt=0)
    seed_seconds: float = Field(default=60.0, gt=0)
    cpu_seconds: int = Field(default=20, gt=0)
    memory_mb: int = Field(default=512, ge=64)


class Proof(BaseModel):
    """Why a lab is proved with fewer seeds than others.

    Attributes:
        seeds: How many seeds the solution passes in the tests.
        reason: What makes a seed dear.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    seeds: int = Field(ge=10)
    reason: str = Field(min_length=1)


class Description(BaseModel):
    """The content of lab.toml.

    Attributes:
        title: What the learner makes or mends.
        module: Folder of the module below book/, such as `resilience/circuit-breaker-mastery`.
        minutes: Time for an engineer who has read the section, 20 to 45.
        objectives: What the learner can do afterwards.
        done: What done means, in one sentence.
        seeds: How many seeds `check` tries.
        hints: Name of a mistake to the hint for it, the vaguest statement first.
        limits: What a program may use.
        proof: Fewer seeds for the tests, if a seed is dear.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    module: str
    minutes: int = Field(ge=20, le=45)
    objectives: list[str] = Field(min_length=1)
    done: str
    seeds: int = Field(default=20, ge=1)
    hints: dict[str, str] = Field(min_length=LEAST_HINTS)
    limits: Limits = Limits()
    proof: Proof | None = None


@dataclass(frozen=True)
class Lab:
    """One lab.

    Attributes:
        folder: Its folder: lab.toml, check.py, starter, solution and the wrong variants.
        description: What lab.toml says.
    """

    folder: Path
    description: Description

    @property
    def name(self) -> str:
        """The name that a learner types: the folder's name with dashes."""
        return named(self.folder)

    @property
    def starter(self) -> Path:
        """The file that the learner gets."""
        return self._one("starter")

    @property
    def solution(self) -> Path:
        """A file that passes."""
        return self._one("solution")

    @property
    def wrong(self) -> dict[str, Path]:
        """Name of the hint that it must trigger to a file that makes that mistake."""
        files = sorted(self.folder.glob("wrong_*"))
        return {f.stem.removeprefix("wrong_").replace("_", "-"): f for f in files}

    def _one(self, stem: str) -> Path:
        files = sorted(self.folder.glob(f"{stem}.*"))
        if len(files) != 1:
            what = f"{len(files)} files named {stem}.*"
            raise BookError(self.folder, None, what, "a lab has exactly one")
        return files[0]


def read(folder: Path) -> Lab:
    """Read a lab from its folder.

    Raises:
        BookError: lab.toml is missing or does not describe a lab.
    """
    path = folder / "lab.toml"
    try:
        text = path.read_text(encoding="utf-8")
        return Lab(folder, Description.model_validate(tomllib.loads(text)))
    except FileNotFoundError:
        raise BookError(path, None, "no lab.toml", "describe the lab in it") from None
    except tomllib.TOMLDecodeError as error:
        raise BookError(path, None, f"not TOML: {error}", "mend the syntax") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        if first["type"] == "too_short" and key == "hints":
            count = first["ctx"]["actual_length"]
            what = f"only {count} hint{'s' * (count != 1)}"
            remedy = f"write at least {LEAST_HINTS}, each with its wrong_<mistake>.py"
            raise BookError(path, _line(text, "[hints]"), what, remedy) from None
        remedy = "see patternbook/labs/lab.py"
        raise BookError(path, _line(text, key), f"{key}: {first['msg']}", remedy) from None


def _line(text: str, start: str) -> int | None:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(start)), None)


def places(root: Path = EXAMPLES) -> list[Path]:
    """The lab.toml of every lab below `root`, whether it reads or not."""
    return sorted(root.glob("*/labs/*/lab.toml"))


def named(folder: Path) -> str:
    """The name of the lab in a folder: the folder's with dashes."""
    return folder.name.replace("_", "-")


def discover(root: Path = EXAMPLES) -> dict[str, Lab]:
    """All labs below `root`, by name.

    Raises:
        BookError: A lab does not read, or two have one name.
    """
    labs: dict[str, Lab] = {}
    for path in places(root):
        lab = read(path.parent)
        if lab.name in labs:
            raise BookError(path, None, f"two labs named '{lab.name}'", "rename one folder")
        labs[lab.name] = lab
    return labs
