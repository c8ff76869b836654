"""How figures look: three variants of one calm style.

Any two colours stay apart for colour-blind readers, and all are dark (or, on dark pages, bright)
enough for the labels that lines carry; on paper, all but the last. Printed grey, line styles tell
them apart.
"""

from __future__ import annotations

from typing import Any

VARIANTS = ("light", "dark", "print")

COLOURS = {
    "light": ["#0a3d7a", "#c24e00", "#00806f", "#8a3a7b", "#737373"],
    "dark": ["#6aaeff", "#ff9d4d", "#86e6cf", "#d984c9", "#a8a8a8"],
    "print": ["#0a3d7a", "#c24e00", "#00806f", "#8a3a7b", "#878787"],
}
TEXT = {"light": "#1d1c1a", "dark": "#e4e0d8", "print": "#000000"}
GRID = {"light": "#d9d6cf", "dark": "#45423d", "print": "#d0d0d0"}


def style(variant: str) -> Any:
    """Settings of matplotlib for a variant."""
    from cycler import cycler

    text = TEXT[variant]
    size = 10.0 if variant == "print" else 11.0  # screens, and phones above all, show it smaller
    return {
        "axes.axisbelow": True,
        "axes.edgecolor": text,
        "axes.facecolor": "none",
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.labelcolor": text,
        "axes.labelsize": size,
        "axes.linewidth": 0.7,
        "axes.prop_cycle": cycler(color=COLOURS[variant]),
        "axes.spines.right": False,
        "axes.spines.top": False,
        "figure.constrained_layout.use": True,
        "figure.facecolor": "none",
        "figure.figsize": (6.4, 3.6),
        "font.family": "DejaVu Sans",  # comes with matplotlib, so it is the same everywhere
        "font.size": size,
        "grid.color": GRID[variant],
        "grid.linewidth": 0.6,
        "hatch.color": text,
        "legend.fontsize": size,
        "legend.frameon": False,
        "lines.linewidth": 1.8,
        "lines.markersize": 5,
        "savefig.transparent": True,
        "svg.fonttype": "path",
        "svg.hashsalt": "patternbook",
        "text.color": text,
        "xtick.color": text,
        "xtick.labelsize": size - 1,
        "xtick.major.width": 0.7,
        "ytick.color": text,
        "ytick.labelsize": size - 1,
        "ytick.major.width": 0.7,
    }
