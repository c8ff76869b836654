"""What questions are made of."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(pattern=r"\S")]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Level = Literal["recall", "understand", "apply", "analyse", "design"]


class Part(BaseModel):
    """What all parts of the bank share: no unknown fields, no changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Objective(Part):
    """What a learner can do after a module."""

    id: Name
    text: Text


class Option(Part):
    """One option of a choice, with why it is right or wrong."""

    text: Text
    correct: bool = False
    reason: Text


class Answer(Part):
    """A number that stands in the file; tolerance is relative, 0.02 for 2%."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: str = ""
    tolerance: Annotated[float, Field(ge=0, lt=1)]


class WrongNumber(Part):
    """A number that a known mistake gives: `value`, or `mistake`, its name in the generator."""

    value: Annotated[float, Field(allow_inf_nan=False)] | None = None
    mistake: Text | None = None
    reason: Text

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.value is None) == (self.mistake is None):
            raise ValueError("value and mistake, or neither of them; give one")
        return self


class Pair(Part):
    """Two things that belong together."""

    left: Text
    right: Text


class Criterion(Part):
    """What earns points in a long answer."""

    points: Annotated[int, Field(ge=1)]
    criterion: Text
