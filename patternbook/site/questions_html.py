"""A question as an HTML form.

Without a script it reads as text, with one it is graded (`html/static/questions.js`). Classes:
`form.question` > `fieldset` > `legend` (`.question-number`, `.question-asks`), `.question-stem`,
`.question-options`; then `.question-actions`, `.question-result` (live), `.question-told`, and
`script.question-key`, which holds the answer, unreadable to the eye.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from patternbook.bank import numbers
from patternbook.site import questions_nodes as asks
from patternbook.site.facts import book_domain
from patternbook.site.html.concealed import concealed
from patternbook.site.questions_forms import FORMS

SCRIPTS = ("progress.js", "grading.js", "questions.js")
WITHOUT_SCRIPT = "Without JavaScript nothing is graded here; the print edition has the answers."


def visit_question(self: HTML5Translator, node: asks.question) -> None:
    """Write the form."""
    stem, form, answer = node.children
    assert isinstance(stem, asks.question_stem)
    assert isinstance(form, asks.question_form)
    name = node["ids"][0]
    number = 1 + list(self.document.findall(asks.question)).index(node)
    self.body.append(
        f'<form class="question" id="{name}" data-question="{escape(node["question"])}" '
        f'data-form="{form["form"]}" novalidate>\n'
        f'<fieldset aria-describedby="{name}-stem"><legend>'
        f'<span class="question-number">Question {number}</span> '
        f'<span class="question-asks">{escape(node["asks"])}</span></legend>\n'
        f'<div class="question-stem" id="{name}-stem">'
    )
    for part in stem.children:
        part.walkabout(self)
    self.body.append("</div>\n")
    FORMS[form["form"]](self, form, name)
    self.body.append("</fieldset>\n")
    action = "Show the rubric" if form["form"] == "long" else "Check"
    self.body.append(
        f'<p class="question-actions needs-script"><button type="submit">{action}</button> '
        '<span class="question-before"></span></p>\n'
        '<div class="question-result" role="status" aria-live="polite"></div>\n'
        '<div class="question-told"></div>\n'
    )
    told = concealed(json.dumps(_told(self, answer), ensure_ascii=False, separators=(",", ":")))
    self.body.append(f'<script type="application/json" class="question-key">{told}</script>\n')
    if number == 1:
        self.body.append(f"<noscript><p>{WITHOUT_SCRIPT}</p></noscript>\n")
    self.body.append("</form>\n")
    raise nodes.SkipNode


def _told(self: HTML5Translator, answer: nodes.Node) -> dict[str, object]:
    """What is told after answering, as HTML."""
    assert isinstance(answer, asks.question_answer)
    reasons: dict[int, str] = {}
    told: dict[str, object] = {"key": answer["key"], "grade": answer["grade"], "reasons": reasons}
    rubric = []
    for part in answer.children:
        assert isinstance(part, nodes.Element)
        html = _aside(self, part)
        if isinstance(part, asks.question_reason):
            reasons[part["of"]] = html
        elif isinstance(part, asks.question_criterion):
            rubric.append([part["points"], _line(html)])
        elif isinstance(part, asks.question_model):
            told["model"] = html
        else:
            told["explanation"] = html
    return told | ({"rubric": rubric} if rubric else {})


def _aside(self: HTML5Translator, part: nodes.Element) -> str:
    """The HTML of a part, taken out of the page."""
    start = len(self.body)
    for child in part.children:
        child.walkabout(self)
    html = "".join(self.body[start:])
    del self.body[start:]
    return html.strip()


def _line(html: str) -> str:
    """What stands in a label is no paragraph."""
    one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1
    return html[3:-4] if one else html


def visit_progress(self: HTML5Translator, node: asks.question_progress) -> None:
    """Write the buttons; the script says how many questions are answered."""
    self.body.append(
        '<section class="question-progress needs-script" aria-label="Your progress">\n'
        '<p class="progress-told" role="status" aria-live="polite"></p>\n'
        '<p><button type="button" class="progress-export">Save to a file</button> '
        '<button type="button" class="progress-import">Load from a file</button> '
        '<button type="button" class="progress-erase">Erase</button>'
        '<input type="file" accept=".json,application/json" aria-label="File with your progress" '
        "hidden></p>\n</section>\n"
    )
    raise nodes.SkipNode


def _never(self: HTML5Translator, node: nodes.Element) -> None:
    """Departure of a node whose visit skips it."""


def script(parts: tuple[str, ...] = SCRIPTS) -> str:
    """The script of a page, after the units that it reads, from where the bank has them."""
    units = json.dumps({"scales": numbers.SCALES, "aliases": numbers.ALIASES}, ensure_ascii=False)
    static = Path(__file__).parent / "html" / "static"
    texts = [(static / name).read_text(encoding="utf-8") for name in parts]
    return "".join([f"const bookUnits = {units};\n", *texts])


def write_script(app: Sphinx, exception: Exception | None) -> None:
    """Write the script, if a page has questions."""
    if exception or app.builder.format != "html":
        return
    if any(page.questions for page in book_domain(app.env).pages.values()):
        (Path(app.outdir) / "_static" / "questions.js").write_text(script(), encoding="utf-8")


def setup_html(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(asks.question, html=(visit_question, _never))
    app.add_node(asks.question_progress, html=(visit_progress, _never))
    app.connect("build-finished", write_script)
