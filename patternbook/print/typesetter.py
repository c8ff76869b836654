"""Typst, with our faces and no others, and nothing from outside a folder."""

from __future__ import annotations

from pathlib import Path

import typst

from patternbook.print.faces import FOLDER


def compiler(page: Path, folder: Path, data: str, mode: str) -> typst.Compiler:
    """A compiler of one page.

    Args:
        page: The main file.
        folder: Its root, with the faces; packages are looked for nowhere else.
        data: Name of the file in `folder` that the templates read.
        mode: `draft` or `final`.
    """
    return typst.Compiler(
        str(page),
        root=str(folder),
        ignore_system_fonts=True,
        font_paths=[str(folder / FOLDER)],
        sys_inputs={"data": data, "mode": mode},
        package_path=str(folder),
        package_cache_path=str(folder),
    )
