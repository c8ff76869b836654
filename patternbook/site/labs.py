"""`{lab}`: what a lab asks, its starter, how a failure reads, and hints; never its solution."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives
from sphinx.environment import BuildEnvironment

from patternbook.errors import BookError
from patternbook.labs.lab import Lab as Described
from patternbook.labs.lab import discover
from patternbook.run.listing import Listing
from patternbook.site import nodes as ours
from patternbook.site.example import checked, listing_container
from patternbook.site.facts import BookDomain, LabShown
from patternbook.site.lab_report import report_needs, reported
from patternbook.site.report import BookDirective, report


def find(name: str, root: Path) -> Described:
    """The lab of that name.

    Raises:
        BookError: There is none.
    """
    known = discover(root)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        remedy = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(known)}"
        raise BookError(root, None, f"no lab '{name}'", remedy if known else "make its folder")
    return known[name]


class Lab(BookDirective):
    """A lab; the content says how a failure is read."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"shows": directives.unchanged, "name": directives.unchanged}

    def make(self) -> list[Node]:
        root = Path(self.config.patternbook_examples)
        try:
            lab = find(self.arguments[0], root)
        except BookError as error:
            if error.path != root:
                raise
            raise self.wrong(error.what, error.remedy) from None
        self.env.note_dependency(lab.folder / "lab.toml")
        content = self.parse_content_to_nodes()
        if content and not self.options.get("shows"):
            remedy = "add ':shows: name of a mistake', or move the text out of the directive"
            raise self.wrong("{lab} with text about a failure that it doesn't show", remedy)
        failure = self._failure(lab)
        card = self._card(lab)
        starter = self._starter(lab, root)
        if failure:
            content.insert(0, nodes.rubric("", "How a failure reads"))
        return [card, starter, *content, *failure, self._hints(lab)]

    def _card(self, lab: Described) -> ours.lab_card:
        told = lab.description
        afterwards = nodes.bullet_list(
            "", *(nodes.list_item("", _words(goal)) for goal in told.objectives)
        )
        facts = nodes.field_list(
            "",
            _field("Time", _words(f"about {told.minutes} minutes")),
            _field("Afterwards you can", afterwards),
            _field("Done means", _words(told.done)),
        )
        seeds = f"{told.seeds} seeds" if told.seeds > 1 else "1 seed"
        uses: list[Node | str] = [
            *(
                nodes.literal("", "start"),
                " copies the starter to ",
                nodes.literal("", self._file(lab)),
                ". ",
            ),
            *(nodes.literal("", "check"), f" tries what you wrote under {seeds}, "),
            *(nodes.literal("", "replay"), " under one of them, and "),
            *(nodes.literal("", "hint"), " prints the first hint, or the second if you add 2."),
        ]
        typed = "\n".join(
            f"$ patternbook lab {command} {lab.name}{more}"
            for command, more in (("start", ""), ("check", ""), ("replay", " 1"), ("hint", ""))
        )
        commands = nodes.literal_block(typed, typed, language="console")
        sentence = nodes.paragraph("", "", *(_node(part) for part in uses))
        card = ours.lab_card("", nodes.title("", told.title), facts, commands, sentence)
        for node in (card, commands, sentence):
            self.set_source_info(node)
        card["names"].append(self.options.get("name", f"lab-{lab.name}"))
        self.state.document.note_explicit_target(card)
        card["fact"] = LabShown(
            name=lab.name,
            title=told.title,
            minutes=told.minutes,
            anchor=card["ids"][0],
        )
        return card

    def _file(self, lab: Described) -> str:
        return f"{lab.folder.name}{lab.starter.suffix}"

    def _starter(self, lab: Described, root: Path) -> ours.listing_set:
        listing = Listing(lab.starter, root)
        self.env.note_dependency(listing.path)
        caption: list[Node] = [nodes.Text("The starter. It runs, and it does not pass.")]
        container = listing_container(
            self, listing, checked(listing), caption, f"patternbook lab start {lab.name}"
        )
        whole = ours.listing_set("", container, lab=lab.name)
        self.set_source_info(whole)
        container["names"].append(f"lst-starter-{lab.name}")
        self.state.document.note_explicit_target(container)
        return whole

    def _failure(self, lab: Described) -> list[Node]:
        mistake = self.options.get("shows")
        if not mistake:
            return []
        for path in report_needs(lab):
            self.env.note_dependency(path)
        text = reported(lab, mistake, Path(self.config.patternbook_cache)).rstrip()
        block = nodes.literal_block(text, text, language="text", classes=["lab-report"])
        block["lab"] = lab.name
        self.set_source_info(block)
        return [block]

    def _hints(self, lab: Described) -> ours.lab_hints:
        texts = lab.description.hints.values()
        hints = ours.lab_hints("", *(ours.lab_hint("", _words(text)) for text in texts))
        self.set_source_info(hints)
        return hints


def _words(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def _node(part: Node | str) -> Node:
    return nodes.Text(part) if isinstance(part, str) else part


def _field(name: str, body: Node) -> nodes.field:
    return nodes.field("", nodes.field_name("", name), nodes.field_body("", body))


def check_pages(env: BuildEnvironment, domain: BookDomain, root: Path) -> None:
    """Report a lab that has no page, more than one, or one outside its module."""
    if any(page.faults for page in domain.pages.values()):
        return  # a {lab} that is at fault is told where it stands
    try:
        known = discover(root)
    except BookError as error:
        report(BookError(error.path, error.line or 1, error.what, error.remedy))
        return
    for name, lab in known.items():
        pages = [doc for doc, page in domain.pages.items() for s in page.labs if s.name == name]
        fault = _fault(name, lab, sorted(pages))
        if fault:
            report(BookError(lab.folder / "lab.toml", 1, *fault))


def _fault(name: str, lab: Described, pages: Iterable[str]) -> tuple[str, str] | None:
    module = lab.description.module
    match list(pages):
        case []:
            return f"lab '{name}' has no page", f"write one with {{lab}} {name} in book/{module}"
        case [page] if not page.startswith(f"{module}/"):
            return f"the page of lab '{name}' is outside its module {module}", f"move {page}.md"
        case [_]:
            return None
        case [first, *_, last]:
            return f"lab '{name}' has several pages", f"take it out of {first}.md or {last}.md"
    return None
