"""How the book's own nodes become XHTML: listings, cases, labs, the numbers of figures."""

from __future__ import annotations

from html import escape

from docutils import nodes
from docutils.nodes import Element

from patternbook.epub.pages import file_of
from patternbook.epub.translator import Translator
from patternbook.site import nodes as ours


class Boxes(Translator):
    """What docutils and Sphinx do not know."""

    def visit_listing_set(self, node: ours.listing_set) -> None:
        """Write one language, and in which others the listing exists."""
        containers = [c for c in node.children if isinstance(c, nodes.container)]
        first = containers[0]
        found = {next(c.findall(nodes.literal_block))["language"]: c for c in containers}
        shown = found.get(self.builder.language, first)
        literal = next(shown.findall(nodes.literal_block))
        anchor, *aliases = first["ids"]
        self.body.append(f'<figure class="listing" id="{anchor}">\n')
        self.body += [f'<span id="{alias}"></span>' for alias in aliases]
        self.body.append("<figcaption>")
        self.add_fignumber(first)
        self.body.append(self.part(list(first[0].children)))
        self.body.append("</figcaption>\n")
        self.body.append(self.code(literal))
        self.body.append(f'<p class="listing-foot">{_foot(literal, containers)}</p>\n')
        self.body.append("</figure>\n")
        raise nodes.SkipNode

    def visit_explore_panel(self, node: ours.explore_panel) -> None:
        """Leave the sliders out: the figure above them shows the first run."""
        raise nodes.SkipNode

    def _box(self, node: Element, kind: str) -> None:
        name = kind.lower().replace(" ", "-")
        self.body.append(self.starttag(node, "aside", CLASS=f"box {name}"))
        title, *rest = node.children
        words = self.part(list(title.children))
        self.body.append(f'<p class="box-title"><span class="kind">{kind}</span> {words}</p>\n')
        self.body.append(self.part(rest))
        self.body.append("</aside>\n")
        raise nodes.SkipNode

    def visit_case_study(self, node: ours.case_study) -> None:
        """Write a box."""
        self._box(node, "Case study")

    def visit_reproduction(self, node: ours.reproduction) -> None:
        """Write a box."""
        self._box(node, "Reproduction")

    def visit_lab_card(self, node: ours.lab_card) -> None:
        """Write a box."""
        self._box(node, "Lab")

    def visit_lab_hints(self, node: ours.lab_hints) -> None:
        """Write the hints on a screen of their own, so that nobody reads them unasked."""
        told = "".join(
            f"<li>{self.part(list(hint.children))}</li>\n"
            for hint in node.children
            if isinstance(hint, ours.lab_hint)
        )
        self.body.append(
            '<section class="lab-hints"><p class="rubric" role="heading" aria-level="2">Hints</p>'
            f"\n<p>{escape(ours.HINTS)}</p>\n<ol>\n{told}</ol></section>\n"
        )
        raise nodes.SkipNode

    def visit_plot_data(self, node: ours.plot_data) -> None:
        """Put the numbers of a figure on a page at the chapter's end, and lead there and back."""
        figure = _figure_before(node)
        if figure is None or not figure["ids"]:
            raise nodes.SkipNode
        numbers, name = self.builder.chapter.numbers, figure["ids"][0]
        here = file_of(self.builder.current_docname)
        spot = f"numbers-{len(numbers) + 1}"
        head = self.builder.figure_number(figure) or "Figure"
        numbers.append(
            f'<section id="{spot}"><h2><a href="{here}#{name}">{escape(head)}</a></h2>\n'
            f"{self.part(list(node.children))}\n</section>\n"
        )
        there = f"{self.builder.chapter.numbers_file}#{spot}"
        self.body.append(f'<p class="to-numbers"><a href="{there}">The numbers</a></p>\n')
        raise nodes.SkipNode


def _foot(literal: Element, containers: list[nodes.container]) -> str:
    """The command that runs a listing, its file, and its other languages."""
    command, example = literal["command"], literal["example"]
    parts = [f"<code>{escape(command)}</code>"]
    if example not in command:
        parts.append(f"<code>examples/{escape(example)}</code>")
    blocks = (next(c.findall(nodes.literal_block)) for c in containers)
    if others := [block["label"] for block in blocks if block["label"] != literal["label"]]:
        parts.append(f"also in {escape(', '.join(others))}")
    return " · ".join(parts)


def _figure_before(node: Element) -> nodes.figure | None:
    """The figure whose numbers these are."""
    place = node.parent.index(node)
    before = node.parent.children[place - 1] if place else None
    return before if isinstance(before, nodes.figure) else None
