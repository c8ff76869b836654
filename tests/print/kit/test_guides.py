"""Every module of the book has a guide for facilitators."""

from __future__ import annotations

import pytest
import yaml

from patternbook.editions.pdf import modules
from patternbook.errors import BookError
from patternbook.paths import BOOK, ROOT
from patternbook.print.kit import facilitator, paths


@pytest.mark.parametrize("module", modules(ROOT))
def test_it_has_one(module: str) -> None:
    (folder,) = BOOK.glob(f"*/{module}")
    assert facilitator.read(folder).guide.discuss


def test_the_paths_are_well_formed() -> None:
    held = [page.parent.relative_to(BOOK).as_posix() for page in BOOK.glob("*/*/index.md")]
    found = sorted(path.stem for path in (BOOK / "paths").glob("*.yaml"))
    assert len(found) == 4
    for name in found:
        described = yaml.safe_load((BOOK / "paths" / f"{name}.yaml").read_text(encoding="utf-8"))
        here = [module for module in described["modules"] if module in held]
        if here:
            assert list(paths.read(BOOK, name, held).modules) == here
        else:
            with pytest.raises(BookError, match="this edition holds none"):
                paths.read(BOOK, name, held)
