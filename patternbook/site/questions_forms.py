"""The fields of a question's form, by what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from patternbook.site.html.translator import lean
from patternbook.site.questions_nodes import letter, question_choice, question_form


def _words(self: HTML5Translator, node: nodes.Node) -> None:
    for child in node.children:
        child.walkabout(self)


def _choices(self: HTML5Translator, form: question_form, name: str) -> None:
    kind = "checkbox" if form["form"] == "choices" else "radio"
    self.body.append('<div class="question-options">\n')
    for place, option in enumerate(form.children):
        self.body.append(
            f'<label class="question-option"><input type="{kind}" name="{name}" value="{place}"> '
            f'<span class="question-letter">{letter(place)}</span> <span class="question-words">'
        )
        _words(self, option)
        self.body.append("</span></label>\n")
    self.body.append("</div>\n")


def _number(self: HTML5Translator, form: question_form, name: str) -> None:
    unit = f" <span>{escape(form['unit'])}</span>" if form["unit"] else ""
    self.body.append(
        f'<p class="question-field"><label>Your answer <input type="text" '
        f'inputmode="decimal" name="{name}" autocomplete="off">{unit}</label></p>\n'
    )


def _text(self: HTML5Translator, form: question_form, name: str) -> None:
    self.body.append(
        f'<p class="question-field"><label>{escape(form["label"])} <input type="text" '
        f'name="{name}" autocomplete="off" autocapitalize="off" spellcheck="false"></label></p>\n'
    )


def _lines(self: HTML5Translator, form: question_form, name: str) -> None:
    (block,) = form.children
    assert isinstance(block, nodes.literal_block)
    html = self.highlighter.highlight_block(block.rawsource, block["language"], force=True)
    lines = lean(html).partition("<pre>")[2].rpartition("</pre>")[0].removeprefix("<span></span>")
    self.body.append('<div class="question-lines highlight">\n')
    for place, line in enumerate(lines.rstrip("\n").split("\n")):
        if not line.strip():
            self.body.append('<span class="question-gap"></span>\n')
            continue
        self.body.append(
            f'<label class="question-line"><input type="radio" name="{name}" value="{place}">'
            f"<span>{place + 1}</span><code>{line}</code></label>\n"
        )
    self.body.append("</div>\n")


def _order(self: HTML5Translator, form: question_form, name: str) -> None:
    places = "".join(f"<option>{place}</option>" for place in range(1, len(form.children) + 1))
    self.body.append('<div class="question-options">\n')
    for place, item in enumerate(form.children):
        self.body.append(
            f'<p class="question-row"><select name="{name}-{place}" id="{name}-{place}" '
            f'aria-label="Place of {letter(place)}" aria-describedby="{name}-item-{place}">'
            f'<option value="">–</option>{places}</select> '
            f'<label for="{name}-{place}"><span class="question-letter">{letter(place)}</span> '
            f'<span class="question-words" id="{name}-item-{place}">'
        )
        _words(self, item)
        self.body.append("</span></label></p>\n")
    self.body.append("</div>\n")


def _match(self: HTML5Translator, form: question_form, name: str) -> None:
    sides = [child for child in form.children if isinstance(child, question_choice)]
    rights = [side for side in sides if side["side"] == "right"]
    options = "".join(
        f'<option value="{place}">{letter(place)}</option>' for place in range(len(rights))
    )
    self.body.append('<ul class="question-rights">\n')
    for place, right in enumerate(rights):
        self.body.append(f'<li><span class="question-letter">{letter(place)}</span> <span>')
        _words(self, right)
        self.body.append("</span></li>\n")
    self.body.append('</ul>\n<div class="question-options">\n')
    for place, left in enumerate(side for side in sides if side["side"] == "left"):
        self.body.append(
            f'<p class="question-row"><select name="{name}-{place}" id="{name}-{place}">'
            f'<option value="">–</option>{options}</select> '
            f'<label for="{name}-{place}"><span class="question-words">'
        )
        _words(self, left)
        self.body.append("</span></label></p>\n")
    self.body.append("</div>\n")


def _long(self: HTML5Translator, form: question_form, name: str) -> None:
    self.body.append(
        '<p class="question-field needs-script"><label>Your answer, for yourself '
        f'<textarea name="{name}" rows="5"></textarea></label></p>\n'
    )


FORMS: dict[str, Callable[[HTML5Translator, question_form, str], None]] = {
    "choice": _choices,
    "choices": _choices,
    "number": _number,
    "text": _text,
    "line": _lines,
    "order": _order,
    "match": _match,
    "long": _long,
}
