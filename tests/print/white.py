"""How much of each page is left white at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import pypdfium2

MM = 72 / 25.4
SCALE = 1.0
"""Dots a point: one is enough to see a line of text."""


@dataclass(frozen=True)
class Block:
    """The text block of a page: its head and foot, in mm from the upper edge of the paper."""

    head: float
    foot: float


BLOCKS = {"a4": Block(27, 297 - 25), "letter": Block(25, 279.4 - 25)}


def white(pdf: Path, block: Block) -> list[float]:
    """The share of the text block's height that is white below the lowest ink, page by page."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=SCALE, grayscale=True).to_numpy()
        rows = np.asarray(picture).reshape(picture.shape[0], picture.shape[1])
        head, foot = (round(edge * MM * SCALE) for edge in (block.head, block.foot))
        inked = np.flatnonzero((rows[head:foot] < 200).any(axis=1))
        lowest = inked[-1] + 1 if len(inked) else 0
        found.append(1 - lowest / (foot - head))
    document.close()
    return found


def told(shares: list[float]) -> str:
    """The distribution in a line."""
    quarters = quantiles(shares, n=20)
    return (
        f"{len(shares)} pages: median {median(shares):.1%}, nine of ten under {quarters[17]:.1%}, "
        f"over 25%: {sum(s > 0.25 for s in shares)}"
    )
