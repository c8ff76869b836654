"""Gathers what a page declares, once it is read."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from patternbook.run.listing import LABELS, Listing
from patternbook.site import census
from patternbook.site import nodes as ours
from patternbook.site import questions_nodes as asks
from patternbook.site.facts import Shown, book_domain
from patternbook.site.indexes import index_place
from patternbook.site.learning_time import count

LIBRARIES = {
    "hypothesis": "Hypothesis",
    "matplotlib": "Matplotlib",
    "numpy": "NumPy",
    "simpy": "SimPy",
    "github.com/sony/gobreaker": "gobreaker",
    "io.github.resilience4j": "resilience4j",
}
"""Package or module path to the name that readers know."""

PYTHON_IMPORT = re.compile(r"^\s*(?:import|from) ([\w.]+)", re.MULTILINE)
OTHER_IMPORT = re.compile(r"^(?:import|use|\s+\").*$", re.MULTILINE)


def collect(app: Sphinx, document: nodes.document) -> None:
    """Fill the facts of a page (event `doctree-read`)."""
    env = app.env
    docname = env.current_document.docname
    page = book_domain(env).page(docname)
    root = Path(app.config.patternbook_examples)
    for whole in document.findall(ours.listing_set):
        page.listings.append(_shown(whole, root))
    for box in document.findall(ours.case_study):
        page.cases.append(replace(box["fact"], anchor=box["ids"][0]))
        _label(app, docname, box)
    for found in document.findall(ours.reproduction):
        page.reproductions.append(replace(found["fact"], anchor=found["ids"][0]))
        _label(app, docname, found)
    for card in document.findall(ours.lab_card):
        page.labs.append(card["fact"])
        _label(app, docname, card)
    page.questions = [asked["fact"] for asked in document.findall(asks.question)]
    page.citations = _citations(document)
    page.indexes = [place["kind"] for place in document.findall(index_place)]
    page.counted = count(document)
    page.group_minutes = int(env.metadata[docname].get("group-minutes", 0))
    page.drawn = Counter(x["drawn"] for x in document.findall(nodes.figure) if "drawn" in x)
    census.find_stray(document, Path(env.doc2path(docname)))
    page.census = census.take(document, Path(env.doc2path(docname)), root.parent)


def _label(app: Sphinx, docname: str, box: nodes.Element) -> None:
    """Let {ref} show the title of a case; Sphinx knows titles of sections and figures only."""
    for name in box["names"]:
        title = box[0].astext()
        app.env.domains.standard_domain.labels[name] = (docname, box["ids"][0], title)


def _citations(document: nodes.document) -> list[str]:
    found = [
        xref["reftarget"]
        for xref in document.findall(pending_xref)
        if xref["refdomain"] == "book" and xref["reftype"] == "source"
    ]
    return list(dict.fromkeys(found))


def _shown(whole: ours.listing_set, root: Path) -> Shown:
    containers = [child for child in whole.children if isinstance(child, nodes.container)]
    names = tuple(c[1]["example"] for c in containers if isinstance(c[1], nodes.literal_block))
    listings = [Listing(root / name, root) for name in names]
    technologies = dict.fromkeys(t for listing in listings for t in technologies_of(listing))
    return Shown(
        anchor=containers[0]["ids"][0],
        caption=containers[0][0].astext(),
        names=names,
        technologies=tuple(technologies),
        siblings=tuple(sibling.name for sibling in listings[0].siblings),
        lab=whole.get("lab", ""),
    )


def technologies_of(listing: Listing) -> list[str]:
    """What a listing uses, as far as it shows: its language, its tool, its libraries."""
    found = [LABELS[listing.language]]
    if listing.name.endswith(".envoy.json"):
        found.append("Envoy")
    if listing.language == "python":
        modules = [m.partition(".")[0] for m in PYTHON_IMPORT.findall(listing.text)]
        neighbours = {path.stem for path in listing.path.parent.glob("*.py")}
        foreign = set(modules) - sys.stdlib_module_names - neighbours
        found += sorted(LIBRARIES.get(name, name) for name in foreign)
    else:
        lines = "\n".join(OTHER_IMPORT.findall(listing.text))
        found += [label for name, label in LIBRARIES.items() if name in lines]
    return found


def with_new_siblings(app: Sphinx) -> list[str]:
    """Pages whose listings have gained or lost a sibling since they were read."""
    root = Path(app.config.patternbook_examples)
    stale = []
    for docname, page in book_domain(app.env).pages.items():
        for shown in page.listings:
            now = tuple(s.name for s in Listing(root / shown.names[0], root).siblings)
            if now != shown.siblings:
                stale.append(docname)
                break
    return stale
