"""Questions as text: here what is asked, at the chapter's end what is right and why."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from docutils.nodes import Element, Node

from patternbook.epub.boxes import Boxes
from patternbook.epub.pages import file_of
from patternbook.site import questions_nodes as asks

ID = re.compile(r' id="([^"]+)"')


class BookTranslator(Boxes):
    """The whole writer."""

    def visit_question(self, node: asks.question) -> None:
        """Write a question; one that the chapter has asked before is named."""
        chapter, name = self.builder.chapter, node["question"]
        spot = node["ids"][0]
        if name in chapter.asked:
            number, there = chapter.asked[name]
            link = f'<a href="{there}">Question {number}</a>'
            self.body.append(f'<p class="question" id="{spot}">{link}, once more.</p>\n')
            raise nodes.SkipNode
        number = len(chapter.asked) + 1
        here = f"{file_of(self.builder.current_docname)}#{spot}"
        chapter.asked[name] = (number, here)
        stem, form, answer = node.children
        assert isinstance(stem, Element)
        assert isinstance(form, asks.question_form)
        assert isinstance(answer, asks.question_answer)
        there = f"answer-{name}"
        self.body.append(
            f'<section class="question" id="{spot}">\n<p class="asks"><strong>Question {number}'
            f"</strong> {escape(node['asks'])}</p>\n{self.part(stem.children)}\n{self._form(form)}"
            f'<p class="to-answer"><a href="{chapter.answers_file}#{there}">Answer</a></p>\n'
            "</section>\n"
        )
        head = f'<h2><a href="{here}">Question {number}</a></h2>\n'
        body = self._moved(self._answer(answer, form), name)
        chapter.answers.append(f'<section class="answer" id="{there}">{head}{body}</section>\n')
        raise nodes.SkipNode

    def visit_question_progress(self, node: Element) -> None:
        """Leave it out: this edition keeps no record."""
        raise nodes.SkipNode

    def _moved(self, html: str, question: str) -> str:
        """An answer whose places got names of their own; links to them will be led there."""
        here = file_of(self.builder.current_docname)

        def renamed(found: re.Match[str]) -> str:
            name = f"{question}-{found[1]}"
            self.builder.moved[f"{here}#{found[1]}"] = f"{self.builder.chapter.answers_file}#{name}"
            return f' id="{name}"'

        return ID.sub(renamed, html)

    def _form(self, form: asks.question_form) -> str:
        kind = form["form"]
        if kind in ("choice", "choices", "order"):
            return self._list(list(form.children), "A")
        if kind == "match":
            lefts: list[Node] = [c for c in _choices(form) if c["side"] == "left"]
            rights: list[Node] = [c for c in _choices(form) if c["side"] == "right"]
            return self._list(lefts, "1") + self._list(rights, "A")
        if kind == "line":
            (block,) = form.children
            assert isinstance(block, Element)
            return self.code(block, numbered=True)
        if kind == "number" and form["unit"]:
            return f"<p>In {escape(form['unit'])}.</p>\n"
        return ""

    def _list(self, items: list[Node], style: str) -> str:
        inside = "".join(f"<li>{self.part(list(item.children))}</li>\n" for item in items)
        return f'<ol type="{style}">\n{inside}</ol>\n'

    def _answer(self, answer: asks.question_answer, form: asks.question_form) -> str:
        lettered = form["form"] in ("choice", "choices")
        key = f"<p><strong>{escape(answer['key'])}</strong></p>\n" if answer["key"] else ""
        reasons, rubric, model, told = [], [], "", ""
        for part in answer.children:
            assert isinstance(part, Element)
            text = self.part(list(part.children))
            if isinstance(part, asks.question_reason):
                head = asks.letter(part["of"]) if lettered else part.get("number", "")
                inside = text if text.startswith("<") else f"<p>{text}</p>"
                reasons.append(f"<dt>{escape(head) or 'Why'}</dt><dd>{inside}</dd>\n")
            elif isinstance(part, asks.question_criterion):
                points = part["points"]
                name = "point" if points == 1 else "points"
                rubric.append(f"<li>{text} <em>{points} {name}</em></li>\n")
            elif isinstance(part, asks.question_model):
                model = f'<p class="rubric">A model answer</p>\n{text}\n'
            else:
                told = text
        why = f'<dl class="reasons">\n{"".join(reasons)}</dl>\n' if reasons else ""
        marks = ""
        if rubric:
            marks = f'<p class="rubric">What earns points</p>\n<ul>\n{"".join(rubric)}</ul>\n'
        return key + why + model + marks + told


def _choices(form: Element) -> list[asks.question_choice]:
    return [child for child in form.children if isinstance(child, asks.question_choice)]
