"""The file itself: a ZIP whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Protocol

FOLDER = "EPUB"
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can tell
STORED = (".png", ".woff2")  # compressed already


class File(Protocol):
    """A file of the package."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...


def pack(package: str, files: Iterable[File]) -> bytes:
    """The EPUB: `mimetype` first and stored, as readers look for it, then the rest in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", stored=True)
        _add(archive, "META-INF/container.xml", CONTAINER.encode())
        _add(archive, f"{FOLDER}/package.opf", package.encode())
        for file in files:
            _add(archive, f"{FOLDER}/{file.name}", file.data, file.name.endswith(STORED))
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, stored: bool = False) -> None:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.create_system = 3  # the same on every system
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
