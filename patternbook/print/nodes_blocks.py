"""Blocks of text: sections, paragraphs, formulas, notes, quotations."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from patternbook.print.escape import content, optional, string
from patternbook.print.nodes_text import converted
from patternbook.print.qr import web_address
from patternbook.print.setter import Heading, Setter, sets


def _opener(s: Setter, section: Element, number: str | None) -> str | None:
    """What the first page of a module holds beside its title; None for any other section.

    The question is the paragraph after the title. It and the line of minutes are set here and not
    again where they stand.
    """
    if s.level != 1 or number is None or not s.docname.endswith("/index"):
        return None
    parts = [n for n in section.children if isinstance(n, nodes.paragraph)]
    after = section.children[section.first_child_matching_class(nodes.title) + 1 :]  # type: ignore[operator]
    question = next((n for n in after[:1] if isinstance(n, nodes.paragraph)), None)
    minutes = next((n for n in parts if "learning-time" in n["classes"]), None)
    options = []
    for name, node in (("question", question), ("minutes", minutes)):
        if node is not None and ("learning-time" in node["classes"]) == (name == "minutes"):
            options.append(f", {name}: {content(s.anchors(node) + s.render(node.children))}")
            s.told.add(id(node))
    return "".join(options) + web_address(s)


@sets(nodes.section)
def section(s: Setter, node: nodes.section) -> str:
    """Set a section, one level below the one around it."""
    s.level += 1
    source = s.render(node.children)
    s.level -= 1
    return source


@sets(nodes.title)
def title(s: Setter, node: nodes.title) -> str:
    """Set a heading, or the title of whatever it stands in."""
    parent = node.parent
    if not isinstance(parent, nodes.section):
        return s.render(node.children)
    whole = isinstance(parent.parent, nodes.document)
    number = s.section_number(parent)
    spot = s.new_spot("heading")
    s.sheet.headings.append(Heading(s.level, number, node.astext(), spot, whole))
    opener = _opener(s, parent, number) if whole else None
    if opener is not None:
        head = f"#module-opener({string(str(number))}, {string(spot)}{opener})"
        return s.block(node, f"{head}[{s.render(node.children)}]\n{s.anchors(parent)}")
    head = f"#heading-at({s.level}, {optional(number)}, {string(spot)})"
    return s.block(node, f"{head}[{s.render(node.children)}]\n{s.anchors(parent)}")


@sets(nodes.paragraph)
def paragraph(s: Setter, node: nodes.paragraph) -> str:
    """Set a paragraph."""
    if id(node) in s.told:
        return ""  # on the page that opens the module
    return s.block(node, s.anchors(node) + s.render(node.children) + s.taken_after())


@sets(nodes.compound, addnodes.glossary, addnodes.compact_paragraph, nodes.definition)
def through(s: Setter, node: Element) -> str:
    """Set what is inside."""
    if "toctree-wrapper" in node["classes"]:
        return ""  # the contents page stands for it
    s.pending += [s.place(name) for name in node["ids"]]
    return s.render(node.children)


@sets(nodes.rubric)
def rubric(s: Setter, node: nodes.rubric) -> str:
    """Set a heading that is not in the contents."""
    return s.block(node, f"#rubric[{s.anchors(node)}{s.render(node.children)}]")


@sets(nodes.transition)
def transition(s: Setter, node: nodes.transition) -> str:
    """Set three stars."""
    return s.block(node, "#breather()")


@sets(nodes.block_quote)
def quotation(s: Setter, node: nodes.block_quote) -> str:
    """Set a quotation."""
    return s.block(node, f"#quotation[{s.anchors(node)}{s.enclosed(node.children)}]")


@sets(nodes.attribution)
def attribution(s: Setter, node: nodes.attribution) -> str:
    """Set who said it."""
    return s.block(node, f"#attribution[{s.render(node.children)}]")


@sets(nodes.line_block)
def line_block(s: Setter, node: nodes.line_block) -> str:
    """Set lines that keep their ends."""
    rows = [content(s.render(line.children)) for line in node.findall(nodes.line)]
    return s.block(node, f"#lines-of-verse({', '.join(rows)})")


@sets(nodes.math_block)
def display(s: Setter, node: nodes.math_block) -> str:
    """Set a formula on lines of its own."""
    source = converted(s, node)
    if source is None:
        return ""
    number = optional(_equation_number(s, node))
    anchors = s.anchors(node)
    return s.block(node, f"{anchors}#display({string(node.astext())}, {number}, $ {source} $)")


def _equation_number(s: Setter, node: nodes.math_block) -> str | None:
    if not node.get("number"):
        return None
    if s.env.config.math_numfig and s.env.config.numfig:
        numbers = s.env.toc_fignumbers.get(s.docname, {}).get("displaymath", {})
        found = numbers.get(node["ids"][0]) if node["ids"] else None
        if found:
            separator: str = s.env.config.math_numsep
            return separator.join(map(str, found))
    return str(node["number"])


KINDS = (
    nodes.attention,
    nodes.caution,
    nodes.danger,
    nodes.error,
    nodes.hint,
    nodes.important,
    nodes.note,
    nodes.tip,
    nodes.warning,
    addnodes.seealso,
    nodes.admonition,
)


@sets(*KINDS)
def admonition(s: Setter, node: Element) -> str:
    """Set a note, tip or warning."""
    kind = type(node).__name__
    body = list(node.children)
    name = str(admonitionlabels.get(kind, kind.title()))
    heading = f"#{string(name)};"
    if isinstance(node, nodes.admonition):
        kind = next((c for c in node["classes"] if c in admonitionlabels), "note")
        first = body.pop(0)
        heading = s.render(first.children)
    anchors = s.anchors(node)
    call = f"#admonition({string(kind)}, {content(heading)})"
    return s.block(node, f"{call}[{anchors}{s.enclosed(body)}]")


@sets(nodes.sidebar)
def sidebar(s: Setter, node: nodes.sidebar) -> str:
    """Set a note in the margin, or set off where there is no margin."""
    titles = [n for n in node.children if isinstance(n, nodes.title) and n.astext().strip()]
    heading = content(s.render(titles[0].children)) if titles else "none"
    beside = "margin" in node["classes"] and s.in_text
    anchors = s.anchors(node)
    body = s.enclosed(n for n in node.children if not isinstance(n, nodes.title))
    call = f"#margin-note({string(s.new_spot('note'))}, " if beside else "#aside("
    return s.block(node, f"{call}{heading}, {content(anchors + body)})")


@sets(nodes.topic)
def topic(s: Setter, node: nodes.topic) -> str:
    """Set a titled piece of text."""
    if "contents" in node["classes"]:
        return ""  # the book has a table of contents of its own
    first = node.children[0] if node.children else None
    heading = content(s.render(first.children)) if isinstance(first, nodes.title) else "none"
    body = [n for n in node.children if not isinstance(n, nodes.title)]
    return s.block(node, f"#panel({heading})[{s.anchors(node)}{s.enclosed(body)}]")
