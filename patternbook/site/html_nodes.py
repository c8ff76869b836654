"""The form of the book's own nodes in HTML.

Classes, for the style sheet:

- `figure.listing` (the set): `figcaption.listing-caption` > `.caption-number`, `.caption-text`,
  `.headerlink`; then `.listing-panel` > `.highlight-LANG`, `.listing-foot` > `a.listing-file`,
  `code.listing-command`. With siblings: `fieldset.listing-tabs` > `legend` and, a language,
  `input[type=radio]`, `label`, `.listing-panel`, in this order: CSS shows the panel of the
  checked input (`input:checked + label + .listing-panel`), so no script is needed and the arrow
  keys change the language.
- `aside.case-study`, `aside.reproduction` > `p.case-title` > `.case-kind`; `dl.field-list`;
  `dl.case-parts`.
- `details.plot-data` > `summary`, `table`.
- `aside.lab`, as a case study; `section.lab-hints` > `p.rubric`, `p`, and for each hint
  `details.lab-hint` > `summary`; `div.lab-report` round what a check printed.
- `figure.plot`, whose image has `uri_dark` (see site/html/translator.py).
- `span.source-citation`, `span.result`, `p.learning-time`, `dl.bibliography`, `dl.book-index`.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from patternbook.run.listing import load
from patternbook.site import nodes as ours
from patternbook.site.facts import book_domain
from patternbook.site.html.run.bar import run_bar
from patternbook.site.listing_files import FOLDER, listing_uri


def visit_listing_set(self: HTML5Translator, node: ours.listing_set) -> None:
    """Write the caption once, then a panel a language."""
    containers = [c for c in node.children if isinstance(c, nodes.container)]
    anchor = containers[0]["ids"][0]
    self.body.append(f'<figure class="listing" id="{anchor}">\n')
    for alias in containers[0]["ids"][1:]:
        self.body.append(f'<span id="{alias}"></span>')
    self.body.append('<figcaption class="listing-caption">')
    self.add_fignumber(containers[0])
    self.body.append('<span class="caption-text">')
    for child in containers[0][0].children:
        child.walkabout(self)
    self.body.append("</span>")
    self.add_permalink_ref(containers[0], "Link to this listing")
    self.body.append("</figcaption>\n")
    literals = [next(c.findall(nodes.literal_block)) for c in containers]
    if len(literals) == 1:
        _panel(self, literals[0])
    else:
        self.body.append('<fieldset class="listing-tabs"><legend>Language</legend>\n')
        for index, literal in enumerate(literals):
            key = f"{anchor}-{literal['language']}"
            checked = " checked" if index == 0 else ""
            self.body.append(f'<input type="radio" name="{anchor}-tabs" id="{key}"{checked}>')
            self.body.append(f'<label for="{key}">{escape(literal["label"])}</label>\n')
            _panel(self, literal)
        self.body.append("</fieldset>\n")
    self.body.append("</figure>\n")
    raise nodes.SkipNode


def _panel(self: HTML5Translator, literal: nodes.literal_block) -> None:
    name = literal["example"]
    uri = listing_uri(self.builder, self.builder.current_docname, name)
    self.body.append('<div class="listing-panel">\n')
    literal.walkabout(self)
    self.body.append(f'<div class="listing-foot"><a class="listing-file" href="{escape(uri)}">')
    self.body.append(f"examples/{escape(name)}</a> ")
    self.body.append(f'<code class="listing-command">{escape(literal["command"])}</code></div>\n')
    if name in getattr(self.builder, "runnable", ()):
        self.body.append(run_bar(literal, load(name, Path(self.config.patternbook_examples))))
    self.body.append("</div>\n")


def _visit_box(self: HTML5Translator, node: nodes.Element, kind: str) -> None:
    self.body.append(self.starttag(node, "aside", CLASS=kind.lower().replace(" ", "-")))
    title, *rest = node.children
    self.body.append(f'<p class="case-title"><span class="case-kind">{kind}</span> ')
    for child in title.children:
        child.walkabout(self)
    self.body.append("</p>\n")
    for child in rest:
        child.walkabout(self)
    self.body.append("</aside>\n")
    raise nodes.SkipNode


def visit_case_study(self: HTML5Translator, node: ours.case_study) -> None:
    """Write a box with a kind and a title."""
    _visit_box(self, node, "Case study")


def visit_reproduction(self: HTML5Translator, node: ours.reproduction) -> None:
    """Write a box with a kind and a title."""
    _visit_box(self, node, "Reproduction")


def visit_lab_card(self: HTML5Translator, node: ours.lab_card) -> None:
    """Write a box with a kind and a title."""
    _visit_box(self, node, "Lab")


def visit_lab_hints(self: HTML5Translator, node: ours.lab_hints) -> None:
    """Open the hints."""
    self.body.append(
        '<section class="lab-hints"><p class="rubric" role="heading" aria-level="2">Hints</p>\n'
    )
    self.body.append(f"<p>{escape(ours.HINTS)}</p>\n")


def depart_lab_hints(self: HTML5Translator, node: ours.lab_hints) -> None:
    """Close the hints."""
    self.body.append("</section>\n")


def visit_lab_hint(self: HTML5Translator, node: ours.lab_hint) -> None:
    """Open a disclosure."""
    number = node.parent.index(node) + 1
    self.body.append(f'<details class="lab-hint"><summary>Hint {number}</summary>\n')


def visit_plot_data(self: HTML5Translator, node: ours.plot_data) -> None:
    """Open a disclosure."""
    self.body.append('<details class="plot-data"><summary>The numbers</summary>\n')


def depart_plot_data(self: HTML5Translator, node: ours.plot_data) -> None:
    """Close the disclosure."""
    self.body.append("</details>\n")


def _never(self: HTML5Translator, node: nodes.Element) -> None:
    """Departure of a node whose visit skips it."""


def copy_listings(app: Sphinx, exception: Exception | None) -> None:
    """Copy every listing that a page shows or names."""
    if exception or app.builder.format != "html":
        return
    names: set[str] = set()
    for page in book_domain(app.env).pages.values():
        names.update(name for shown in page.listings for name in shown.names)
        names.update(case.run for case in page.cases)
        names.update(found.run for found in page.reproductions)
    for name in sorted(names):
        source = Path(app.config.patternbook_examples) / name
        target = Path(app.outdir) / FOLDER / f"{name}.txt"
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def setup_html(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(ours.listing_set, html=(visit_listing_set, _never))
    app.add_node(ours.case_study, html=(visit_case_study, _never))
    app.add_node(ours.reproduction, html=(visit_reproduction, _never))
    app.add_node(ours.lab_card, html=(visit_lab_card, _never))
    app.add_node(ours.lab_hints, html=(visit_lab_hints, depart_lab_hints))
    app.add_node(ours.lab_hint, html=(visit_lab_hint, depart_plot_data))
    app.add_node(ours.plot_data, html=(visit_plot_data, depart_plot_data))
    app.connect("build-finished", copy_listings)
