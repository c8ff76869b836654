"""The order in which pages are read."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.environment import BuildEnvironment


def below(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """A page and the pages below it, in reading order."""
    yield docname
    for child in env.toctree_includes.get(docname, []):
        yield from below(env, child)
