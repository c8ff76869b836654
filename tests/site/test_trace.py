"""`{trace}`."""

import json

import pytest

from patternbook.site.plot_cache import dependencies, drawn

RUN = """\
from patternbook import sim


async def serve(node):
    async def handle(message, sender):
        return f"{message} sold"

    node.serve(handle)


def sale():
    async def main(world):
        world.node("seats").start(serve)
        world.node("orders").start(serve)
        return await world.node("orders").call("seats", "14C")

    return sim.run(main, seed=1)


def steps():
    return sale().trace


def nothing():
    return 14
"""
SALE = """\
```{trace} demo/sale.py:sale
:name: fig-sale
:alt: An order asks for a seat and gets it.
The *order* and its answer.
```
"""


@pytest.fixture
def runs(figures):
    """A book with a run to draw."""
    figures.write("examples/demo/sale.py", RUN)
    return figures


def test_a_run_as_a_figure(runs):
    runs.page(f"See {{numref}}`fig-sale`.\n\n{SALE}")
    built = runs.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert "Figure 1.1</span></a>" in html
    assert 'alt="An order asks for a seat and gets it."' in html
    assert "orders → seats" in html
    assert "14C sold" in html
    images = sorted(path.name for path in (runs.root / "out/html/_images").iterdir())
    assert images == ["demo-sale-sale-dark.svg", "demo-sale-sale-light.svg"]


def test_a_trace_alone_is_drawn_as_its_run(runs):
    path, cache = runs.root / "examples/demo/sale.py", runs.root / "cache"
    form = {"start": 0.0, "end": None, "nodes": [], "even": False}
    run, trace = (drawn(path, name, cache, form) for name in ("sale", "steps"))
    assert (run / "table.json").read_text() == (trace / "table.json").read_text()
    files = {f.name.rpartition("-")[2]: f.read_bytes() for f in run.glob("*.svg")}
    assert set(files) == {"light.svg", "dark.svg", "print.svg"}
    assert len(set(files.values())) == 3


def test_a_slice_of_a_run(runs):
    path, cache = runs.root / "examples/demo/sale.py", runs.root / "cache"
    form = {"start": 0.0, "end": None, "nodes": ["orders"], "even": True}
    rows = json.loads((drawn(path, "sale", cache, form) / "table.json").read_text())["rows"]
    assert [row[1] for row in rows] == ["orders"]
    assert drawn(path, "sale", cache, form | {"even": False}) != drawn(path, "sale", cache, form)


def test_a_run_is_drawn_again_when_the_simulator_changes(runs):
    needed = [file.name for file in dependencies(runs.root / "examples/demo/sale.py")]
    assert {"sale.py", "network.py", "loop.py"} <= set(needed)
    plain = dependencies(runs.root / "examples/demo/figures_pool.py")
    assert [file.name for file in plain] == ["figures_pool.py", "pool.py"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (":alt: An order asks for a seat and gets it.\n", "", "a figure without alt text; add"),
        ("The *order* and its answer.\n", "", "a figure whose caption is not one paragraph; w"),
        (":sale", ":sole", "examples/demo/sale.py: no function 'sole'; did you mean 'sale'?"),
        ("sale.py:sale", "sale.py", "{trace} without a function; write {trace} folder/file.py:f"),
        (":name:", ":end: soon\n:name:", ":end: 'soon' is not a number; write seconds since the"),
        (":name:", ":start: 2\n:end: 1\n:name:", ":end: 1 is not after :start: 2; swap the two"),
        (":sale", ":nothing", "examples/demo/sale.py: nothing() does not return a run or its tr"),
        (":name:", ":nodes: seat\n:name:", "examples/demo/sale.py: no node 'seat' in the run; i"),
        (":name:", ":start: 9\n:name:", "examples/demo/sale.py: nothing happens in the run bet"),
    ],
)
def test_a_run_wrongly_asked_for(runs, old, new, what):
    line = runs.complaint(f"See {{numref}}`fig-sale`.\n\n{SALE.replace(old, new, 1)}")
    assert line.startswith(f"book/page.md:5: WARNING: {what}")


def test_a_run_that_breaks(runs):
    runs.write("examples/demo/sale.py", RUN.replace("return await", "raise KeyError(14) #"))
    line = runs.complaint(SALE)
    assert line.startswith("examples/demo/sale.py:")
    assert "mend what sale() of demo/sale.py draws" in line
