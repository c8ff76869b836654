"""Checks the bank during a build, for the page that prints its numbers."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from patternbook.bank import checks, links
from patternbook.bank.remembered import remembering
from patternbook.site.facts import book_domain
from patternbook.site.report import report

PAGE = "bank-numbers"


def report_bank(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Check the bank, if a page tells of it (event `env-updated`, before the indexes are).

    What the build itself notices, such as a link that leads nowhere, is left to it.
    """
    domain = book_domain(env)
    domain.data["bank"] = []
    if domain.page_of_index(PAGE) is None:
        return []
    bank, book = domain.bank, links.Book.read(Path(env.srcdir))
    root = Path(app.config.patternbook_examples)
    prove = remembering(Path(app.config.patternbook_cache) / "bank")
    found = checks.check(bank, book, root, folder=Path(env.srcdir) / "questions", prove=prove)
    told = {str(error) for error in [*bank.errors, *links.check(bank, book, root)]}
    for error in found.errors:
        if str(error) not in told:
            report(error)
    domain.data["bank"] = found.numbers
    return []
