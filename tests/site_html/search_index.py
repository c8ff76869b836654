"""Asks the built search, in node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import yaml

from patternbook.site.html.packages import node, node_environment

HERE = Path(__file__).parent


def answers(static: Path, questions: list[str], folder: Path) -> list[list[str]]:
    """For each question the addresses that are shown, the first at the head."""
    asked = folder / "asked.json"
    asked.write_text(json.dumps(questions), encoding="utf-8")
    done = subprocess.run(
        [str(node()), str(HERE / "search_rank.mjs"), str(static), str(asked)],
        env=node_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[list[str]] = json.loads(done.stdout)
    return found


def ranks(static: Path, name: str, folder: Path) -> dict[str, int]:
    """At which place each question of a file has its section; 0 where it is not shown."""
    entries = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    found = {}
    shown = answers(static, [entry["asked"] for entry in entries], folder)
    for entry, addresses in zip(entries, shown, strict=True):
        wanted = entry["first"] if isinstance(entry["first"], list) else [entry["first"]]
        places = [n for n, x in enumerate(addresses, 1) if x.replace(".html", "") in wanted]
        found[entry["asked"]] = min(places, default=0)
    return found
