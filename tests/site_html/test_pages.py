"""What the pages of a small book load, and that they are always the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes

from patternbook.site.html.assets import STATIC, write_picture
from patternbook.site.html.drawings import slim
from patternbook.site.html.translator import MARKS, BookTranslator
from tests.site_html.conftest import Small


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_formulas_bring_their_style_only_where_they_are(small: Small) -> None:
    done = small.build()
    assert done.returncode == 0, done.stderr
    assert "_static/katex.css" in small.html("part/one.html")
    assert 'class="katex-html"' in small.html("part/one.html")
    assert "katex" not in small.html("two.html")


def test_a_page_asks_for_no_search_and_no_script_but_ours(small: Small) -> None:
    small.build()
    scripts = re.findall(r'<script[^>]*src="([^"]*)"', small.html("part/one.html"))
    assert scripts == ["../_static/book.js"]


def test_nothing_lies_in_static_that_no_page_asks_for(small: Small) -> None:
    small.build()
    static = small.root / "out" / "_static"
    asked = "".join(
        path.read_text(encoding="utf-8")
        for path in (small.root / "out").rglob("*")
        if path.suffix in (".html", ".css", ".js")
    )
    for path in static.rglob("*"):
        assert path.is_dir() or path.name in asked, path


def test_the_same_sources_give_the_same_bytes(small: Small) -> None:
    for number in range(9):  # enough pages for two processes
        small.write(f"part/more-{number}.md", f"# More {number}\n\nText, $y_{number}$.\n")
    pages = "".join(f"part/more-{n}\n" for n in range(9))
    toctree = (
        f"# Home\n\n```{{toctree}}\n:numbered: 1\n:caption: Part\n\npart/one\ntwo\n{pages}```\n"
    )
    small.write("index.md", toctree)
    assert small.build("first").returncode == 0
    assert small.build("second", "-j2").returncode == 0
    assert files(small.root / "first") == files(small.root / "second")


def test_a_refused_formula_is_told_with_its_line(small: Small) -> None:
    small.write("two.md", "# Two\n\nText.\n\n$$\n\\frac{1}{\n$$\n")
    done = small.build()
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if "KaTeX" in line]
    assert re.search(r"book/two\.md:5: WARNING: KaTeX refuses a formula \(.*\); ", line)


def test_a_figure_has_a_picture_for_dark_pages(small: Small) -> None:
    image = nodes.image(uri="l.svg", uri_dark="d.svg", alt="Two <lines>")
    translator = BookTranslator.__new__(BookTranslator)
    translator.builder = type("Builder", (), {"images": {}})()
    translator.body = []
    translator.visit_image(image)
    light, dark = translator.body
    assert 'src="l.svg" class="only-light"' in light
    assert 'src="d.svg" class="only-dark"' in dark
    assert 'alt="Two &lt;lines&gt;"' in light
    assert 'loading="lazy"' in dark


def test_drawings_are_sent_in_short_steps(tmp_path: Path) -> None:
    drawing = '<path d="M 1.234567 -0.999999 \nL 10 2.5 \nL 10 2.51 \nz\nM 4 4 \nQ 1 2 3.04 4 "/>'
    rest = '<use x="0.26" transform="scale(0.015625)"/><path d="M1,2A3"/>'
    (tmp_path / "a.svg").write_text(drawing + rest)
    write_picture(tmp_path / "a.svg", tmp_path / "out" / "b.svg")
    sent = (tmp_path / "out" / "b.svg").read_text()
    assert sent.startswith('<path d="m1.2-1l8.8 3.5zm2.8 5q-3-2-1 0"/>')
    assert sent.endswith('<use x=".3" transform="scale(0.015625)"/><path d="M1,2A3"/>')


def test_letters_of_drawings_stand_on_a_coarser_grid_and_nameless() -> None:
    path = "M 1238 57 \nL 1244 63 \nz\nM 6 4 \nL 16 4 \n"
    letter = f'<path id="A-1" d="{path}" transform="scale(0.015625)"/>'
    names = '<g id="axes_1"> <g id="text_1" transform="translate(24.363599 -1.5) scale(0.1 -0.1)">'
    sent = slim(f'{names}<!-- 1 --> {letter}<use xlink:href="#A-1"/></g></g>')
    assert sent == (
        '<g><g id="text_1" transform="translate(24.36 -1.5) scale(0.1 -0.1)"><path id="A-1" '
        'd="m124 6l0 0zm-123-6l1 0" transform="scale(0.15625)"/><use xlink:href="#A-1"/></g></g>'
    )


def test_code_carries_no_marks_that_the_styles_do_not_know(small: Small) -> None:
    small.write("two.md", "# Two\n\n```{code-block} python\nx = sum(1, y)  # why\n#> 3\n```\n")
    small.build()
    code = small.html("two.html").partition("<pre>")[2].partition("</pre>")[0]
    assert code.startswith('x = sum(<span class="mi">1</span>, y)  <span class="c1"># why</span>')
    assert '<span class="c1 out">#&gt; 3</span>' in code
    sheet = (STATIC / "code.css").read_text(encoding="utf-8")
    assert all(re.search(rf"\.{name}\b", sheet) for name in MARKS)
