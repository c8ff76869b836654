"""The address of a module's page on the web, and the QR code that a phone reads it from."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from patternbook.print.escape import pieces, string
from patternbook.print.setter import Setter

FOLDER = "pictures"
QUIET = 2
"""Modules of white around the code; the paper is white beyond it."""


def web_address(s: Setter) -> str:
    """Options of the opener: code and address; none when `html_baseurl` is not set."""
    base: str = s.env.config.html_baseurl
    if not base:
        return ""
    address = f"{base.rstrip('/')}/{s.docname}.html"
    data = svg(address).encode()
    name = f"{sha256(data).hexdigest()[:16]}.svg"
    folder = Path(s.builder.outdir, "typst", FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    shown = address.partition("://")[2]
    link = f"#address({string(address)}, {', '.join(string(p) for p in pieces(shown))});"
    return f", code: {string(f'/{FOLDER}/{name}')}, address: [{link}]"


def svg(text: str) -> str:
    """A QR code as one path, black on white."""
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _runs(row)
    )
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules that touch begin, and how many they are."""
    at = 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            yield at, length
        at += length
