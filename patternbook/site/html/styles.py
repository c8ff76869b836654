"""The style sheets: the themes' and ours, cut to what the finished pages use."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pydata_sphinx_theme
import sphinx_book_theme
import sphinx_design

from patternbook.paths import BUILD
from patternbook.site.html.fonts import cut
from patternbook.site.html.packages import packages
from patternbook.site.html.stylesheet import SIMPLE, Block, parse, prune, render, tidy
from patternbook.site.html.usage import Used, of_pages

HERE = Path(__file__).parent
STATIC = HERE / "static"
THEMES = (
    Path(pydata_sphinx_theme.__file__).parent
    / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css",
    Path(sphinx_design.__file__).parent / "static/sphinx-design.min.css",
    Path(sphinx_book_theme.__file__).parent
    / "theme/sphinx_book_theme/static/styles/sphinx-book-theme.css",
)
OURS = ("fonts", "page", "furniture", "code", "boxes", "questions", "search", "print")
SCRIPTS = ("book.js", "search.js", "search-passage.js")
WORD = re.compile(r"[A-Za-z_][\w-]*")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
FACE = re.compile(r"fonts/(KaTeX_[\w-]+)\.woff2")


def write_styles(outdir: Path, doctreedir: Path) -> None:
    """Write book.css, and katex.css with its faces if a page has formulas."""
    themes, ours, katex = _sheets()
    known = frozenset(SIMPLE.findall(themes + katex))
    used = of_pages(outdir, known, doctreedir / "used-by-pages.json")
    scripts = "".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    names = used.names | (known & frozenset(WORD.findall(scripts)))
    static = outdir / "_static"
    (static / "book.css").write_text(_cut_sheet(themes, ours, names), encoding="utf-8")
    if used.characters:
        _write_katex(static, katex, used)


@cache
def _sheets() -> tuple[str, str, str]:
    themes = "".join(path.read_text(encoding="utf-8") for path in THEMES)
    ours = "".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in OURS)
    katex = (packages() / "katex/dist/katex.min.css").read_text(encoding="utf-8")
    return themes, COMMENT.sub("", ours), katex


def _cut_sheet(themes: str, ours: str, names: frozenset[str]) -> str:
    """The themes' rules that can match, then ours as a whole; kept in build/cache."""
    machine = HERE.joinpath("stylesheet.py").read_text(encoding="utf-8")
    state = "\0".join([machine, themes, ours, *sorted(names)])
    kept = BUILD / "cache" / "css" / f"{hashlib.sha256(state.encode()).hexdigest()[:20]}.css"
    if not kept.is_file():
        rules = tuple(block for block in parse(themes) if block.prelude != "@font-face")
        own = parse(ours)
        css = render(tidy(prune(rules, set(names)) + own))
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(css, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _write_katex(static: Path, katex: str, used: Used) -> None:
    """KaTeX's rules and faces, with the characters that the formulas show."""
    rules = prune(parse(katex), set(used.names) | {"katex"})
    bodies = [rule.body for rule in rules if rule.prelude != "@font-face"]
    points = [ord(character) for character in used.characters]
    kept: list[Block] = []
    for rule in rules:
        face = FACE.search(rule.body)
        if rule.prelude != "@font-face" or not face:
            kept.append(rule)
        elif any(_shows(body, face[1]) for body in bodies):
            name = f"{face[1]}.woff2"
            content = cut(packages() / "katex/dist/fonts" / name, points)
            (static / "fonts" / name).write_bytes(content)
            body = re.sub(r"src:[^;]*", f'src:url(fonts/{name}) format("woff2")', rule.body)
            kept.append(Block(rule.prelude, body))
    (static / "katex.css").write_text(render(tidy(tuple(kept))), encoding="utf-8")


def _shows(body: str, face: str) -> bool:
    """Whether a rule of KaTeX's asks for a face such as `KaTeX_Main-BoldItalic`."""
    family, style = face.split("-")
    bold = "font-weight:700" in body or "font-weight:bold" in body
    italic = "font-style:italic" in body
    asked = family in body or ("font-family" not in body and family == "KaTeX_Main")
    return asked and ("Bold" in style) == bold and ("Italic" in style) == italic
