"""Sizes, imports and registers of code."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from patternbook.run.listing import LANGUAGES, PROGRAMS, discover
from tests.book.tidy.files import files, in_lab, lines, text, wrong

COLUMNS, LINES, MACHINE_LINES = 72, 120, 300

LAYERS = {
    "errors": 0,
    "paths": 0,
    "index_order": 0,
    "run": 1,
    "sim": 1,
    "progress": 1,
    "bank": 2,
    "labs": 2,
    "site": 3,
    "print": 4,
    "epub": 4,
    "editions": 5,
    "cli": 6,
    "__main__": 7,
}
"""Parts of patternbook; each imports only those of a lower number, and itself."""

SITE = LAYERS["site"]
"""From here up, parts may know of Sphinx and docutils."""

OURS_IN_EXAMPLES = "patternbook.sim"


def shown_code(root: Path) -> list[Path]:
    """Listings, and the programs of labs."""
    examples = root / "examples"
    labs = (p for p in files(root, "examples") if in_lab(p.relative_to(examples).as_posix()))
    programs = [p for p in labs if LANGUAGES.get(p.suffix) in PROGRAMS]
    return [*(listing.path for listing in discover(examples)), *programs]


def listing_columns(root: Path) -> list[str]:
    """Lines of listings that print would have to break."""
    remedy = f"break it at {COLUMNS}, comments, strings and outputs too"
    return [
        wrong(root, path, number, f"a line of {len(line)} columns", remedy)
        for path in shown_code(root)
        for number, line in lines(path)
        if len(line) > COLUMNS
    ]


def listing_lines(root: Path) -> list[str]:
    """Listings that are too long to be read as one."""
    remedy = f"split it, {LINES} lines are the most"
    return [
        wrong(root, path, count, f"a listing of {count} lines", remedy)
        for path in shown_code(root)
        if (count := len(text(path).splitlines())) > LINES
    ]


def machine_lines(root: Path) -> list[str]:
    """Modules of the machine that do too much."""
    remedy = f"split it, {MACHINE_LINES} lines are the most"
    return [
        wrong(root, path, count, f"a module of {count} lines", remedy)
        for path in files(root, "patternbook", suffixes={".py"})
        if (count := len(text(path).splitlines())) > MACHINE_LINES
    ]


def machine_imports(root: Path) -> list[str]:
    """Imports that run back up, and parts that have no layer yet."""
    found = []
    for path in files(root, "patternbook", suffixes={".py"}):
        inside = path.relative_to(root / "patternbook")
        part = inside.parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        if part not in LAYERS:
            remedy = "give it a layer in tests/book/tidy/code.py"
            found.append(wrong(root, path, None, f"no layer for patternbook.{part}", remedy))
            continue
        for line, name in _imports(path, ("patternbook", *inside.parts[:-1])):
            top = name.split(".")[0]
            if top in ("sphinx", "docutils") and LAYERS[part] < SITE:
                remedy = "only site, and what stands above it, may know of Sphinx"
                found.append(wrong(root, path, line, f"{part} imports {name}", remedy))
            if part == "sim" and top != "patternbook" and top not in sys.stdlib_module_names:
                remedy = "use the standard library: the simulator also runs in browsers"
                found.append(wrong(root, path, line, f"{part} imports {name}", remedy))
            other = [*name.split("."), ""][1] if name.startswith("patternbook.") else part
            if other != part and LAYERS.get(other, 99) >= LAYERS[part]:
                remedy = f"move what is needed to a part below {part}"
                found.append(wrong(root, path, line, f"{part} imports {name}", remedy))
    return found


def example_imports(root: Path) -> list[str]:
    """Listings that need our machine; a reader who copies one has not got it."""
    remedy = f"only {OURS_IN_EXAMPLES} may be imported here"
    return [
        wrong(root, path, line, f"a listing imports {name}", remedy)
        for path in files(root, "examples", suffixes={".py"})
        for line, name in _imports(path, ())
        if name.split(".")[0] == "patternbook" and not name.startswith(OURS_IN_EXAMPLES)
    ]


def rust_registered(root: Path) -> list[str]:
    """Rust listings that Cargo does not know, and entries without a file."""
    manifest = root / "examples" / "Cargo.toml"
    sources = {p.relative_to(root / "examples").as_posix(): p for p in files(root, "examples")}
    sources = {
        name: path for name, path in sources.items() if path.suffix == ".rs" and not in_lab(name)
    }
    bins = tomllib.loads(text(manifest)).get("bin", []) if manifest.exists() else []
    paths = {entry["path"]: entry["name"] for entry in bins}
    found = []
    for name, path in sources.items():
        target = f"{path.parent.name}_{path.stem}"
        if paths.get(name) != target:
            remedy = f'add [[bin]] name = "{target}" path = "{name}" to examples/Cargo.toml'
            found.append(wrong(root, path, None, "a Rust listing that Cargo does not know", remedy))
    for name in sorted(paths.keys() - sources.keys()):
        line = next((n for n, text in lines(manifest) if f'"{name}"' in text), None)
        found.append(wrong(root, manifest, line, f"no file {name}", "remove its [[bin]]"))
    return found


def _imports(path: Path, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and full name of each import, also of those inside functions."""
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
