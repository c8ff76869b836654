"""What a question is: one model a kind, told apart by `kind`."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from patternbook.bank.parts import (
    Answer,
    Criterion,
    Level,
    Name,
    Option,
    Pair,
    Part,
    Text,
    WrongNumber,
)


class Common(Part):
    """The fields of every question; the module is the name of its file.

    Attributes:
        section: Label of the section that teaches it, such as `sec-when-to-trip`.
        stem: MyST text; with a generator it holds {placeholders}.
    """

    id: Name
    section: Name
    objective: Name
    level: Level
    difficulty: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[float, Field(gt=0, le=60)]
    stem: Text
    explanation: Text
    sources: list[Text] = Field(default_factory=list)
    reviewed: datetime.date


class Single(Common):
    """One option is right."""

    kind: Literal["single"]
    options: Annotated[list[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if (count := sum(option.correct for option in self.options)) != 1:
            raise ValueError(f"{count} options are correct; a single choice has exactly one")
        return self


class Multiple(Common):
    """One option or more are right, one or more wrong."""

    kind: Literal["multiple"]
    options: Annotated[list[Option], Field(min_length=3)]

    @model_validator(mode="after")
    def _some_keys(self) -> Self:
        if not 0 < sum(option.correct for option in self.options) < len(self.options):
            raise ValueError(
                "all options are correct, or none; mark one or more, and leave one or more"
            )
        return self


class Numeric(Common):
    """A number to compute: drawn and computed by a generator, or the result of a listing.

    Attributes:
        answer: The number, when there is no generator.
        result: The listing's result that gives the number, as `circuit_breaker/x:name`.
        generator: `circuit_breaker/questions/pool.py:instant`, below examples/.
        unit: With a generator: the unit of the number.
        tolerance: With a generator: relative.
        wrong: Numbers that known mistakes give.
    """

    kind: Literal["numeric"]
    answer: Answer | None = None
    result: Annotated[str, Field(pattern=r"^[^:]+:.+$")] | None = None
    generator: Annotated[str, Field(pattern=r"^[\w/]+\.py:[a-z_]\w*$")] | None = None
    unit: str = ""
    tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    wrong: list[WrongNumber] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if (self.answer is None) == (self.generator is None):
            raise ValueError("answer and generator, or neither of them; give one")
        if self.generator and self.tolerance is None:
            raise ValueError("a generator without a tolerance; give that of its number")
        if self.answer and (self.unit or self.tolerance is not None):
            raise ValueError("unit or tolerance beside answer; write them inside it")
        return self


class Ordering(Common):
    """Items to put in order; they stand in the right one."""

    kind: Literal["ordering"]
    items: Annotated[list[Text], Field(min_length=3)]


class Matching(Common):
    """Things to bring together; several lefts may share a right."""

    kind: Literal["matching"]
    pairs: Annotated[list[Pair], Field(min_length=3)]


class Output(Common):
    """What does this print? The key is the listing's `result`, which a run proves."""

    kind: Literal["output"]
    listing: Text
    region: Name | None = None
    result: Text
    options: Annotated[list[Option], Field(min_length=2)] | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if self.options is not None and sum(option.correct for option in self.options) != 1:
            raise ValueError(
                "not one option is correct; mark what the listing prints, and that alone"
            )
        return self


class Line(Common):
    """Which line is at fault? `line` is its text, as it stands once in the region."""

    kind: Literal["line"]
    listing: Text
    region: Name | None = None
    line: Text
    reason: Text


def _one_blank(text: object) -> object:
    if isinstance(text, str) and text.count("____") != 1:
        raise ValueError(f"{text.count('____')} places to fill in; mark one with ____")
    return text


class Fill(Common):
    """A configuration or code with one blank, `____`, in `text`."""

    kind: Literal["fill"]
    text: Annotated[Text, BeforeValidator(_one_blank)]
    language: Name
    accepted: Annotated[list[Text], Field(min_length=1)]


class Long(Common):
    """A short answer, a design or an incident: marked by a rubric."""

    kind: Literal["short", "design", "incident"]
    rubric: Annotated[list[Criterion], Field(min_length=1)]
    model_answer: Text


Question = Annotated[
    Single | Multiple | Numeric | Ordering | Matching | Output | Line | Fill | Long,
    Field(discriminator="kind"),
]
KINDS: dict[str, type[Common]] = {
    "single": Single,
    "multiple": Multiple,
    "numeric": Numeric,
    "ordering": Ordering,
    "matching": Matching,
    "output": Output,
    "line": Line,
    "fill": Fill,
    "short": Long,
    "design": Long,
    "incident": Long,
}
ASKS = {
    "single": "choose one",
    "multiple": "choose all that are right",
    "numeric": "give a number",
    "ordering": "put in order",
    "matching": "match",
    "output": "say what it prints",
    "line": "find the line",
    "fill": "fill in the gap",
    "short": "answer in a few sentences",
    "design": "design",
    "incident": "find out what happened",
}
"""What the learner does, by kind."""
