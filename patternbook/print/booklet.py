"""Booklets: two pages on a side of the sheet, in the order in which a folded stack is read."""

from __future__ import annotations

from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

A_SHEET = 4
"""Pages on a sheet of paper that is folded once."""


def order(count: int) -> list[tuple[int | None, int | None]]:
    """Left and right page of each side, counted from 0; None for a blank one.

    Sides come as a printer takes them that turns sheets on their short edge: the front of the
    outermost sheet, its back, the front of the next.

    >>> order(5)
    [(None, 0), (1, None), (None, 2), (3, 4)]
    """
    total = -(-count // A_SHEET) * A_SHEET
    pages = [n if n < count else None for n in range(total)]
    sides = []
    for n in range(total // 2):
        outer, inner = pages[total - 1 - n], pages[n]
        sides.append((outer, inner) if n % 2 == 0 else (inner, outer))
    return sides


def impose(source: Path, target: Path) -> Path:
    """Put a PDF on sheets of its own paper, turned, each page at about two thirds of its size.

    Text stays text and keeps its fonts. Links and bookmarks, which are of no use on paper, and the
    tags, which follow the order of reading and not that of sheets, are left out.

    Args:
        source: The PDF; its pages are all of one size.
        target: The PDF of the sheets; written anew.

    Returns:
        The target.
    """
    reader = PdfReader(source)
    writer = PdfWriter()
    pages = list(reader.pages)
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    for side in order(len(pages)):
        sheet = writer.add_blank_page(width=height, height=width)
        halves = {}
        drawn = []
        for half, number in enumerate(side):
            if number is not None:
                name = NameObject(f"/{'LR'[half]}")
                halves[name] = writer._add_object(_as_form(pages[number], writer))
                drawn.append(_draw(name, half, width, height))
        content = DecodedStreamObject()
        content.set_data("\n".join(drawn).encode())
        sheet[NameObject("/Contents")] = writer._add_object(content)
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject(halves)}
        )
    if reader.metadata is not None:
        writer.add_metadata({key: str(value) for key, value in reader.metadata.items()})
    root = reader.root_object
    if "/Lang" in root:
        writer.root_object[NameObject("/Lang")] = root["/Lang"].clone(writer)
    writer.write(target)
    return target


def _as_form(page: PageObject, writer: PdfWriter) -> StreamObject:
    """What is drawn on a page, as something that can be drawn anywhere."""
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(content.get_data() if content is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): page.mediabox.clone(writer),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return form.flate_encode()


def _draw(name: str, half: int, width: float, height: float) -> str:
    """Draw a page in the middle of its half of a sheet."""
    room = height / 2
    scale = min(room / width, width / height)
    x = half * room + (room - scale * width) / 2
    y = (width - scale * height) / 2
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q"
