"""How a writer's mistake reaches the screen: one line, and the build goes on to find the next."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from patternbook.errors import BookError
from patternbook.site.facts import book_domain

logger = logging.getLogger(__name__)


def report(error: BookError, page: Path | str | None = None, line: int | None = None) -> None:
    """Log an error as a Sphinx warning.

    It is told where it is, or at the page that led to it if all that is known is a file.
    """
    if page is None or error.line:
        logger.warning("%s; %s", error.what, error.remedy, location=error.place)
    else:
        place = BookError(page, line, "", "").place
        logger.warning("%s", error, location=place)


class BookDirective(SphinxDirective):
    """A directive whose mistakes are one line each."""

    def make(self) -> list[Node]:
        """What other directives call `run`; it may raise `BookError`."""
        raise NotImplementedError

    def run(self) -> list[Node]:
        """Call `make` and report what it raises."""
        try:
            return self.make()
        except BookError as error:
            domain = book_domain(self.env)
            if str(error) not in domain.told:  # many pages may show a listing that is at fault
                report(error, *self.get_source_info())
            if error.line:
                domain.told.add(str(error))
            facts = domain.page(self.env.current_document.docname)
            facts.faults.append(nodes.fully_normalize_name(self.options.get("name", "")))
            return []

    def wrong(self, what: str, remedy: str) -> BookError:
        """An error at this directive's own line."""
        source, line = self.get_source_info()
        return BookError(source, line, what, remedy)

    def required(self, *names: str) -> None:
        """Raise for the first option of `names` that is missing or empty."""
        for name in names:
            if not self.options.get(name):
                what = f"{{{self.name}}} without :{name}:"
                raise self.wrong(what, f"add a line ':{name}: …' below its first line")


class BookRole(SphinxRole):
    """A role whose mistakes are one line each."""

    def make(self) -> list[Node]:
        """What other roles call `run`; it may raise `BookError`."""
        raise NotImplementedError

    def run(self) -> tuple[list[Node], list[Node]]:  # type: ignore[override]
        """Call `make` and report what it raises."""
        try:
            return self.make(), []
        except BookError as error:
            report(error, *self.get_source_info())
            return [], []

    def wrong(self, what: str, remedy: str) -> BookError:
        """An error at the line of this role."""
        source, line = self.get_source_info()
        return BookError(source, line, what, remedy)


def is_told(app: Sphinx, domain: Domain, node: nodes.Element) -> bool | None:
    """Spare the writer a second line: a broken reference to what is itself reported as broken."""
    pages = book_domain(app.env).pages.values()
    return True if any(node["reftarget"] in page.faults for page in pages) else None


def comma_separated(text: str) -> list[str]:
    """The names in an option that takes several."""
    return [part.strip() for part in text.split(",") if part.strip()]
