"""What the build writes on the index pages: nodes made of what all pages declare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.nodes import Node

from patternbook.run.listing import LABELS, LANGUAGES
from patternbook.site.book_numbers import bank_numbers, book_numbers
from patternbook.site.facts import BookDomain, book_xref, link
from patternbook.site.order import below
from patternbook.site.sources import Source
from patternbook.site.sums import promise, summed, things


def _item(term: list[Node], *body: Node, anchor: str | None = None) -> nodes.definition_list_item:
    head = nodes.term("", "", *term)
    if anchor:
        head["ids"].append(anchor)
    return nodes.definition_list_item("", head, nodes.definition("", *body))


def _bullets(items: list[list[Node]]) -> nodes.bullet_list:
    rows = [nodes.list_item("", nodes.paragraph("", "", *item)) for item in items]
    return nodes.bullet_list("", *rows)


def _list(items: list[nodes.definition_list_item], kind: str) -> list[Node]:
    if not items:
        return [nodes.paragraph("", "None yet.")]
    return [nodes.definition_list("", *items, classes=["book-index", kind])]


def _title(domain: BookDomain, docname: str) -> str:
    return domain.env.titles[docname].astext()


def _joined(parts: list[list[Node]], separator: str = ", ") -> list[Node]:
    out: list[Node] = []
    for part in parts:
        out += [nodes.Text(separator), *part] if out else part
    return out


def bibliography(domain: BookDomain, _: str) -> list[Node]:
    """Every entry, with what was read, when, and the pages that cite it."""
    entries = sorted(domain.library.entries.values(), key=lambda e: (e.author.casefold(), e.years))
    return _list([_entry(domain, entry) for entry in entries], "bibliography")


def _entry(domain: BookDomain, entry: Source) -> nodes.definition_list_item:
    title = nodes.reference("", entry.title, refuri=entry.url)
    stop = "" if entry.title[-1] in ".?!" else "."
    work = nodes.paragraph("", "", title, nodes.Text(f"{stop} {entry.publisher}."))
    day = f"{entry.checked.day} {entry.checked:%B %Y}"
    read = nodes.Text(f"Checked on {day}; read: {entry.read}. Cited in ")
    cited: list[list[Node]] = []
    for docname in below(domain.env, domain.env.config.root_doc):
        page = domain.pages.get(docname)
        if page and entry.id in page.citations:
            cited.append([link(docname, f"cite-{entry.id}", _title(domain, docname))])
    how = nodes.paragraph("", "", read, *_joined(cited), nodes.Text("."), classes=["source-read"])
    head = nodes.Text(f"{entry.author} ({entry.years})")
    return _item([head], work, how, anchor=f"source-{entry.id}")


def _grouped(groups: dict[str, list[list[Node]]], kind: str) -> list[Node]:
    names = sorted(groups, key=str.casefold)
    return _list([_item([nodes.Text(name)], _bullets(groups[name])) for name in names], kind)


def _cases(domain: BookDomain) -> Iterator[tuple[str, Any, list[Node]]]:
    for docname in below(domain.env, domain.env.config.root_doc):
        for case in domain.pages[docname].cases if docname in domain.pages else []:
            where = link(docname, case.anchor, case.title)
            yield docname, case, [where, nodes.Text(f" ({case.system}, {case.year})")]


def companies(domain: BookDomain, _: str) -> list[Node]:
    """Company to the cases told of it."""
    groups: dict[str, list[list[Node]]] = defaultdict(list)
    for _docname, case, line in _cases(domain):
        for company in case.companies:
            groups[company].append([node.deepcopy() for node in line])
    return _grouped(groups, "companies")


def technologies(domain: BookDomain, _: str) -> list[Node]:
    """Technology to the listings that use it, by number, and the cases told of it."""
    numbers: dict[str, list[list[Node]]] = defaultdict(list)
    cases: dict[str, list[list[Node]]] = defaultdict(list)
    for docname, shown, number in _numbered(domain):
        for name in shown.technologies:
            numbers[name].append([link(docname, shown.anchor, number)])
    for _docname, case, line in _cases(domain):
        for name in case.technologies:
            cases[name].append([node.deepcopy() for node in line])
    items = []
    for name in sorted({*numbers, *cases}, key=str.casefold):
        body: list[Node] = []
        if found := numbers[name]:
            word = "Listing " if len(found) == 1 else "Listings "
            body.append(nodes.paragraph("", "", nodes.Text(word), *_joined(found)))
        if cases[name]:
            body.append(_bullets(cases[name]))
        items.append(_item([nodes.Text(name)], *body))
    return _list(items, "technologies")


def case_studies(domain: BookDomain, _: str) -> list[Node]:
    """Every case, in reading order."""
    items = []
    for docname, case, line in _cases(domain):
        told = nodes.Text(f"{', '.join(case.companies)}. In ")
        where = link(docname, case.anchor, _title(domain, docname))
        body = nodes.paragraph("", "", told, where, nodes.Text("; run: "), _file(case.run))
        items.append(_item(line, body))
    return _list(items, "case-studies")


def reproductions(domain: BookDomain, _: str) -> list[Node]:
    """Every result recomputed: what was published, and ours."""
    items = []
    for docname in below(domain.env, domain.env.config.root_doc):
        for found in domain.pages[docname].reproductions if docname in domain.pages else []:
            where = link(docname, found.anchor, found.title)
            text = nodes.Text(f"Published: {found.published}. Ours: {found.ours}. Run: ")
            items.append(_item([where], nodes.paragraph("", "", text, _file(found.run))))
    return _list(items, "reproductions")


def _file(name: str, label: str | None = None) -> Node:
    text = label or f"examples/{name}"
    content = nodes.inline(text, text) if label else nodes.literal(text, text)
    return book_xref("listing", name, content)


def _numbered(domain: BookDomain) -> Iterator[tuple[str, Any, str]]:
    for docname in below(domain.env, domain.env.config.root_doc):
        numbers = domain.env.toc_fignumbers.get(docname, {}).get("code-block", {})
        for shown in domain.pages[docname].listings if docname in domain.pages else []:
            yield docname, shown, ".".join(str(part) for part in numbers.get(shown.anchor, ()))


def listings(domain: BookDomain, _: str) -> list[Node]:
    """Every listing, by page, with its files."""
    groups: dict[str, list[list[Node]]] = defaultdict(list)
    form = domain.env.config.numfig_format["code-block"]
    for docname, shown, number in _numbered(domain):
        where = link(docname, shown.anchor, (form % number).strip())
        line = [where, nodes.Text(f": {shown.caption}")]
        others = [[_file(name, LABELS[LANGUAGES[Path(name).suffix]])] for name in shown.names[1:]]
        files = _joined([[_file(shown.names[0])], *others])
        groups[docname].append([*line, nodes.Text(" "), *files])
    items = []
    for docname, lines in groups.items():
        anchor = domain.pages[docname].listings[0].anchor
        items.append(_item([link(docname, anchor, _title(domain, docname))], _bullets(lines)))
    return _list(items, "listings")


def minutes(domain: BookDomain, docname: str) -> list[Node]:
    """The minutes of a page and those below it."""
    found = [domain.pages[name] for name in below(domain.env, docname) if name in domain.pages]
    return [nodes.paragraph("", promise(summed(found)), classes=["learning-time"])]


def labs(domain: BookDomain, _: str) -> list[Node]:
    """Every lab, in reading order."""
    items = []
    for docname in below(domain.env, domain.env.config.root_doc):
        for lab in domain.pages[docname].labs if docname in domain.pages else []:
            where = link(docname, lab.anchor, lab.title)
            command = nodes.literal("", f"patternbook lab start {lab.name}")
            told = nodes.Text(f"About {things(lab.minutes, 'minute')}. Begin with ")
            items.append(_item([where], nodes.paragraph("", "", told, command)))
    return _list(items, "labs")


INDEXES: dict[str, Callable[[BookDomain, str], list[Node]]] = {
    "bibliography": bibliography,
    "company-index": companies,
    "technology-index": technologies,
    "case-study-index": case_studies,
    "reproduction-index": reproductions,
    "listing-index": listings,
    "lab-index": labs,
    "learning-time": minutes,
    "book-numbers": book_numbers,
    "bank-numbers": bank_numbers,
}
