"""The questions of a chapter, numbered through, and the pages of answers at its end."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Asked:
    """What a chapter has asked so far.

    Attributes:
        places: Id of a question to its number and its label.
        answers: Typst source of each answer, in the same order.
    """

    places: dict[str, tuple[int, str]] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)


TITLE = "Answers"


def with_answers(source: str, end: str, asked: Asked, spot: str) -> str:
    """The source of a chapter's last document with the answers before its `end`."""
    kept = source.removesuffix(end)
    return f"{kept}\n\n#answers-heading({spot}, [{TITLE}])\n{''.join(asked.answers)}\n{end}"
