"""The buttons below a listing that runs in the page, and the place of what it prints.

They stand in the page from the start, so that nothing moves when the script arrives:
`.run-bar[data-run]` > `button.run-run`, `.run-stop`, `.run-edit`, `.run-reset`, `progress`,
`[role=status]`; then `.run-output` > `pre`. `data-line` is there if the page shows a part only.
"""

from __future__ import annotations

from html import escape

from docutils import nodes

from patternbook.run.listing import Listing
from patternbook.run.regions import region


def run_bar(literal: nodes.literal_block, listing: Listing) -> str:
    """The markup for a listing of which `literal` is shown."""
    file = escape(listing.path.name)
    part = literal.rawsource != region(listing, None).text
    line = f' data-line="{literal["first_line"]}"' if part else ""
    of = f"the whole of {file}" if part else file
    return (
        f'<div class="run-bar needs-script" data-run="{escape(listing.name)}"{line}>'
        f'<button type="button" class="run-run" aria-label="Run {of}" title="Run {of}">Run</button>'
        f'<button type="button" class="run-stop" aria-label="Stop {file}" hidden>Stop</button>'
        f'<button type="button" class="run-edit" aria-label="Edit {of}" title="Edit {of}">Edit'
        f'</button><button type="button" class="run-reset" aria-label="Reset {file}" hidden>Reset'
        '</button><progress hidden max="1" aria-label="Python, loaded"></progress>'
        '<span role="status"></span></div>\n'
        f'<div class="run-output" hidden><pre role="group" aria-label="Output of {file}"></pre>'
        "</div>\n"
    )
