"""Pictures without colour, for paper: each colour becomes the grey that is as light.

Lines keep their styles, which is what tells them apart.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path

COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})\b")
INNER = re.compile(r"data:image/png;base64,\s*([A-Za-z0-9+/=\s]+)")


def grey(path: Path) -> Path:
    """The grey copy of an SVG, beside it."""
    target = path.with_name(f"{path.stem}-grey.svg")
    if not target.exists():
        source = path.read_text(encoding="utf-8")
        target.write_text(INNER.sub(_picture, COLOUR.sub(_colour, source)), encoding="utf-8")
    return target


def _colour(found: re.Match[str]) -> str:
    red, green, blue = (int(part, 16) for part in found.groups())
    return "#" + 3 * f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02x}"


def _picture(found: re.Match[str]) -> str:
    """Heat maps are pictures inside the drawing."""
    from PIL import Image  # comes with matplotlib

    out = BytesIO()
    with Image.open(BytesIO(b64decode(found[1]))) as picture:
        picture.convert("LA").save(out, "PNG")
    return "data:image/png;base64," + b64encode(out.getvalue()).decode()
