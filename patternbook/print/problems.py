"""What cannot be set, told all at once."""

from __future__ import annotations

from pathlib import Path

from docutils.nodes import Node
from sphinx.util import logging

from patternbook.errors import BookError

logger = logging.getLogger(__name__)


class Problems:
    """Gathers faults, so that a build tells all of them and not the first."""

    def __init__(self) -> None:
        self.errors: list[BookError] = []

    def add(self, node: Node, page: Path, what: str, remedy: str) -> None:
        """Note a fault at a node of `page`."""
        self.errors.append(BookError(page, line_of(node), what, remedy))

    def tell(self) -> None:
        """Log the faults in the order of pages and lines, each once."""
        ordered = sorted(self.errors, key=lambda e: (str(e.path), e.line or 0))
        for error in {str(error): error for error in ordered}.values():
            logger.error("%s; %s", error.what, error.remedy, location=place_of(error))


def place_of(error: BookError) -> str:
    """The place of an error; Sphinx takes a path without a line for the name of a document."""
    return error.place if error.line else f"{error.place}:1"


def line_of(node: Node) -> int | None:
    """The line of a node, or of the nearest thing around it that has one."""
    current: Node | None = node
    while current is not None:
        if current.line:
            return current.line
        current = current.parent
    return None
