"""The pages can be read and used by everyone: axe, narrow screens, contrast, words for pictures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site_html.browsers.driver import Browser

HERE = Path(__file__).parent
PAPER = {"light": "#fdfcf9", "dark": "#16181b"}
TEXT, GRAPHIC = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3) and of graphics (1.4.11)."""

GRID = {"#d9d6cf", "#45423d"}
"""Lines that only help the eye along; the axis has the numbers."""


def pages(site: Path) -> list[str]:
    """All but the page for the lost, whose addresses begin at a server's top."""
    found = [page.relative_to(site).as_posix() for page in site.rglob("*.html")]
    return sorted(name for name in found if name != "404.html")


def test_axe_and_a_narrow_screen(browser: Browser, site: Path) -> None:
    if browser.kind != "chromium":
        pytest.skip("axe judges the same markup and colours; once is enough")
    browser.holds(HERE / "everyone.mjs", site, limit=600, pages=pages(site))


def test_every_picture_is_told_in_words(site: Path) -> None:
    seen = 0
    for name in pages(site):
        for tag in re.findall(r"<img\b[^>]*>", (site / name).read_text("utf-8")):
            told = re.search(r'\balt="([^"]*)"', tag)
            assert told, f"{name}: {tag}"
            assert len(told[1].split()) > 3, f"{name}: {tag}"
            seen += 1
    assert seen > 10


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def colours(element: ET.Element, text: bool = False) -> Iterator[tuple[bool, str, float]]:
    """Of all that a drawing shows: is it text, colour, opacity. Pale areas are left out."""
    text = text or element.get("id", "").startswith("text")
    style = dict(part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    style = {key.strip(): value.strip() for key, value in style.items()}
    for kind in ("fill", "stroke"):
        colour = style.get(kind, element.get(kind, ""))
        opacity = float(style.get(f"{kind}-opacity", style.get("opacity", 1)))
        area = kind == "fill" and opacity < 0.5  # tints behind lines or beside labels that tell all
        if colour.startswith("#") and not area and colour not in GRID:
            yield text, colour, opacity
    for child in element:
        yield from colours(child, text)


@pytest.mark.parametrize("theme", PAPER)
def test_figures_stand_out_from_the_page(site: Path, theme: str) -> None:
    assert f"--paper:{PAPER[theme]}" in (site / "_static/book.css").read_text("utf-8")
    seen = 0
    for picture in sorted((site / "_images").glob(f"*-{theme}.svg")):
        for text, colour, opacity in set(colours(ET.parse(picture).getroot())):
            over = [
                (int(colour[at : at + 2], 16), int(PAPER[theme][at : at + 2], 16))
                for at in (1, 3, 5)
            ]
            mixed = "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in over)
            found, needed = contrast(mixed, PAPER[theme]), TEXT if text else GRAPHIC
            what = f"{'text' if text else 'graphic'} in {colour}"
            assert found >= needed, f"{picture.name}: {what}: {found:.2f}, needs {needed}"
            seen += 1
    assert seen > 30
