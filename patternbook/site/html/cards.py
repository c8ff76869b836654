"""The pictures that stand beside a shared link: a page's title, in the book's colours and type."""

from __future__ import annotations

import hashlib
import textwrap
from pathlib import Path

from patternbook.paths import BUILD
from patternbook.site.html.fonts import FACES
from patternbook.site.html.packages import packages

WIDTH, HEIGHT = 1200, 630
PAPER, INK, SOFT, MARK = "#fdfcf9", "#1f1e1b", "#5d5a53", "#97391a"
MARGIN = 90
LINE = 92


def card(title: str, book: str) -> bytes:
    """A PNG of 1200 by 630 pixels; kept in build/cache.

    Args:
        title: What stands large.
        book: What stands small below; the book's title.
    """
    machine = Path(__file__).read_text(encoding="utf-8")
    key = hashlib.sha256("\0".join([machine, title, book]).encode()).hexdigest()[:20]
    kept = BUILD / "cache" / "cards" / f"{key}.png"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{id(title)}.part")
        _draw(title, book, part)
        part.replace(kept)
    return kept.read_bytes()


def _draw(title: str, book: str, path: Path) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # a second, and seldom needed
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import Circle

    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.set_axis_off()
    bold = FontProperties(fname=str(packages() / FACES["text-bold.woff2"]))
    text = FontProperties(fname=str(packages() / FACES["text.woff2"]))
    lines = textwrap.wrap(title, 25)
    for number, line in enumerate(lines):
        at = HEIGHT / 2 - 30 + LINE * (number - (len(lines) - 1) / 2)
        axes.text(MARGIN, at, line, fontproperties=bold, fontsize=54, color=INK, va="center")
    # The mark of the book: a call that goes through, and one that is cut off.
    foot, size = HEIGHT - 92, 2.6

    def place(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (x - 4) * size, foot + (y - 21) * size

    for points in ([(4, 21), (11, 21), (19, 12)], [(21, 21), (28, 21)]):
        xs, ys = zip(*(place(*point) for point in points), strict=True)
        axes.plot(xs, ys, color=MARK, linewidth=4, solid_capstyle="round")
    for x in (11, 21):
        axes.add_patch(Circle(place(x, 21), 2.6 * size, color=MARK))
    beside = axes.text(MARGIN + 28 * size, foot, book, fontproperties=text, fontsize=25)
    beside.set(color=SOFT, va="center_baseline")
    figure.savefig(path, format="png", metadata={"Software": None})
