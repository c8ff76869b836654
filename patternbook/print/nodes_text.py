"""Running text: words, emphasis, code, formulas, footnotes, index marks."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes

from patternbook.print import tex
from patternbook.print.escape import arguments, pieces, string, words
from patternbook.print.index import entries
from patternbook.print.problems import line_of
from patternbook.print.setter import Formula, Setter, sets


@sets(nodes.Text)
def text(s: Setter, node: nodes.Text) -> str:
    """Set running text; a name as long as half a line, such as a package's, may be parted."""
    parts = re.split(r"(\S{24,})", node.astext())
    cut = [pieces(part) if n % 2 else [part] for n, part in enumerate(parts)]
    return "".join("#h(.001pt);".join(map(words, some)) for some in cut)


def _inline(function: str, *kinds: type[nodes.Node]) -> None:
    def handler(s: Setter, node: Element) -> str:
        return f"#{function}[{s.render(node.children)}];"

    sets(*kinds)(handler)


_inline("emph", nodes.emphasis, nodes.title_reference, addnodes.literal_emphasis)
_inline("strong", nodes.strong, addnodes.literal_strong)
_inline("sub", nodes.subscript)
_inline("super", nodes.superscript)


@sets(nodes.literal)
def literal(s: Setter, node: nodes.literal) -> str:
    """Set code in a line."""
    return f"#code({arguments(pieces(node.astext()))});"


@sets(nodes.inline, nodes.abbreviation, nodes.generated)
def inline(s: Setter, node: Element) -> str:
    """Set a span; badges of the web edition become small capitals."""
    places = "".join(s.place(name) for name in node["ids"])
    inner = s.render(node.children)
    if any(name.startswith("sd-badge") for name in node["classes"]):
        return f"{places}#badge[{inner}];"
    return places + inner


@sets(nodes.math)
def formula(s: Setter, node: nodes.math) -> str:
    """Set a formula in a line."""
    source = converted(s, node)
    return f"#formula({string(node.astext())}, ${source}$);" if source else ""


def converted(s: Setter, node: Element) -> str | None:
    """Typst's form of a formula, put down to be tried; None when TeX is not understood."""
    written = node.astext()
    try:
        source = tex.convert(written)
    except ValueError as error:
        s.fault(node, f"formula '{written}' cannot be set: {error}", tex.REMEDY)
        return None
    s.sheet.formulas.append(Formula(written, source, s.path, line_of(node)))
    return source


@sets(nodes.footnote_reference)
def footnote_reference(s: Setter, node: nodes.footnote_reference) -> str:
    """Set the footnote itself: Typst puts it at the foot of the page."""
    name = node["refid"]
    label = string(s.label(f"{name}!"))
    if name in s.footnotes_told:
        return f"#footnote(label({label}));"
    note = s.footnotes.get(name)
    if note is None:
        s.fault(node, f"footnote '{name}' is not there", "write it below the text")
        return ""
    s.footnotes_told.add(name)
    inner = s.enclosed(n for n in note.children if not isinstance(n, nodes.label))
    return f"#[#footnote[{inner}]#label({label})];"


@sets(nodes.footnote)
def footnote(s: Setter, node: nodes.footnote) -> str:
    """Leave it out here."""
    return ""  # set where it is referred to


@sets(addnodes.index)
def index_mark(s: Setter, node: addnodes.index) -> str:
    """Put down entries of the index and mark the place."""
    out = ""
    for kind, value, _target, _main, _key in node["entries"]:
        spot = s.new_spot("index")
        try:
            s.sheet.entries += entries(kind, value, spot)
        except ValueError:
            s.fault(node, f"index entry '{kind}: {value}' is malformed", "write 'single: a; b'")
        out += f"#spot({string(spot)})"
    if isinstance(node.parent, nodes.TextElement):
        return out
    s.pending.append(out)
    return ""


@sets(nodes.target)
def target(s: Setter, node: nodes.target) -> str:
    """Mark a place."""
    places = "".join(s.place(name) for name in node["ids"])
    if isinstance(node.parent, nodes.TextElement):
        return places + s.render(node.children)
    s.pending.append(places)
    return ""


@sets(nodes.raw)
def raw(s: Setter, node: nodes.raw) -> str:
    """Pass Typst source through; anything else must be declared as meant for the web only."""
    if "typst" in node["format"].split():
        return node.astext()
    if "html-only" not in node["classes"]:
        what = f"raw {node['format']} has no form on paper"
        s.fault(node, what, "give it the class 'html-only', or put it under 'only:: html'")
    return ""


@sets(nodes.comment, nodes.substitution_definition, nodes.meta, addnodes.highlightlang)
def nothing(s: Setter, node: Element) -> str:
    """Leave out what is never shown."""
    return ""


@sets(addnodes.toctree, addnodes.tabular_col_spec, nodes.colspec, nodes.decoration)
def left_out(s: Setter, node: Element) -> str:
    """Leave out what paper has no use for."""
    return ""


@sets(nodes.system_message)
def message(s: Setter, node: nodes.system_message) -> str:
    """Leave it out."""
    return ""  # Sphinx has reported it


@sets(nodes.problematic)
def problematic(s: Setter, node: nodes.problematic) -> str:
    """Note the fault."""
    s.fault(node, f"'{node.astext()}' was not understood", "mend what Sphinx warned of")
    return ""
