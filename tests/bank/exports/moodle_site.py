"""What Moodle makes of a file: reads it as its importer does, and marks answers as its types do.

The shares of a choice come from a parser too; it knows no other type, and decodes texts twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from xml.etree import ElementTree

from moodle_xml_parser.parser import parse_bytes

FRACTIONS = [1, 0.9, 5 / 6, 0.8, 0.75, 0.7, 2 / 3, 0.6, 0.5, 0.4, 1 / 3, 0.3, 0.25, 0.2, 1 / 6]
FRACTIONS += [1 / 7, 0.125, 1 / 9, 0.1, 0.05, 0]
"""The shares of a mark that Moodle knows; an import with another is refused."""


@dataclass
class Asked:
    """A question on a Moodle site."""

    type: str
    category: str
    text: str
    general: str
    mark: float
    tree: ElementTree.Element
    answers: list[tuple[str, float, str]] = field(default_factory=list)
    single: bool = True

    def all(self, tag: str) -> list[ElementTree.Element]:
        return self.tree.findall(tag)

    def chosen(self, places: Sequence[int]) -> float:
        return max(0.0, min(1.0, sum(self.answers[place][1] for place in places)))

    def number(self, text: str) -> float:
        given, _, unit = text.partition(" ")
        units = {
            one.findtext("unit_name"): one.findtext("multiplier") for one in self.all(".//unit")
        }
        value = float(given) / float(units[unit] if unit else 1)
        for answer in self.all("answer"):
            near = float(answer.findtext("tolerance"))
            if abs(value - float(answer.findtext("text"))) <= near:
                return float(answer.get("fraction")) / 100
        return 0.0

    def typed(self, text: str) -> float:
        for accepted, share, _ in self.answers:
            assert "*" not in accepted.replace(r"\*", "")  # it would stand for any text
            if accepted.replace(r"\*", "*") == text.strip():
                return share
        return 0.0

    def ordered(self, texts: Sequence[str]) -> float:
        """The share of pairs in order, as RELATIVE_ALL_PREVIOUS_AND_NEXT counts them."""
        ranks = {text: share for text, share, _ in self.answers}
        pairs = list(combinations([ranks[text] for text in texts], 2))
        return sum(first < second for first, second in pairs) / len(pairs)

    def matched(self, texts: Sequence[str]) -> float:
        keys = [one.findtext("answer/text") for one in self.all("subquestion")]
        return sum(a == b for a, b in zip(texts, keys, strict=True)) / len(keys)


def read(data: bytes) -> dict[str, Asked]:
    """The questions of a file, by name."""
    choices = {one.name: one for one in parse_bytes(data)["multichoice"]}
    found: dict[str, Asked] = {}
    category = ""
    for tree in ElementTree.fromstring(data):
        type_ = tree.get("type", "")
        if type_ == "category":
            category = tree.findtext("category/text") or ""
            continue
        name = tree.findtext("name/text") or ""
        assert name not in found
        asked = Asked(
            type_,
            category,
            tree.findtext("questiontext/text") or "",
            tree.findtext("generalfeedback/text") or "",
            float(tree.findtext("defaultgrade") or 0),
            tree,
        )
        scale = 1 if type_ == "ordering" else 100
        asked.answers = [
            (
                answer.findtext("text") or "",
                float(answer.get("fraction")) / scale,
                answer.findtext("feedback/text") or "",
            )
            for answer in tree.findall("answer")
        ]
        if type_ == "multichoice":
            asked.single = choices[name].single
            shares = [option.score_fraction / 100 for option in choices[name].options]
            assert shares == [share for _, share, _ in asked.answers]
        if type_ != "ordering":
            shares = [abs(share) for _, share, _ in asked.answers]
            assert all(min(abs(share - known) for known in FRACTIONS) < 1e-5 for share in shares)
        found[name] = asked
    return found
