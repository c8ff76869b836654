"""Which pages must be written again although their own source has not changed.

Every page shows titles of others: in the sidebar, in its links to the next and the last page, in
its cross-references. Sphinx writes only the changed pages again and leaves the old words in the
others. So the facts that pages take from each other are kept beside the doctrees, after a build
that ended well; where one that other pages may show has changed or gone, all pages are written.
So they are when what writes them has changed: a page would keep its old policy and markup.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from patternbook.site.html.builder import BookBuilder
from patternbook.site.html.minutes import places

Facts = dict[str, Any]
SITE = Path(__file__).parent.parent
MACHINE = "machine"
"""The fact that all pages show: the state of what writes them."""


@cache
def machine() -> str:
    """A digest of the code and the templates that make pages."""
    digest = hashlib.sha256()
    for path in sorted(SITE.rglob("*")):
        if path.suffix in (".py", ".mjs", ".html") or path == SITE / "html/static/first.js":
            digest.update(path.relative_to(SITE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def facts(env: BuildEnvironment) -> Facts:
    """What pages may show of other pages: name of the fact to its value."""
    found: Facts = {MACHINE: machine()}
    for doc, toc in env.tocs.items():
        trees = [tree["entries"] for tree in toc.findall(addnodes.toctree)]
        captions = [tree.get("caption") for tree in toc.findall(addnodes.toctree)]
        found[f"page {doc}"] = [env.titles[doc].astext(), trees, captions]
        found[f"numbers {doc}"] = repr(env.toc_secnumbers.get(doc, {}).get(""))
    for label, (doc, anchor, title) in env.domains.standard_domain.labels.items():
        found[f"label {label}"] = [doc, anchor, str(title)]
    for label, (doc, anchor) in env.domains.standard_domain.anonlabels.items():
        found[f"anchor {label}"] = [doc, anchor]
    for doc, kinds in env.toc_fignumbers.items():
        for kind, numbers in kinds.items():
            for anchor, number in numbers.items():
                found[f"{kind} {doc}#{anchor}"] = number
    for (kind, name), place in env.domains.standard_domain.objects.items():
        found[f"{kind} {name}"] = place
    for doc, stand in places(env).items():
        found[f"minutes {doc}"] = [stand.module, stand.here, stand.rest]
    return found


def stale(old: Facts, new: Facts) -> bool:
    """Whether a fact that an unchanged page may show has changed.

    A label that is new cannot be shown by a page that was written before; a new page can, because
    the sidebar lists it.
    """
    if any(new.get(name) != value for name, value in old.items()):
        return True
    return any((name == MACHINE or name.startswith("page ")) and name not in old for name in new)


def _record(app: Sphinx) -> Path:
    place = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"shown-by-others-{place}.json"


def _plain(value: Facts) -> Facts:
    plain: Facts = json.loads(json.dumps(value, default=list))
    return plain


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages, if what they show of each other has changed since they were written."""
    if not isinstance(app.builder, BookBuilder):
        return []
    try:
        old = json.loads(_record(app).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return sorted(env.found_docs)
    return sorted(env.found_docs) if stale(old, _plain(facts(env))) else []


def remember(app: Sphinx, exception: Exception | None) -> None:
    """After a build that ended well, keep the facts that its pages show."""
    if exception is None and isinstance(app.builder, BookBuilder):
        text = json.dumps(_plain(facts(app.env)), sort_keys=True)
        _record(app).write_text(text, encoding="utf-8")
