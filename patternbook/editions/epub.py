"""Build the EPUB in the language that somebody asked for."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from patternbook.editions.build import at_work, finish
from patternbook.editions.pdf import put
from patternbook.editions.sphinx import Build
from patternbook.paths import ROOT
from patternbook.print.formats import Language


def epub(console: Console, folder: Path, language: Language, root: Path = ROOT) -> Path:
    """Build the EPUB from the doctrees of `book`, as far as they are still true.

    Args:
        console: Where progress goes.
        folder: Where the EPUB is put; made if there is none.
        language: The one that listings with siblings are shown in.
        root: The checkout.

    Returns:
        The EPUB.

    Raises:
        BuildError: Sphinx complained.
        BookError: Another build is running in this checkout, or nothing can be written there.
    """
    work = root / "build" / "work"
    with at_work(root) as (lock, env):
        settings = {"epub_language_of_listings": language}
        build = Build("epub3", root, work / "asked-epub", work / "doctrees", settings)
        finish(build, "EPUB", console, env, lock)
        other = "" if language == "python" else f"-{language}"
        return put(work / "asked-epub" / f"book{other}.epub", folder)
