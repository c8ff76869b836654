"""`{plot}`."""

import os

import pytest

from patternbook.site.draw import number
from patternbook.site.plot_cache import dependencies, drawn

WORKERS = """\
```{plot} demo/figures_pool.py:workers
:name: fig-workers
:alt: A line that rises.
The more come, the *more* are busy.
```
"""


def test_a_figure_with_its_table(figures):
    figures.page(f"See {{numref}}`fig-workers`.\n\n{WORKERS}")
    built = figures.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert "Figure 1.1</span></a>" in html
    assert 'alt="A line that rises."' in html
    assert "the <em>more</em> are busy." in html
    assert "<details" in html
    assert html.count("<td>") == 6
    images = sorted(path.name for path in (figures.root / "out/html/_images").iterdir())
    assert images == [
        "demo-figures-pool-workers-dark.svg",
        "demo-figures-pool-workers-light.svg",
    ]


def test_variants_of_a_figure(figures):
    path = figures.root / "examples/demo/figures_pool.py"
    first = drawn(path, "workers", figures.root / "one")
    second = drawn(path, "workers", figures.root / "two")
    texts = {}
    for file in sorted(first.glob("*.svg")):
        texts[file.stem.rpartition("-")[2]] = file.read_text()
        assert file.read_bytes() == (second / file.name).read_bytes()
        assert "<text" not in file.read_text()
        assert "<dc:date>" not in file.read_text()
    assert set(texts) == {"light", "dark", "print"}
    assert "#1d1c1a" in texts["light"]
    assert "#e4e0d8" in texts["dark"]


def test_a_figure_is_drawn_again_when_what_it_needs_changes(figures):
    path = figures.root / "examples/demo/figures_pool.py"
    figures.write(
        "examples/demo/pool.py", 'DATA = "pool.json"\n\n\ndef busy(a, b):\n    return a\n'
    )
    figures.write("examples/demo/pool.json", "1")
    figures.write("examples/demo/other.py", "x = 1")
    needed = [file.name for file in dependencies(path)]
    assert needed == ["figures_pool.py", "pool.json", "pool.py"]
    cache = figures.root / "cache"
    before = drawn(path, "workers", cache)
    figures.write("examples/demo/other.py", "x = 2")
    assert drawn(path, "workers", cache) == before
    figures.write("examples/demo/pool.json", "2")
    assert drawn(path, "workers", cache) != before


def test_a_figure_drawn_once(figures):
    figures.page(WORKERS)
    figures.build()
    (kept,) = (figures.root / "cache/figures").iterdir()
    os.utime(kept, (1, 1))
    figures.page(WORKERS + "\nMore.")
    figures.build()
    assert kept.stat().st_mtime == 1


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (":alt: A line that rises.\n", "", "a figure without alt text; add ':alt:"),
        ("The more come, the *more* are busy.\n", "", "a figure whose caption is not one par"),
        (":workers", ":worker", "examples/demo/figures_pool.py: no function 'worker'; did you"),
        ("figures_pool.py:workers", "figures_pool.py", "{plot} without a function; write"),
        ("figures_pool.py:", "figures.py:", "examples/demo/figures.py: no such listing; did"),
    ],
)
def test_a_figure_wrongly_asked_for(figures, old, new, what):
    line = figures.complaint(f"See {{numref}}`fig-workers`.\n\n{WORKERS.replace(old, new)}")
    assert line.startswith(f"book/page.md:5: WARNING: {what}")


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("plt.subplots()", "plt.sublots()", ":7", "AttributeError: module 'matplotlib.pyplot'"),
        ("return figure, ", "return ", "", "workers() does not return (figure, table)"),
        ("[1.0, 2.0, 3.0]", "[1.0, 2.0]", "", "workers() returns columns of different lengths"),
        ('"busy": ', '"busy"; ', ":10", "not Python: "),
    ],
)
def test_a_figure_that_cannot_be_drawn(figures, old, new, place, what):
    path = figures.root / "examples/demo/figures_pool.py"
    path.write_text(path.read_text().replace(old, new))
    line = figures.complaint(WORKERS)
    assert f"examples/demo/figures_pool.py{place}: " in line
    assert what in line


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (12, "12"),
        (40.0, "40"),
        (0.14285714, "0.1429"),
        (1234.5678, "1,235"),
        (0.00012347, "0.0001235"),
        (float("nan"), "–"),
        ("closed", "closed"),
    ],
)
def test_numbers_of_the_table(value, text):
    assert number(value) == text
