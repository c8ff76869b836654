"""Figures with sliders in real browsers: what a page shows is what its listing computes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from patternbook.paths import EXAMPLES
from tests.site_html.browsers.driver import Browser

SCRIPT = Path(__file__).parent / "explore.mjs"
RUN = """
import json, math, sys
from pathlib import Path
from importlib import import_module
sys.path.insert(0, sys.argv[1])
module = import_module(sys.argv[2])
series, said = getattr(module, sys.argv[3])(**json.loads(sys.argv[4]))
def four(x):
    return float(f"{float(x):.4g}")

cells = {}  # (x, how many before at this x) to what stands in each column
for column, value in enumerate(series.values()):
    points = list(zip(*value)) if isinstance(value, tuple) else [(value, "line")]
    seen = []
    for x, y in points:
        row = cells.setdefault((four(x), seen.count(x)), [""] * len(series))
        seen.append(x)
        row[column] = y if y == "line" else "" if math.isnan(y) else four(y)
rows = [[key[0], *row] for key, row in sorted(cells.items())]
print(json.dumps({"said": said, "rows": rows}))
"""
MOVES = {  # key of the data: function, arguments at the place moved to, steps, texts
    "pool-slow-call": ({"workers": 200, "slow": 3}, [1, -2], ["200", "3 s"]),
    "retry-after-a-spike": ({"rate": 18, "tries": 3}, [-4, 0], ["18", "3"]),
    "trip-trade": ({"window": 30, "limit": 15, "fail": 20}, [2, -7, -1], ["30 s", "15%", "20%"]),
}


def computed(listing: Path, function: str, given: dict[str, float]) -> dict[str, Any]:
    command = [sys.executable, "-c", RUN, str(listing.parent), listing.stem, function]
    done = subprocess.run(
        [*command, json.dumps(given)], capture_output=True, text=True, check=True, timeout=120
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("key", MOVES)
def test_sliders(browser: Browser, site: Path, key: str) -> None:
    given, steps, values = MOVES[key]
    folder = EXAMPLES / "circuit_breaker"
    name = key.partition("-")[0]
    found = f"circuit-breaker-explore-{key}"
    page = next(
        path
        for path in sorted(site.rglob("*.html"))
        if f'data-explore="{found}"' in path.read_text()
    )
    text = page.read_text().partition(f'data-explore="{found}"')[0]
    (*_, figure) = re.findall(r'<figure class="[^"]*" id="([^"]+)"', text)
    listing, function = folder / f"explore_{name}.py", key.partition("-")[2].replace("-", "_")
    moved = computed(listing, function, given) | {"steps": steps, "values": values}
    browser.holds(
        SCRIPT,
        site,
        page=page.relative_to(site).as_posix(),
        figure=figure,
        first=computed(listing, function, {}),
        moved=moved,
    )
