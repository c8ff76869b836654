"""Questions on paper: asked where they stand, answered at the end of the module."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.print.conftest import Book, print_book

MADE = """
import sys
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from patternbook.site import questions_nodes as asks

def words(kind, text, **more):
    return kind("", nodes.paragraph("", text), **more)

class Asked(SphinxDirective):
    required_arguments = 1
    option_spec = {"form": str}
    def run(self):
        name, form = self.arguments[0], self.options["form"]
        choice = lambda text, **more: asks.question_choice("", nodes.Text(text), **more)
        place, children, parts = asks.question_form("", form=form), [], []
        answer = asks.question_answer("", key=f"Key of {name}", grade={})
        if form == "choice":
            place += [choice("Option one"), choice("Option two")]
            answer += [words(asks.question_reason, f"Reason {n} of {name}", of=n) for n in (0, 1)]
        elif form == "match":
            place += [choice("Left one", side="left"), choice("Right one", side="right")]
        elif form == "line":
            place += nodes.literal_block("x", "first = 1\\n\\nthird = 3", language="python")
        elif form == "number":
            place["unit"] = "ms"
            answer += words(asks.question_reason, "The mistake", of=0, number="7.25")
        elif form == "long":
            answer["key"] = ""
            answer += words(asks.question_criterion, "Names the cause", points=3)
            answer += words(asks.question_criterion, "Computes it", points=4)
            answer += words(asks.question_model, "The model answer of it")
        answer += words(asks.question_explanation, f"Lesson of {name}")
        stem = words(asks.question_stem, f"Stem of {name}")
        node = asks.question("", stem, place, answer, question=name, asks="choose one",
            ids=[f"question-{name}"])
        self.set_source_info(node)
        return [node]

def setup(app):
    app.add_directive("asked", Asked)
    app.add_directive("progress", type("P", (SphinxDirective,),
        {"run": lambda self: [asks.question_progress()]}))
"""
FORMS = ("choice", "match", "line", "number", "long", "text")
CHECK = "# Check\n\n```{progress}\n```\n\n" + "".join(
    f"```{{asked}} q-{form}\n:form: {form}\n```\n\n" for form in FORMS
)
INDEX = "# Module\n\n```{asked} q-choice\n:form: choice\n```\n\n```{toctree}\ncheck\n```\n"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Book:
    files = {"m/index": INDEX, "m/check": CHECK, "n/index": "# Next\n\nText.\n"}
    return print_book(tmp_path_factory.mktemp("questions"), files, conf=MADE)


def test_it_is_printed(printed: Book) -> None:
    assert (printed.status, printed.told) == (0, "")


def test_answers_stand_on_a_later_page_of_the_module(printed: Book) -> None:
    pages = printed.pages("m-a4")
    (answers,) = [n for n, page in enumerate(pages) if "Key of q-choice" in page]
    asked = [n for n, page in enumerate(pages) if "Stem of" in page]
    assert max(asked) < answers
    assert "Answers" in pages[answers]
    for form in FORMS:
        assert f"Stem of q-{form}" in " ".join(pages)
        assert f"Lesson of q-{form}" in pages[answers]
    whole = printed.text()
    assert whole.index("Lesson of q-text") < whole.rindex("Next")


def test_letters_numbers_and_units(printed: Book) -> None:
    text = printed.text("m-a4")
    for part in ("A. Option one", "B. Option two", "1. Left one", "A. Right one", "ms", "7.25"):
        assert part in text, part
    answers = text.partition("Lesson of")[0]
    assert "Choose one; answer." in answers


def test_a_question_asked_again_is_told_by_its_number(printed: Book) -> None:
    text = printed.text("m-a4")
    assert text.count("Stem of q-choice") == 1
    assert "Here again: question 1" in text


def test_a_rubric_is_summed(printed: Book) -> None:
    text = printed.text("m-a4")
    assert "Names the cause 3" in text
    assert "all 7" in text
    assert "The model answer of it" in text


def test_the_answers_are_in_the_contents(printed: Book) -> None:
    assert "Answers" in [str(line.title) for line in flat(printed.reader("m-a4").outline)]


def flat(outline: list[object]) -> list[object]:
    found = []
    for line in outline:
        found += flat(line) if isinstance(line, list) else [line]
    return found


def test_two_runs_give_the_same_bytes(printed: Book, tmp_path: Path) -> None:
    files = {"m/index": INDEX, "m/check": CHECK, "n/index": "# Next\n\nText.\n"}
    again = print_book(tmp_path, files, conf=MADE)
    assert (again.out / "m-a4.pdf").read_bytes() == (printed.out / "m-a4.pdf").read_bytes()
