"""The elements of Moodle XML."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from patternbook.bank.exports.texts import sound

FEEDBACK = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def text_in(above: Element, tag: str, text: str) -> None:
    """Add an element with a plain text."""
    SubElement(SubElement(above, tag), "text").text = sound(text)


def html_in(above: Element, tag: str, text: str) -> None:
    """Add an element with HTML in it, escaped."""
    SubElement(SubElement(above, tag, format="html"), "text").text = sound(text)


def values_in(above: Element, **values: object) -> None:
    """Add elements with a value each."""
    for tag, value in values.items():
        SubElement(above, tag).text = sound(str(value))


def answer_in(
    above: Element, fraction: float, text: str, feedback: str, format_: str = "moodle_auto_format"
) -> Element:
    """Add an answer, what it is worth in percent, and its feedback."""
    share = f"{fraction:.5f}".rstrip("0").rstrip(".")
    answer = SubElement(above, "answer", fraction=share, format=format_)
    SubElement(answer, "text").text = sound(text)
    html_in(answer, "feedback", feedback)
    return answer


def combined_in(made: Element) -> None:
    """Add the empty feedback that types with choices have to have."""
    for tag in FEEDBACK:
        html_in(made, tag, "")
    SubElement(made, "shownumcorrect")
