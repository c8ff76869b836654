"""Typefaces for the web: cut down to the characters of the book, once for each state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from patternbook.paths import BUILD
from patternbook.site.html.packages import packages

SERIF = "@expo-google-fonts/source-serif-4"
MONO = "@expo-google-fonts/jetbrains-mono"
FACES = {
    "text.woff2": f"{SERIF}/400Regular/SourceSerif4_400Regular.ttf",
    "text-italic.woff2": f"{SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    "text-bold.woff2": f"{SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "code.woff2": f"{MONO}/400Regular/JetBrainsMono_400Regular.ttf",
}
"""Name in _static/fonts to the file in node_modules."""

FEATURES = ["kern", "liga", "ccmp", "locl", "tnum", "lnum"]
SPANS = [
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Western and Central European letters: people have names
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203A),
    (0x2070, 0x208E),  # superscripts and subscripts
    (0x2190, 0x2193),  # arrows
    (0x2500, 0x257F),  # box drawing, for trees and diagrams in code
]
SINGLE = "ΔΩαβγδελμπρστφ€™−∂∆∏∑√∞∫≈≠≤≥◊✓✗→⇒⇔∈"


def text_characters() -> set[int]:
    """The characters that the text faces keep; fixed, so that a page never changes a font."""
    spans = {point for first, last in SPANS for point in range(first, last + 1)}
    return spans | {ord(character) for character in SINGLE}


def cut(font: Path, characters: Iterable[int]) -> bytes:
    """A WOFF2 of `font` with only these characters; kept in build/cache."""
    points = sorted(characters)
    source = font.read_bytes()
    key = hashlib.sha256(source + repr((points, FEATURES)).encode()).hexdigest()[:20]
    kept = BUILD / "cache" / "fonts" / f"{key}.woff2"
    if kept.is_file():
        return kept.read_bytes()
    from fontTools import subset, ttLib  # a fifth of a second, and seldom needed

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    with ttLib.TTFont(BytesIO(source), recalcTimestamp=False) as face:
        worker = subset.Subsetter(options)
        worker.populate(unicodes=points)
        worker.subset(face)
        face.flavor = "woff2"
        out = BytesIO()
        face.save(out)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{id(out)}.part")
    part.write_bytes(out.getvalue())
    part.replace(kept)
    return out.getvalue()


def text_faces() -> dict[str, bytes]:
    """The four faces of text and code: file name to content."""
    points = text_characters()
    return {name: cut(packages() / path, points) for name, path in FACES.items()}
