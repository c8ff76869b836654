"""Where the text stands on the pages: nothing over the edge, nothing over other text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from tests.print.conftest import PRINT, SCREEN, Real

PDFS = [SCREEN, PRINT]
MM = 72 / 25.4
EDGE = 6 * MM
"""What every printer leaves white."""
TOLERANCE = 3.0
"""Points by which a hyphen or a comma at the end of a line may hang into the margin."""
Boxes = np.ndarray
"""A row each piece of text on one line: left, bottom, right, top; points from the lower left."""


@cache
def boxes(path: Path) -> list[tuple[tuple[float, float], Boxes]]:
    """Size and boxes of each page."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            text.count_chars()
            rows = [text.get_rect(n) for n in range(text.count_rects())]
            found.append((page.get_size(), np.array(rows).reshape(-1, 4)))
    return found


def block(pages: list[Boxes]) -> tuple[float, float]:
    """Left and right of the text block: where most lines begin, where most long lines end."""
    every = np.concatenate(pages)
    left = Counter(np.round(every[:, 0]).tolist()).most_common(1)[0][0]
    begun = every[np.abs(every[:, 0] - left) < 2]
    long = begun[begun[:, 2] - begun[:, 0] > 0.5 * (begun[:, 2] - begun[:, 0]).max()]
    return left, Counter(np.round(long[:, 2]).tolist()).most_common(1)[0][0]


@pytest.mark.parametrize("name", PDFS)
def test_nothing_is_off_the_paper(real: Real, name: str) -> None:
    for number, ((width, height), found) in enumerate(boxes(real.out / f"{name}.pdf"), 1):
        if len(found):
            assert found[:, 0].min() > EDGE, f"page {number}"
            assert found[:, 1].min() > EDGE, f"page {number}"
            assert found[:, 2].max() < width - EDGE, f"page {number}"
            assert found[:, 3].max() < height - EDGE, f"page {number}"


@pytest.mark.parametrize("name", PDFS)
def test_no_line_is_longer_than_the_measure(real: Real, name: str) -> None:
    """A line that begins in the text block ends in it; notes in the margin begin beyond it."""
    pages = boxes(real.out / f"{name}.pdf")
    lines = 0
    for side in (0, 1):
        upright = [(n, b) for n, ((w, h), b) in enumerate(pages, 1) if w < h and n % 2 == side]
        left, right = block([found for _, found in upright])
        for number, found in upright:
            inside = found[(found[:, 0] > left - TOLERANCE) & (found[:, 0] < right)]
            over = inside[inside[:, 2] > right + TOLERANCE]
            assert not len(over), f"page {number}: past {right} at {over.round().tolist()}"
            lines += len(inside)
    assert lines > 3000


@pytest.mark.parametrize("name", PDFS)
def test_no_text_stands_on_other_text(real: Real, name: str) -> None:
    pairs = 0
    for number, (_, found) in enumerate(boxes(real.out / f"{name}.pdf"), 1):
        low = np.maximum(found[:, None, :2], found[None, :, :2])
        high = np.minimum(found[:, None, 2:], found[None, :, 2:])
        shared = np.clip(high - low, 0, None).prod(axis=2)
        area = (found[:, 2:] - found[:, :2]).prod(axis=1)
        np.fill_diagonal(shared, 0)
        smaller = np.minimum(area[:, None], area[None, :])
        clash = np.argwhere(shared > 0.3 * np.maximum(smaller, 1))
        assert not len(clash), f"page {number}: {found[clash[0]].round().tolist()}"
        pairs += len(found) ** 2
    assert pairs > 100_000
