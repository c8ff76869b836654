"""The forms in which an edition may be asked for, and what its file is called."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

Paper = Literal["a4", "letter"]
Edition = Literal["screen", "print"]
Language = Literal["python", "go", "java", "typescript", "rust"]

PAPERS: tuple[Paper, ...] = get_args(Paper)
EDITIONS: tuple[Edition, ...] = get_args(Edition)
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Format:
    """What one PDF looks like.

    Attributes:
        paper: The size of its pages.
        edition: `screen`: single-sided, links coloured; `print`: for both sides of the sheet.
        language: The one that listings with siblings are shown in.
        large: Large print.

    Raises:
        ValueError: There is no such format; the message says which there are.
    """

    paper: Paper = "a4"
    edition: Edition = "screen"
    language: Language = "python"
    large: bool = False

    def __post_init__(self) -> None:
        choices = {"paper": PAPERS, "edition": EDITIONS, "language": LANGUAGES}
        for what, known in choices.items():
            asked = getattr(self, what)
            if asked not in known:
                raise ValueError(unknown(what, asked, known))

    def file_name(self, what: str) -> str:
        """Name, without suffix, of the PDF of `what`: its paper, then all that is not usual.

        >>> Format("a4", "print", "go").file_name("circuit-breaker-mastery")
        'circuit-breaker-mastery-a4-print-go'
        """
        told = [what, self.paper]
        if self.edition != "screen":
            told.append(self.edition)
        if self.language != "python":
            told.append(self.language)
        if self.large:
            told.append("large")
        return "-".join(told)

    @property
    def text(self) -> str:
        """A name for what the text depends on; the same text is set on any paper."""
        return self.language + ("-large" if self.large else "")


def unknown(what: str, asked: str, known: tuple[str, ...] | list[str]) -> str:
    """What is wrong with a name that is none of the known ones, and what to do."""
    near = get_close_matches(asked, known, 1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"no {what} '{asked}'; {hint}name one of {', '.join(known)}"
