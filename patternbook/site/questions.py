"""`{question}`, `{questions}` and `{question-progress}`: the bank's questions on a page."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from docutils.nodes import Node
from sphinx.addnodes import pending_xref

from patternbook.bank.load import Bank
from patternbook.bank.model import ASKS, Line, Long, Numeric, Output, Question
from patternbook.bank.places import Place
from patternbook.bank.variants import Variant, variant
from patternbook.errors import BookError
from patternbook.site import questions_nodes as asks
from patternbook.site.facts import QuestionShown, book_domain
from patternbook.site.questions_parts import Made, make
from patternbook.site.report import BookDirective


class Asking(BookDirective):
    """What the directives that show questions have in common."""

    required_arguments = 1

    def bank(self) -> Bank:
        """The bank, as this build has read it."""
        return book_domain(self.env).bank

    def show(self, asked: Question) -> asks.question:
        """A question as a node."""
        name = asked.id
        place = self.bank().places[name]
        self.env.note_dependency(place.path)
        for file in _files(asked):
            self.env.note_dependency(Path(self.config.patternbook_examples, file))
        facts = book_domain(self.env).page(self.env.current_document.docname)
        anchor = f"question-{name}"
        if anchor in self.state.document.ids:
            raise self.wrong(f"question '{name}' stands twice on this page", "remove one")
        try:
            drawn = variant(asked, root=Path(self.config.patternbook_examples))
        except BookError as error:
            facts.faults.append(name)
            what = f"question '{name}': {error.what} in {error.place}"
            raise BookError(place.path, place.line, what, error.remedy) from None
        made = make(drawn, self.parse)
        made.form["classes"].append("no-search")  # who searches for a word finds no option
        stem = asks.question_stem("", *self.parse(drawn.stem))
        if made.code is not None:
            stem += made.code
        answer = self._answer(drawn, made)
        whole = asks.question("", stem, made.form, answer, question=name, kind=asked.kind)
        whole["asks"] = ASKS[asked.kind]
        if asked.kind == "output" and made.form["form"] == "choice":
            whole["asks"] = ASKS["single"]
        whole["minutes"] = asked.minutes
        whole["fact"] = QuestionShown(name, asked.minutes, anchor, asked.kind, asked.level)
        whole["ids"].append(anchor)
        self.state.document.ids[anchor] = whole
        _stands_at(whole, place)
        self.set_source_info(whole)
        return whole

    def parse(self, text: str) -> list[Node]:
        """MyST text of the bank as nodes."""
        return self.parse_text_to_nodes(text.strip("\n"), offset=0)

    def _answer(self, drawn: Variant, made: Made) -> asks.question_answer:
        asked = drawn.question
        answer = asks.question_answer("", key=made.key, grade=made.grade, classes=["no-search"])
        for of, text in made.reasons:
            number = made.numbers[of] if made.numbers else ""
            answer += asks.question_reason("", *self.parse(text), of=of, number=number)
        if isinstance(asked, Long):
            for one in asked.rubric:
                told = self.parse(one.criterion)
                answer += asks.question_criterion("", *told, points=one.points)
            answer += asks.question_model("", *self.parse(asked.model_answer))
        explained = asks.question_explanation("", *self.parse(drawn.explanation))
        cited = {x["reftarget"] for x in explained.findall(pending_xref) if _is_source(x)}
        others = [source for source in asked.sources if source not in cited]
        if others:
            explained.extend(self.parse(f"Sources {{source}}`{','.join(others)}`."))
        answer += explained
        return answer


def _files(asked: Question) -> list[str]:
    """What a question depends on below examples/."""
    if isinstance(asked, Output | Line):
        return [asked.listing if "." in asked.listing else f"{asked.listing}.py"]
    if isinstance(asked, Numeric) and asked.generator:
        return [asked.generator.partition(":")[0]]
    return []


def _is_source(xref: pending_xref) -> bool:
    return bool(xref["refdomain"] == "book" and xref["reftype"] == "source")


def _stands_at(whole: Node, place: Place) -> None:
    """Let whatever is wrong in a question be told at its place in the bank."""
    for node in whole.findall(nodes.Element):
        node.source, node.line = str(place.path), place.line


class OneQuestion(Asking):
    """A question by its id."""

    def make(self) -> list[Node]:
        name = self.arguments[0]
        bank = self.bank()
        if name in bank.questions:
            return [self.show(bank.questions[name])]
        facts = book_domain(self.env).page(self.env.current_document.docname)
        if name in bank.places:
            facts.faults.append(name)
            return []  # what is wrong with it is told where it stands
        raise self.wrong(f"no question '{name}'", _near(name, bank.questions))


class SectionQuestions(Asking):
    """All questions that a section teaches, in the order of the bank."""

    def make(self) -> list[Node]:
        section = self.arguments[0]
        bank = self.bank()
        found = bank.of_section(section)
        if not found:
            sections = {asked.section: None for asked in bank.questions.values()}
            raise self.wrong(f"no questions of section '{section}'", _near(section, sections))
        return [self.show(asked) for asked in found]


class Progress(BookDirective):
    """How far the reader has come with the questions of this page, and what to do with it."""

    def make(self) -> list[Node]:
        return [asks.question_progress("")]


def _near(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"use one of {', '.join(names)}" if names else "write it in book/questions"
