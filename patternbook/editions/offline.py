"""The pages as one file to take along: the same bytes from the same pages."""

from __future__ import annotations

import zipfile
from pathlib import Path

DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in it: the earliest that the format knows."""

FOLDER = "pattern-library"
"""What is unpacked is one folder of this name."""


def pack(pages: Path, target: Path) -> None:
    """Write the folder `pages` to the ZIP file `target`; an earlier one is replaced as a whole."""
    files = sorted(
        (path.relative_to(pages).as_posix(), path) for path in pages.rglob("*") if path.is_file()
    )
    part = target.with_name(f".{target.name}.new")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in files:
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # wherever it is packed
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
    part.replace(target)
