"""A PDF as its readers' programs take it in: the text in the order of its tags, and its links."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

OPERATORS = "q Q cm BT Tm Tf Tj TJ BDC BMC EMC"
HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
MAPPINGS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
FURNITURE = "artifact"
"""What stands for a tag where a piece of text is none of the document's: a running head."""


@dataclass
class Run:
    """Characters that were written in one go.

    Attributes:
        page: Counted from 1.
        tag: Number of the marked content on its page, or FURNITURE.
        glyphs: Numbers of its glyphs in the font.
        size: In points.
        x: Of its beginning, in points from the left; `y` of its base line, from below.
    """

    page: int
    tag: int | str
    text: str
    glyphs: list[int]
    font: str
    size: float
    x: float
    y: float


@dataclass
class Link:
    """A link as a reader clicks on it: to a place of the document, or to an address."""

    page: int
    there: int | None
    y: float | None
    address: str | None
    said: str


@dataclass
class Element:
    """A tag of the structure with what it holds, in the order of reading."""

    kind: str
    attributes: dict[str, Any]
    children: list[Element | Run | Link] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This one and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def leaves(self) -> Iterator[Run | Link]:
        for child in self.children:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    @property
    def runs(self) -> list[Run]:
        return [leaf for leaf in self.leaves() if isinstance(leaf, Run)]

    @property
    def lines(self) -> list[str]:
        """Its text, with a line for each base line."""
        lines: list[str] = []
        last: tuple[int, float] | None = None
        for run in self.runs:
            if last is None or run.page != last[0] or abs(run.y - last[1]) > 3:
                lines.append("")
                last = (run.page, run.y)
            lines[-1] += run.text
        return lines

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())


class Font:
    """A font of the document: from the numbers of glyphs to characters."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont).removeprefix("/")
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = inner.FontDescriptor
        self.embedded = any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
        self.characters: dict[int, str] = {}
        for kind, body in MAPPINGS.findall(font.ToUnicode.read_bytes()):
            numbers: list[bytes] = HEX.findall(body)
            if kind == b"char":
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                self.characters.update({int(a, 16): _unicode(b) for a, b in pairs})
                continue
            for first, last, start in zip(*[iter(numbers)] * 3, strict=True):
                begin = int(start, 16)
                for n in range(int(first, 16), int(last, 16) + 1):
                    self.characters[n] = chr(begin + n - int(first, 16))

    def read(self, data: bytes) -> list[int]:
        """The numbers of the glyphs: two bytes each."""
        return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


class Pdf:
    """An open PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = pikepdf.open(path)
        self.fonts: dict[tuple[int, int], Font] = {}
        self._numbers = {page.objgen: n for n, page in enumerate(self.file.pages, 1)}

    @cached_property
    def runs(self) -> dict[int, list[Run]]:
        """Page to what stands on it, in the order in which it was written."""
        return {n: list(self._read(n)) for n in range(1, len(self.file.pages) + 1)}

    def page_text(self, number: int) -> str:
        """All text of a page, furniture left out."""
        return "".join(run.text for run in self.runs[number] if run.tag != FURNITURE)

    def furniture(self, number: int) -> str:
        """Head and foot of a page."""
        return "".join(run.text for run in self.runs[number] if run.tag == FURNITURE)

    @cached_property
    def labels(self) -> list[str]:
        """The number that each page goes by, first page first."""
        return [page.label for page in self.file.pages]

    @cached_property
    def tree(self) -> Element:
        """The structure, with the text in its tags."""
        by_tag: dict[tuple[int, int], list[Run]] = defaultdict(list)
        for number, runs in self.runs.items():
            for run in runs:
                if isinstance(run.tag, int):
                    by_tag[number, run.tag].append(run)
        root = Element("Root", {})
        self._climb(self.file.Root.StructTreeRoot, root, None, by_tag)
        return root

    def _climb(
        self,
        node: pikepdf.Object,
        into: Element,
        page: int | None,
        by_tag: dict[tuple[int, int], list[Run]],
    ) -> None:
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                into.children += by_tag[page or 0, kid]
                continue
            on = self._numbers[kid.Pg.objgen] if "/Pg" in kid else page
            kind = str(kid.get("/Type", "/StructElem"))
            if kind == "/MCR":
                into.children += by_tag[on or 0, int(kid.MCID)]
            elif kind == "/OBJR":
                into.children.append(self._link(kid.Obj, on or 0))
            else:
                element = Element(str(kid.S).removeprefix("/"), _attributes(kid))
                into.children.append(element)
                self._climb(kid, element, on, by_tag)

    def _link(self, annotation: pikepdf.Object, page: int) -> Link:
        said = str(annotation.get("/Contents", ""))
        if "/A" in annotation and "/URI" in annotation.A:
            return Link(page, None, None, str(annotation.A.URI), said)
        there = annotation.Dest
        return Link(page, self._numbers[there[0].objgen], float(there[3]), None, said)

    def _read(self, number: int) -> Iterator[Run]:
        page = self.file.pages[number - 1]
        fonts = {name: self._font(font) for name, font in page.Resources.get("/Font", {}).items()}
        matrix, stack = pikepdf.Matrix(), []
        text, font, size = pikepdf.Matrix(), Font.__new__(Font), 0.0
        tags: list[tuple[int | str, str | None]] = [(FURNITURE, None)]
        for operands, operator in pikepdf.parse_content_stream(page, OPERATORS):
            match str(operator):
                case "q":
                    stack.append(matrix)
                case "Q":
                    matrix = stack.pop()
                case "cm":
                    matrix = pikepdf.Matrix(operands) @ matrix
                case "Tm":
                    text = pikepdf.Matrix(operands)
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "BDC" | "BMC":
                    tags.append(_tag(operands, tags[-1]))
                case "EMC":
                    tags.pop()
                case "Tj" | "TJ":
                    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                    data = b"".join(bytes(p) for p in parts if isinstance(p, pikepdf.String))
                    glyphs = font.read(data)
                    tag, instead = tags[-1]
                    shown = "".join(font.characters.get(g, "\ufffd") for g in glyphs)
                    if instead is not None:
                        shown = instead
                        tags[-1] = (tag, "")  # it stands for all that its mark holds
                    where = text @ matrix
                    points = size * math.hypot(where.a, where.b)
                    yield Run(number, tag, shown, glyphs, font.name, points, where.e, where.f)

    def _font(self, font: pikepdf.Object) -> Font:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = Font(font)
        return self.fonts[font.objgen]


def _tag(operands: Any, outer: tuple[int | str, str | None]) -> tuple[int | str, str | None]:
    """The tag that begins, and the text to be read instead of its glyphs."""
    if str(operands[0]) == "/Artifact":
        return FURNITURE, None
    properties = operands[1] if len(operands) > 1 else {}
    tag = int(properties["/MCID"]) if "/MCID" in properties else outer[0]
    instead = str(properties["/ActualText"]) if "/ActualText" in properties else outer[1]
    return tag, instead


def _attributes(node: pikepdf.Object) -> dict[str, Any]:
    """Alt text, title, and the attributes that its owners gave it."""
    found = {key: str(node[f"/{key}"]) for key in ("Alt", "T", "ActualText") if f"/{key}" in node}
    owned = node.get("/A", [])
    for group in owned if isinstance(owned, pikepdf.Array) else [owned]:
        if isinstance(group, pikepdf.Dictionary):
            found |= {str(k).removeprefix("/"): str(v) for k, v in group.items()}
    return found
