"""What the Typst sources of a paper's sheets have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from patternbook.bank.model import Line, Long, Matching, Numeric, Output
from patternbook.bank.papers.marking import points
from patternbook.bank.papers.paper import Paper
from patternbook.bank.variants import Variant
from patternbook.print.escape import array, content, optional, string, words
from patternbook.print.highlight import painted

IMPORT = '#import "/exam.typ": *\n'
CHOOSE = "Choose one."


@dataclass(frozen=True)
class Desk:
    """A paper with its texts set.

    Attributes:
        title: The names of its modules.
        command: What makes it again.
        texts: MyST text to Typst source.
        listings: Stem to the code of the book's listings that it speaks of.
        sources: Question to the short citations of its sources, in brackets.
        lines: Question to its line in the bank.
    """

    paper: Paper
    title: str
    command: str
    texts: Mapping[str, str]
    listings: Mapping[str, list[tuple[str, str]]]
    sources: Mapping[str, str]
    lines: Mapping[str, int]

    def text(self, text: str) -> str:
        """A text of the bank as a content block."""
        return content(self.texts[text])

    def page(self, title: str, foot: str, body: list[str]) -> str:
        """The source of a whole PDF."""
        whole = f"{title}: {self.title}"
        told = f"{self.title} · {foot} · bank {self.paper.fingerprint}"
        head = f"#show: exam.with(title: {string(whole)}, foot: {string(told)})\n"
        return IMPORT + head + "".join(body)

    def at(self, variant: Variant, source: str) -> str:
        """A call with a comment that leads an error of Typst to its question."""
        name = variant.question.id
        return f"\n\n//@ {name}:{self.lines[name]}\n{source}\n"

    def sizes(self) -> str:
        """How long the paper is, in words."""
        paper = self.paper
        return (
            f"{counted(len(paper.questions), 'question')} · {counted(paper.minutes, 'minute')} · "
            f"{counted(paper.points, 'point')} · {counted(paper.needed, 'point')} pass "
            f"({paper.pass_mark}%)"
        )


def counted(number: float, name: str) -> str:
    """`1 point`, `2 points`."""
    return f"{number:g} {name}" if number == 1 else f"{number:g} {name}s"


def worth(variant: Variant) -> str:
    """Points and minutes of a question."""
    asked = variant.question
    return f"{counted(points(asked), 'point')} · {counted(asked.minutes, 'minute')}"


def asks(variant: Variant) -> str:
    """What is to be done, and how the answer is written down."""
    match variant.question:
        case Output() if not variant.options:
            return f"Write what it prints after “{variant.question.result}:”."
        case Numeric():
            unit = f" in {variant.unit}" if variant.unit else ""
            near = f" Within {variant.tolerance * 100:.3g}% is right." if variant.tolerance else ""
            return f"Give a number{unit}.{near}"
        case Matching():
            more = len(variant.rights) < len(variant.lefts)
            again = " A letter may be used more than once." if more else ""
            return f"Write a letter for each number, such as 1 B, 2 A.{again}"
        case Line():
            return "Give the number of the line."
        case Long():
            return {
                "short": "Answer in a few sentences, on the lines below.",
                "design": "Write your design on the lines below.",
                "incident": "Write what happened and your answers on the lines below.",
            }[variant.question.kind]
    return {
        "multiple": "Choose all that are right. A wrong choice takes away what a right one gives.",
        "ordering": "Write the letters in the right order.",
        "fill": "Write what belongs in the gap.",
    }.get(variant.question.kind, CHOOSE)


def code(language: str, source: str) -> str:
    """Lines of code with their numbers."""
    text = source.rstrip("\n").expandtabs(4)
    return f"#lines-of({string(text)}, {optional(painted(text, language))})"


def asked(desk: Desk, variant: Variant) -> str:
    """The body of a question: stem, code, options."""
    parts = [desk.texts[variant.stem], "\n\n"]
    parts += [code(language, text) for text, language in desk.listings.get(variant.stem, [])]
    if variant.code:
        parts.append(code(variant.language, variant.code))
    if variant.options:
        parts.append(f"#options({array([desk.text(o.text) for o in variant.options])})")
    elif variant.items:
        parts.append(f"#options({array([desk.text(item) for item in variant.items])})")
    elif variant.rights:
        lefts = array([desk.text(left) for left in variant.lefts])
        parts.append(f"#pairs({lefts}, {array([desk.text(right) for right in variant.rights])})")
    return content("\n".join(parts))


def note(text: str) -> str:
    """Words of our own as a content block."""
    return content(words(text))
