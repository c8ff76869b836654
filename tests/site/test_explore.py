"""`{explore}`."""

import json
import re
from types import ModuleType

import pytest

from patternbook.errors import BookError
from patternbook.site import explore_runs
from patternbook.site.explore_declared import declared
from patternbook.site.explore_frame import decades, spread
from patternbook.site.explore_html import STATIC
from patternbook.site.facts import book_domain
from patternbook.site.plot_cache import drawn
from patternbook.site.plot_style import COLOURS
from patternbook.site.sums import summed

LISTING = '''\
from pool import busy

SLIDERS = {
    "rate": ("rate", "/s", (10, 40, 80)),
    "hold": ("held", "s", (0.05, 0.5)),
}
AXES = {"x": ("time (s)", 0, 10), "y": ("busy", 0, 50, "symlog")}


def pool(rate: int = 40, hold: float = 0.05):
    """What a pool does."""
    mean = busy(rate, hold)
    ys = [0, mean / 3, float("nan") if rate == 80 else mean]
    series = {"busy": ([0, 5, 10], ys), "here": ([5], [mean]), "end": 9.5}
    return series, f"{mean:.1f} are busy."
'''
SHOWN = """\
```{explore} demo/explore_pool.py:pool
:name: fig-explored
:alt: A line that rises.
The more come, the *more* are busy.
```
"""


@pytest.fixture
def explorable(figures):
    figures.write("examples/demo/explore_pool.py", LISTING)
    return figures


def test_a_figure_with_sliders(explorable):
    explorable.page(f"See {{numref}}`fig-explored`.\n\n{SHOWN}")
    built = explorable.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert "Figure 1.1</span></a>" in html
    sliders = re.findall(r'<label for="([^"]+)">([^<]+)</label><input type="range" id="\1"', html)
    assert [label for _, label in sliders] == ["rate", "held"]
    assert re.findall(r'max="(\d)" step="1" value="(\d)" aria-valuetext="([^"]+)"', html) == [
        ("2", "1", "40 /s"),
        ("1", "0", "0.05 s"),
    ]
    assert 'role="status">2.0 are busy.</p>' in html
    assert html.index("<img") < html.index('class="explore ') < html.index("<figcaption")
    assert html.count("<td>") == 4 * 4  # three x and the line, three series beside x
    static = explorable.root / "out/html/_static/explore"
    names = sorted(path.name for path in static.iterdir())
    assert names == ["demo-explore-pool-pool.js", "explore.css", "explore.js", "plot.js"]
    page = book_domain(built.app.env).page("page")
    assert page.counted.pictures == summed([page]).figures == 1
    assert (explorable.root / "out/html/_listings/demo/explore_pool.py.txt").is_file()


def test_every_place_is_a_run(explorable):
    path = explorable.root / "examples/demo/explore_pool.py"
    folder = drawn(path, "pool", explorable.root / "one", {"sliders": True})
    told = json.loads((folder / "explore.json").read_text())
    assert told["names"] == ["busy", "here", "end"]
    assert told["axes"][1] == ["busy", 0, 50, "symlog"]
    sentences = [sentence for sentence, _ in told["runs"]]
    assert sentences == [
        f"{rate * hold:.1f} are busy." for rate in (10, 40, 80) for hold in (0.05, 0.5)
    ]
    assert told["grids"] == [[0, 5, 10], [5]]
    assert told["runs"][2][1] == [[0, [0, 0.6667, 2]], [1, [2]], 9.5]
    assert told["runs"][4][1][0] == [0, [0, 1.333, None]]  # no number: a gap
    other = drawn(path, "pool", explorable.root / "two", {"sliders": True})
    for file in folder.iterdir():
        assert file.read_bytes() == (other / file.name).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("SLIDERS = {", "SLIDES = {", ":10", "no SLIDERS beside the function; write 'argument"),
        ('"rate": (', '"rates": (', ":3", "pool() takes rate, hold, SLIDERS has rates, hold; name"),
        ("(10, 40, 80)", "(10, 80, 40)", ":3", "slider 'rate': its values do not rise; write"),
        ("(10, 40, 80)", "(40,)", ":3", "slider 'rate': 1 values, not 2 to 12"),
        ('"rate", "/s"', '"rate"', ":3", "slider 'rate': not a label, a unit and values"),
        (
            "rate: int = 40",
            "rate: int = 41",
            ":10",
            "pool() has no default for 'rate' that is among",
        ),
        (
            '"x": ("time (s)", 0, 10)',
            '"x": ("time (s)", 10, 0)',
            ":7",
            "no AXES beside the function",
        ),
        ('"symlog"', '"log"', ":7", "no AXES beside the function that say x and y; write"),
        ("return series, f", "return f", ":10", "pool(rate=10, hold=0.05) gives no series and sen"),
        ("are busy.", "are busy", ":10", "pool(rate=10, hold=0.05) gives no sentence; return"),
        (
            "are busy.",
            "are" + " busy" * 20 + ".",
            ":10",
            "gives a sentence of 108 letters; say it in",
        ),
        ("[0, 5, 10], ys", "[0, 5], ys", ":10", "'busy' has 2 x and 3 y; give as many"),
        ('"end": 9.5', '"end": "x"', ":10", "'end' is neither (x, y) nor a number"),
        (
            '"here": (',
            '"here" if rate < 80 else "there": (',
            ":10",
            "pool(rate=80, hold=0.05) other",
        ),
    ],
)
def test_an_explorable_wrongly_declared(tmp_path, old, new, place, what):
    assert old in LISTING
    with pytest.raises(BookError, match=re.escape(what)) as caught:
        made(tmp_path, LISTING.replace(old, new))
    assert f"explore_pool.py{place}: " in str(caught.value)


def made(folder, text):
    """What a listing's runs write, without a build."""
    path = folder / "explore_pool.py"
    path.write_text(text)
    module = ModuleType("explore_pool")
    exec(
        text.replace("from pool import busy", "busy = lambda rate, hold: rate * hold"), vars(module)
    )
    explore_runs.write(declared(module, path, "pool"), folder)
    return json.loads((folder / "explore.json").read_text())


def test_too_much(tmp_path, monkeypatch):
    many = "tuple(range(10, 22))"
    text = LISTING.replace("(10, 40, 80)", many).replace("rate: int = 40", "rate: int = 10")
    text = text.replace("(0.05, 0.5)", "tuple(n / 20 for n in range(1, 13))")
    assert len(made(tmp_path, text)["runs"]) == 144
    text = text.replace('    "hold"', f'    "more": ("more", "", {many}),\n    "hold"')
    text = text.replace("rate: int = 10,", "rate: int = 10, more: int = 10,")
    with pytest.raises(BookError, match=r"py:3: 3 sliders, 1728 runs; at most 3 and 300"):
        made(tmp_path, text)
    monkeypatch.setattr(explore_runs, "MOST_BYTES", 100)
    with pytest.raises(BookError, match=r"py:10: \d+ bytes of runs, compressed; at most 100"):
        made(tmp_path, LISTING)


def test_a_mistake_is_one_line(explorable):
    """Of the listing's own line, in a build."""
    explorable.write(
        "examples/demo/explore_pool.py", LISTING.replace("mean = busy(", "mean = buzy(")
    )
    line = explorable.complaint(SHOWN)
    assert "examples/demo/explore_pool.py:12: WARNING: NameError: name 'buzy'" in line
    explorable.write("examples/demo/explore_pool.py", LISTING.replace("SLIDERS", "SLIDES"))
    line = explorable.complaint(SHOWN)
    assert (
        "examples/demo/explore_pool.py:10: WARNING: no SLIDERS beside the function; write" in line
    )


def test_names_keep_apart():
    assert spread([0.5, 0.5, 0.2]) == pytest.approx([0.5, 0.57, 0.2])
    assert spread([1.0, 1.0]) == pytest.approx([0.93, 1.0])
    assert spread([]) == []
    assert decades(350) == [0, 1, 10, 100]


def test_the_page_has_the_colours_of_the_figure():
    text = (STATIC / "explore.css").read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        (rule,) = re.findall(rf'data-theme="{theme}"\]\{{([^}}]*)', text)
        colours = re.findall(r"--explore-\d:(#\w+)", rule)
        assert colours[:4] == COLOURS[theme][:4]  # the fifth, pale in print, is darker for names
