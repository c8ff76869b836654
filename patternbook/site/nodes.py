"""The book's own document nodes. The HTML and print writers give each its form."""

from __future__ import annotations

from docutils import nodes


class listing_set(nodes.General, nodes.Element):
    """A listing with its siblings in other languages.

    Children: one `container` with `literal_block=True` a language (its children: `caption`, then
    `literal_block`), the page's language first. Only the first carries ids and a number.
    Each `literal_block` has the attributes `example` (name below examples/), `command` (the run
    command), `label` (language as shown) and `first_line` (line in the file). A lab's starter has
    the attribute `lab`, the lab's name.
    """


class plot_data(nodes.General, nodes.Element):
    """The numbers of a figure: one `table` child. Shown behind a disclosure, left out of print."""


class explore_panel(nodes.General, nodes.Element):
    """The sliders of a figure, between its image and its caption; web pages alone show it.

    Attributes: `key` (of the data), `listing`, `sliders` (each a dict of `label`, `texts` and
    `start`), `said` (the sentence of the run at the start).
    """


class case_study(nodes.General, nodes.Element):
    """A sourced case. Children: `title`, a `field_list` of facts, a `definition_list`."""


class reproduction(nodes.General, nodes.Element):
    """A published result recomputed. Children: `title`, a `field_list`, then paragraphs."""


class lab_card(nodes.General, nodes.Element):
    """What a lab asks. Children: `title`, a `field_list` of facts, its commands and their use."""


HINTS = "A failed check prints the hint that fits. Here are all of them, for whoever is stuck."


class lab_hints(nodes.General, nodes.Element):
    """The hints of a lab, one `lab_hint` each; each is shown when the reader asks for it."""


class lab_hint(nodes.General, nodes.Element):
    """A hint. Children: paragraphs."""


# A figure of a run is a plain `figure` whose `image` has `uri` (light), `uri_dark`, `uri_print`
# and `alt`; the three are relative to the source folder. A `plot_data` follows it.
