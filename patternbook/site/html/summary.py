"""What a page is about, in a sentence or two, for search engines and for shared links."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

LONGEST = 160
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[\W\d]*[A-Z0-9])")
LEFT_OUT = (nodes.footnote_reference, nodes.citation_reference, addnodes.only)


def summary(document: nodes.document) -> str:
    """The beginning of a page's first paragraph; empty if it has none."""
    for section in document.findall(nodes.section):
        for child in section.children:
            if isinstance(child, nodes.paragraph) and "learning-time" not in child["classes"]:
                return shortened(_plain(child))
    return ""


def shortened(text: str) -> str:
    """As many whole sentences as fit; of a first one that is too long, as many words."""
    text = " ".join(text.split())
    kept, *rest = SENTENCE.split(text)
    for sentence in rest:
        if len(kept) + 1 + len(sentence) > LONGEST:
            break
        kept += f" {sentence}"
    if len(kept) <= LONGEST:
        return kept
    return kept[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _plain(paragraph: nodes.Element) -> str:
    copy = paragraph.deepcopy()
    cited = [node for node in copy.findall(nodes.inline) if "source-citation" in node["classes"]]
    for node in [*cited, *(n for kind in LEFT_OUT for n in copy.findall(kind))]:
        if node.parent is not None:
            node.parent.remove(node)
    return re.sub(r"\s+([.,;:])", r"\1", copy.astext())
