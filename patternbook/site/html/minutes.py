"""How long a page still takes, and the pages of its module after it."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx.environment import BuildEnvironment

from patternbook.site.facts import book_domain
from patternbook.site.order import below
from patternbook.site.sums import summed


@dataclass(frozen=True)
class Place:
    """Where a page stands in its module.

    Attributes:
        module: The module's first page, with its contents.
        pages: How many pages the module has.
        here: Minutes to read this page and to answer its short questions; 0 for labs and the like.
        rest: Minutes for the pages after it.
    """

    module: str
    pages: int
    here: int
    rest: int

    @property
    def told(self) -> str:
        """The minutes to the end of the module."""
        return minutes(self.here + self.rest)


def minutes(count: int) -> str:
    """`45 min`, `2 h 5 min`."""
    hours, rest = divmod(count, 60)
    return f"{hours} h {rest} min" if hours else f"{count} min"


def places(env: BuildEnvironment) -> dict[str, Place]:
    """Pages of modules, by name. A module is a page with its minutes, and the pages below it."""
    found: dict[str, Place] = {}
    if "book" not in env.domains:  # a book of another kind, such as those of the tests
        return found
    domain = book_domain(env)
    for module in sorted(domain.pages):
        if "learning-time" not in domain.pages[module].indexes:
            continue
        names = [name for name in below(env, module) if name in domain.pages]
        facts = [domain.pages[name] for name in names]
        for at, name in enumerate(names):
            here = summed(facts[at : at + 1]).minutes
            rest = summed(facts[at:]).minutes - here  # rounded once, as the module's own sum
            found[name] = Place(module, len(names), here, max(rest, 0))
    return found
