"""Text that stands in a page and is not to be read there: the answers of questions.

Each visible character of ASCII is replaced by the one 47 places on. This hides nothing from who
wants to know; it keeps the eye, the page's own search and other people's indexes off, and unlike
base64 it does not spoil the compression on the way to the reader.
"""

from __future__ import annotations

import json
import re

FIRST, COUNT = 33, 94
TURNED = {FIRST + n: FIRST + (n + COUNT // 2) % COUNT for n in range(COUNT)}
KEY = re.compile(r'<script type="application/json" class="question-key">(.*?)</script>', re.S)


def concealed(text: str) -> str:
    """The text as a JSON string that may stand in a script element."""
    turned = json.dumps(text.translate(TURNED), ensure_ascii=False)
    return turned.replace("<", "\\u003c").replace("\u2028", "\\u2028")


def told(html: str) -> str:
    """All that is concealed in a page, as it will be shown."""
    found = []
    for text in KEY.findall(html):
        found += _strings(json.loads(json.loads(text).translate(TURNED)))
    return "\n".join(found)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _strings(part)]
