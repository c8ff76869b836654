"""`{case-study}` and `{reproduction}`: what others met or measured, beside a run of ours."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives

from patternbook.errors import BookError
from patternbook.run.listing import load
from patternbook.run.outputs import result
from patternbook.site import nodes as ours
from patternbook.site.facts import Case, Recomputed, book_domain, book_xref
from patternbook.site.report import BookDirective, comma_separated
from patternbook.site.roles import citation, known

TERMS = ("What happened", "What they did", "What it cost or gave", "What we infer", "The run")


class Box(BookDirective):
    """What the two directives have in common: a title, facts, and content."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def title(self) -> nodes.title:
        """The title, with its markup."""
        words, messages = self.parse_inline(self.arguments[0])
        return nodes.title(self.arguments[0], "", *words, *messages)

    def facts(self, **values: list[Node]) -> nodes.field_list:
        """A field list of names and what stands beside them; empty values are left out."""
        fields = nodes.field_list()
        for name, content in values.items():
            if content:
                body = nodes.field_body("", nodes.paragraph("", "", *content))
                fields += nodes.field("", nodes.field_name(name, name.capitalize()), body)
        return fields

    def words(self, option: str) -> list[Node]:
        """The text of an option, with its markup."""
        return self.parse_inline(self.options.get(option, ""))[0]

    def sources(self) -> list[Node]:
        """Links to the entries that `:source:` names."""
        library = book_domain(self.env).library
        links: list[Node] = []
        for name in comma_separated(self.options["source"]):
            entry = known(library, name, self)
            text = f"{entry.author}, {entry.title} ({entry.years})" if entry else name
            links += [nodes.Text("; ")] if links else []
            links.append(citation(self.state.document, name, text))
        return links

    def run_link(self) -> list[Node]:
        """A link to the listing that `:run:` names."""
        listing = load(self.options["run"], Path(self.config.patternbook_examples))
        self.env.note_dependency(listing.path)
        self.options["run"] = listing.name
        text = f"examples/{listing.name}"
        return [book_xref("listing", listing.name, nodes.literal(text, text))]

    def finish(self, box: nodes.Element) -> list[Node]:
        """Give the box its place and its anchor."""
        self.set_source_info(box)
        if "name" in self.options:
            self.add_name(box)
        else:
            self.state.document.note_implicit_target(box)
        return [box]


def plain(words: list[Node]) -> str:
    """The text of some inline nodes."""
    return "".join(word.astext() for word in words)


class CaseStudy(Box):
    """A sourced case."""

    option_spec: ClassVar = dict.fromkeys(
        ["name", "company", "system", "scale", "year", "source", "run", "technologies"],
        directives.unchanged,
    )

    def make(self) -> list[Node]:
        self.required("company", "system", "scale", "year", "source", "run", "technologies")
        facts = self.facts(
            company=[nodes.Text(self.options["company"])],
            system=self.words("system"),
            scale=self.words("scale"),
            year=[nodes.Text(self.options["year"])],
            technologies=[nodes.Text(self.options["technologies"])],
            source=self.sources(),
            run=self.run_link(),
        )
        parts = self._parts()
        box = ours.case_study("", self.title(), facts, parts)
        box["fact"] = Case(
            anchor="",
            title=box[0].astext(),
            companies=tuple(comma_separated(self.options["company"])),
            system=plain(self.words("system")),
            year=self.options["year"],
            sources=tuple(comma_separated(self.options["source"])),
            run=self.options["run"],
            technologies=tuple(comma_separated(self.options["technologies"])),
        )
        return self.finish(box)

    def _parts(self) -> nodes.definition_list:
        """The five parts, each there and in order.

        They are cut apart here and not by the parser: it would take the next term for a
        continuation of the definition above it unless a blank line stood between.
        """
        lines = list(self.content)
        starts = [i for i in range(len(lines) - 1) if _is_term(lines[i], lines[i + 1])]
        if not starts or any(line.strip() for line in lines[: starts[0]]):
            remedy = f"write '{TERMS[0]}', below it ': …', and so on to '{TERMS[-1]}'"
            raise self.wrong("{case-study} whose content does not begin with a part", remedy)
        found = [lines[start].strip() for start in starts]
        for start, term in zip(starts, found, strict=True):
            if term not in TERMS:
                source, first = self.get_source_info()
                what = f"unknown part '{term}' in {{case-study}}"
                line = first + self.content_offset + start + 1  # MyST counts from the directive
                raise BookError(source, line, what, f"use: {', '.join(TERMS)}")
        missing = [term for term in TERMS if term not in found]
        if missing:
            what = f"{{case-study}} without '{missing[0]}'"
            raise self.wrong(what, f"write its parts: {', '.join(TERMS)}")
        if tuple(found) != TERMS:
            raise self.wrong("parts of {case-study} out of order", f"order: {', '.join(TERMS)}")
        parts = nodes.definition_list("", classes=["case-parts"])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            text = [line.removeprefix("  ") for line in lines[start + 1 : end]]
            text[0] = text[0].lstrip(": ")
            offset = self.content_offset + start + 1
            definition = nodes.definition()
            definition += self.parse_text_to_nodes("\n".join(text), offset=offset)
            name = nodes.term("", lines[start].strip())
            parts += nodes.definition_list_item("", name, definition)
        return parts


def _is_term(line: str, following: str) -> bool:
    return bool(line.strip()) and line[0] not in " :" and following.startswith(": ")


class Reproduction(Box):
    """A published result recomputed by a listing."""

    option_spec: ClassVar = dict.fromkeys(
        ["name", "source", "published", "ours", "run"], directives.unchanged
    )

    def make(self) -> list[Node]:
        self.required("source", "published", "ours", "run")
        run = self.run_link()
        path, colon, name = self.options["ours"].partition(":")
        if not colon:
            remedy = "write ':ours: folder/listing:name of the result'"
            raise self.wrong("{reproduction} whose :ours: names no result", remedy)
        listing = load(path.strip(), Path(self.config.patternbook_examples))
        self.env.note_dependency(listing.path)
        value = result(listing, name.strip())
        facts = self.facts(
            published=self.words("published"),
            ours=[nodes.inline(value, value, classes=["result"])],
            source=self.sources(),
            run=run,
        )
        content = self.parse_content_to_nodes()
        if not content:
            remedy = "say in a paragraph how it was recomputed and why the two differ, if they do"
            raise self.wrong("{reproduction} without text", remedy)
        box = ours.reproduction("", self.title(), facts, *content)
        box["fact"] = Recomputed(
            anchor="",
            title=box[0].astext(),
            sources=tuple(comma_separated(self.options["source"])),
            published=plain(self.words("published")),
            ours=value,
            run=self.options["run"],
        )
        return self.finish(box)
