"""The content security policy of the pages: what a browser may load and run for them.

It stands in the page itself, so that it holds from a folder as well as from a server. Scripts that
stand in a page are allowed one by one, by their hash, and come from files beside this one.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FIRST = "first.js"
"""The script that must run before anything is drawn, and therefore stands in the page."""

NO_SCRIPT = ".needs-script{display:none!important}"
"""The style of a page whose scripts do not run."""

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",  # formulas: KaTeX sets lengths in style attributes
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


@cache
def first_script() -> str:
    """The script that stands in every page, on one line and without its comments."""
    text = (HERE / "static" / FIRST).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "".join(line for line in lines if line and not line.startswith("//"))


@cache
def policy(runs: bool = False) -> str:
    """The policy, as the `content` of a meta element.

    Args:
        runs: Whether the page can run listings, for which Python is loaded as WebAssembly and
            started in a worker that the page makes itself.
    """
    rules = dict(RULES)
    rules["script-src"] += f" {_allowed(first_script())}"
    if runs:
        rules["script-src"] += " 'wasm-unsafe-eval'"
        rules["worker-src"] = "blob:"
    rules["style-src"] += f" {_allowed(NO_SCRIPT)}"
    return ";".join(f"{name} {value}" for name, value in rules.items())


def _allowed(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
