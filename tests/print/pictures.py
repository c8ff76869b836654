"""What pages look like, in a file that a person can read and compare.

`python -m tests.print.pictures` prints the sample anew, shows what is other than in pictures.txt,
and writes that file; the pages lie as PNG in build/work/pictures.
"""

from __future__ import annotations

import difflib
import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2

from patternbook.paths import BUILD
from tests.print.pdf import Pdf
from tests.print.sample import sample

REFERENCE = Path(__file__).with_name("pictures.txt")
CELL = 5.0
"""Millimetres of paper that one digit stands for: 0 is white, 9 as dark as text gets."""
DARKEST = 0.4
MM = 72 / 25.4
BOX_OFF, FACES_OFF, INK_OFF = 1.5, 0.05, 0.08
"""What a page may differ by: millimetres, share of the characters, share of the ink."""


@dataclass(frozen=True)
class Picture:
    """A page.

    Attributes:
        box: Left, top, right and bottom of the text, in millimetres from the upper left.
        faces: Typeface and size to the share of the characters set in it.
        ink: A digit for each cell of the page, row by row.
    """

    box: tuple[float, ...]
    faces: dict[str, float]
    ink: tuple[str, ...]

    def __str__(self) -> str:
        box = " ".join(f"{edge:.1f}" for edge in self.box)
        faces = ", ".join(f"{face} {share:.2f}" for face, share in self.faces.items())
        return "\n".join([f"box {box}", f"faces {faces}", *self.ink])

    @classmethod
    def read(cls, text: str) -> Picture:
        box, faces, *ink = text.strip().splitlines()
        shares = [face.rsplit(" ", 1) for face in faces.removeprefix("faces ").split(", ")]
        edges = tuple(float(edge) for edge in box.removeprefix("box ").split())
        return cls(edges, {face: float(share) for face, share in shares}, tuple(ink))

    def differs(self, was: Picture) -> str:
        """What is other than it was; nothing if it is the same to the eye."""
        off = max(abs(a - b) for a, b in zip(self.box, was.box, strict=True))
        if off > BOX_OFF:
            return f"the text stands at {self.box} mm, stood at {was.box}"
        for face in {*self.faces, *was.faces}:
            now, then = self.faces.get(face, 0.0), was.faces.get(face, 0.0)
            if abs(now - then) > FACES_OFF:
                return f"{now:.0%} of the characters are in {face}, were {then:.0%}"
        if [len(row) for row in self.ink] != [len(row) for row in was.ink]:
            return "the paper has another size"
        now, then = (np.array([[int(c) for c in row] for row in p.ink]) for p in (self, was))
        share = np.abs(now - then).sum() / max(then.sum(), 1)
        if share > INK_OFF:
            row = int(np.abs(now - then).sum(axis=1).argmax())
            return (
                f"{share:.0%} of the ink is elsewhere, most of it {row * CELL:.0f} mm from the top"
            )
        return ""


def pictures(path: Path) -> list[Picture]:
    """The pages of a PDF."""
    pdf = Pdf(path)
    with pypdfium2.PdfDocument(path) as document:
        return [_picture(pdf, n, page) for n, page in enumerate(document, 1)]


def _picture(pdf: Pdf, number: int, page: pypdfium2.PdfPage) -> Picture:
    height = page.get_height()
    text = page.get_textpage()
    text.count_chars()
    rects = np.array([text.get_rect(n) for n in range(text.count_rects())]).reshape(-1, 4)
    if not len(rects):
        rects = np.array([[0.0, height, 0.0, height]])
    left, low = rects[:, :2].min(axis=0)
    right, high = rects[:, 2:].max(axis=0)
    box = tuple(round(float(v) / MM, 1) for v in (left, height - high, right, height - low))
    counted: Counter[str] = Counter()
    for run in pdf.runs[number]:
        face = re.sub(r"^[A-Z]{6}\+|-Identity-H$", "", run.font)
        counted[f"{face} {run.size:.1f}"] += len(run.glyphs)
    every = max(sum(counted.values()), 1)
    faces = {face: round(n / every, 2) for face, n in sorted(counted.items()) if n / every > 0.02}
    return Picture(box, faces, _ink(page))


def _ink(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    per_cell = 10
    scale = per_cell / (CELL * MM)
    dark = 1 - page.render(scale=scale, grayscale=True).to_numpy() / 255
    rows, columns = (n // per_cell for n in dark.shape)
    cells = dark[: rows * per_cell, : columns * per_cell]
    share = cells.reshape(rows, per_cell, columns, per_cell).mean(axis=(1, 3))
    digits = np.clip(np.ceil(share / DARKEST * 9 - 0.25), 0, 9).astype(int)
    return tuple("".join(map(str, row)) for row in digits)


def written(found: list[Picture]) -> str:
    """The pages as the reference holds them."""
    return "\n\n".join(f"page {n}\n{picture}" for n, picture in enumerate(found, 1)) + "\n"


def remembered() -> list[Picture]:
    """The pages of the reference."""
    pages = re.split(r"(?m)^page \d+\n", REFERENCE.read_text(encoding="utf-8"))
    return [Picture.read(page) for page in pages[1:]]


def main() -> None:
    """Renew the reference and show the difference."""
    folder = BUILD / "work" / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        path = sample(Path(name) / "sample").out / "book-a4.pdf"
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                page.render(scale=1).to_pil().save(folder / f"{number:02}.png")
        now = written(pictures(path))
    was = REFERENCE.read_text(encoding="utf-8") if REFERENCE.exists() else ""
    lines = difflib.unified_diff(was.splitlines(), now.splitlines(), "was", "is", lineterm="", n=1)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    REFERENCE.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
