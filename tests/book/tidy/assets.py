"""Files that nothing shows, uses or links."""

from __future__ import annotations

import re
from pathlib import Path

import sphinx

from patternbook.run.listing import LANGUAGES, PROGRAMS
from tests.book.tidy.files import TEXT, files, in_lab, lines, text, wrong

WORKSPACE = {
    *("go.mod", "go.sum", "Cargo.toml", "Cargo.lock", "pom.xml", "pom.lock", "ruff.toml"),
    *("package.json", "package-lock.json", "tsconfig.json"),
}
THEME = Path(sphinx.__file__).parent / "themes" / "basic"
LICENCE = re.compile(r"^(?:LICEN[CS]E|OFL|NOTICE|README)\b", re.IGNORECASE)

DATA = {"sources", "questions", "paths"}
"""Folders of book/ that are read whole."""

SHOWN = [
    re.compile(r"^\s*[`:]{3,}\{(?:example|plot|explore)\}\s+([^\s:]+)", re.MULTILINE),
    re.compile(r"^\s*:(?:run|ours):\s*([^\s:,]+)", re.MULTILINE),
    re.compile(r"\{result\}`([^:`]+):"),
]
ASKED = re.compile(
    r"^\s*(?:- )?(?:generator|listing|result):\s*['\"]?([^\s:'\"]+/[^\s:'\"]+)", re.MULTILINE
)
"""What the questions of book/questions/ are made from."""
LAB = re.compile(r"[^/]+/labs/[^/]+/(?:lab\.toml|(?:check|starter|solution|wrong_\w+)\.\w+)")
"""What `patternbook.labs` reads and proves; any other file of a lab must be used by these."""
FENCE = re.compile(r"^\s*[`:]{3,}\{toctree\}")
ENTRY = re.compile(r"^(?:.*<)?([^<>]+?)>?$")


def dead_examples(root: Path) -> list[str]:
    """Files under examples/ that no page shows and no shown one uses."""
    examples = root / "examples"
    all_files = {p.relative_to(examples).as_posix(): p for p in files(root, "examples")}
    live = {name for name in all_files if "/" not in name and name in WORKSPACE}
    used = {name for name in all_files if LAB.fullmatch(name)}
    for page in files(root, "book", suffixes={".md"}):
        for pattern in SHOWN:
            names = pattern.findall(text(page))
            used |= {n if Path(n).suffix in LANGUAGES else f"{n}.py" for n in names}
    for bank in files(root, "book/questions", suffixes={".yaml"}):
        names = ASKED.findall(text(bank)) + SHOWN[2].findall(text(bank))
        used |= {n if Path(n).suffix in LANGUAGES else f"{n}.py" for n in names}
    todo = {name for name in used if name in all_files}
    while todo:
        live |= todo
        todo = {n for name in todo for n in _uses(all_files, name)} - live
    remedy = "show it on a page with {example}, {plot} or {result}, ask for it, or delete it"
    return [
        wrong(root, path, None, "no page shows it and no shown listing uses it", remedy)
        for name, path in all_files.items()
        if name not in live
    ]


def _uses(all_files: dict[str, Path], name: str) -> set[str]:
    """Files that one file names or imports, and its siblings in other languages."""
    path = all_files[name]
    if path.suffix not in TEXT:
        return set()
    content = text(path)
    found = set()
    # What a lab is checked by may use the listings of its module.
    places = [path.parent, path.parents[2]] if in_lab(name) else [path.parent]
    for other, candidate in all_files.items():
        if candidate.parent not in places or other == name:
            continue
        stem = re.escape(candidate.stem)
        imported = candidate.suffix == ".py" and re.search(
            rf"^\s*(?:from {stem} import|import {stem}\b)", content, re.MULTILINE
        )
        sibling = candidate.stem == path.stem and _program(candidate) and _program(path)
        if imported or sibling or candidate.name in content:
            found.add(other)
    return found


def _program(path: Path) -> bool:
    return LANGUAGES.get(path.suffix) in PROGRAMS


def dead_static(root: Path) -> list[str]:
    """Styles, scripts, fonts and pictures that nothing names."""
    kept = [p for p in files(root, "book", "patternbook") if not LICENCE.match(p.name)]
    static = [p for p in kept if p.suffix not in {".py", ".md", ".pyi"}]
    static = [p for p in static if p.name != "py.typed" and p.parent.name not in DATA]
    texts = {p: text(p) for p in [*kept, root / "conf.py"] if p.exists() and p.suffix in TEXT}
    remedy = "use it or delete it"
    return [
        wrong(root, path, None, "nothing names this file", remedy)
        for path in static
        if not any(_names(content, path) for other, content in texts.items() if other != path)
        and not (THEME / path.name).exists()  # a template in the place of the theme's own
    ]


def _names(content: str, path: Path) -> bool:
    """Whether a text names a file, in full or, as a string by itself, without its suffix."""
    return path.name in content or f'"{path.stem}"' in content


def lost_pages(root: Path) -> list[str]:
    """Pages that no table of contents leads to."""
    book = root / "book"
    pages = {p.relative_to(book).with_suffix("").as_posix(): p for p in files(root, "book")}
    pages = {name: path for name, path in pages.items() if path.suffix == ".md"}
    reached: set[str] = set()
    todo = {"index"} & pages.keys()
    while todo:
        reached |= todo
        todo = {e for name in todo for e in _toctree(book, pages[name])} & pages.keys() - reached
    remedy = "name it in the {toctree} of its folder's index.md"
    return [
        wrong(root, path, 1, "no table of contents leads here", remedy)
        for name, path in pages.items()
        if name not in reached
    ]


def _toctree(book: Path, page: Path) -> set[str]:
    """Names of the pages that the tables of contents of a page name."""
    found: set[str] = set()
    inside = False
    for _, line in lines(page):
        if FENCE.match(line):
            inside = True
        elif inside and re.match(r"^\s*[`:]{3,}\s*$", line):
            inside = False
        elif inside and line.strip() and not line.strip().startswith(":"):
            entry = ENTRY.match(line.strip())
            name = entry[1].strip() if entry else ""
            here = book if name.startswith("/") else page.parent
            hits = here.glob(name.lstrip("/").removesuffix(".md") + ".md")
            found |= {
                h.resolve().relative_to(book.resolve()).with_suffix("").as_posix() for h in hits
            }
    return found


def lost_questions(root: Path) -> list[str]:
    """Questions of no module, and what is not data among them."""
    modules = {p.parent.name for p in files(root, "book") if p.name == "index.md"}
    found = []
    for path in files(root, "book/questions"):
        if path.suffix != ".yaml":
            remedy = "move it; this folder holds one YAML file a module"
            found.append(wrong(root, path, None, "not a file of questions", remedy))
        elif path.stem not in {*modules, "objectives"}:
            remedy = "name the file after the module's folder in book/"
            found.append(wrong(root, path, None, "questions of no module", remedy))
    return found
