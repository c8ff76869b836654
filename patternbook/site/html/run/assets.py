"""The files that the first Run loads: Pyodide as one worker, its library, the listings.

Each is written twice, with the same content: packed (`.bin`) for pages from a server, and as a
script (`.js`) for pages from a folder, which may load scripts and nothing else.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run.pyodide import store

STATIC = Path(__file__).parent.parent / "static" / "run"
PAGE = ("python.js", "editor.js", "run.js")
"""The parts of run.js, which pages with a runnable listing load."""
PLAIN = "self.importScripts = undefined;"
"""Pyodide refuses a worker that is no module if it finds this function, which it does not need."""
EXPORT = re.compile(r"export default (\w+);\s*$")


def worker_script() -> str:
    """Pyodide and our worker as one plain script, which a page's policy lets a blob run."""
    folder = store.pyodide()
    module = (folder / "pyodide.asm.mjs").read_text(encoding="utf-8")
    match = EXPORT.search(module)
    if not match:
        what = "pyodide.asm.mjs does not end with its export"
        raise BookError(folder, None, what, "see what this version of Pyodide does instead")
    body = module[: match.start()].replace("import.meta.url", '"https://pyodide.invalid/"')
    made = f'const createPyodideModule = (() => {{ "use strict";\n{body}\nreturn {match[1]}; }})();'
    plain = (folder / "pyodide.js").read_text(encoding="utf-8")
    plain = re.sub(r"//# sourceMappingURL=.*", "", plain)
    return "\n".join([PLAIN, plain, made, (STATIC / "worker.js").read_text(encoding="utf-8")])


@cache
def _packed(name: str) -> tuple[str, bytes]:
    """Digest and packed content of a part that is the same in every build."""
    content = {
        "worker": lambda: worker_script().encode(),
        "python": lambda: (store.pyodide() / "pyodide.asm.wasm").read_bytes(),
        "library": lambda: store.library().read_bytes(),
        "libraries": lambda: json.dumps(store.libraries()).encode(),
    }[name]()
    return pack(content)


def pack(content: bytes) -> tuple[str, bytes]:
    """Digest of some content, and the content packed; packing is slow, so it is kept."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    kept = store.CACHE / "packed" / digest
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{id(content)}")
        fresh.write_bytes(gzip.compress(content, 9, mtime=0))
        fresh.rename(kept)
    return digest, kept.read_bytes()


def write_run(outdir: Path, examples: Path, runnable: Iterable[str]) -> None:
    """Write `_static/run` for listings that run in a page."""
    target = outdir / "_static" / "run"
    folders = sorted({name.rpartition("/")[0] for name in runnable})
    target.mkdir(parents=True, exist_ok=True)
    parts = {name: _packed(name) for name in ("worker", "python", "library", "libraries")}
    for folder in folders:
        files = json.dumps(store.files(examples / folder, examples), ensure_ascii=False)
        parts[f"listings-{folder.replace('/', '-')}"] = pack(files.encode())
    for name, (digest, content) in parts.items():
        _write(target, name, digest, content)
    known = {name: {"size": len(data), "hash": digest} for name, (digest, data) in parts.items()}
    index = json.loads((store.pyodide() / "pyodide-lock.json").read_text())["info"]
    assets = json.dumps({"index": index, "files": known}, sort_keys=True)
    scripts = "".join((STATIC / name).read_text(encoding="utf-8") for name in PAGE)
    shutil.copyfile(STATIC / "run.css", target / "run.css")
    (target / "run.js").write_text(
        f"(() => {{\nconst assets = {assets};\n{scripts}}})();\n", encoding="utf-8"
    )


def _write(target: Path, name: str, digest: str, content: bytes) -> None:
    """Write a part both ways, unless it is there."""
    script = target / f"{name}.js"
    first = f"/* {digest} */"
    if script.is_file() and (target / f"{name}.bin").is_file():
        with script.open(encoding="utf-8") as file:
            if file.read(len(first)) == first:
                return
    (target / f"{name}.bin").write_bytes(content)
    text = base64.b64encode(content).decode()
    script.write_text(f'{first}bookPart("{name}","{text}")\n', encoding="utf-8")
