"""A bad quarter of an hour of a proxy, played to the real Envoy."""

import asyncio
import json
import tempfile
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path

from envoy_around import resources
from envoy_server import at, envoy, log
from envoy_site import HOSTS, Site, visits

LAB = Path(__file__).parent / "labs" / "breaker_made_it_worse"
ASKED = "%RESPONSE_CODE% %RESPONSE_FLAGS%"
ASKED += " tries=%UPSTREAM_REQUEST_ATTEMPT_COUNT%"
TRIED = "%UPSTREAM_HOST% %RESPONSE_CODE%"
SCENES = {  # and how many requests
    "all well": 600,
    "host 4 sick": 600,
    "a bad moment": 40,
    "all well again": 600,
}


# region scenes
def scene(name: str) -> Callable[[int], bool]:
    """How each host answers, call by call."""
    every = range(1, HOSTS + 1)
    rows: dict[str, dict[int, Iterable[bool]]] = {
        "all well": {n: [True] * (18 + n) + [False] * 2 for n in every},
        "host 4 sick": {4: [False] * 3 + [True]},
        "a bad moment": {n: [False] for n in every},
    }
    turns = {n: cycle(row) for n, row in rows.get(name, {}).items()}
    return lambda n: next(turns[n]) if n in turns else True


# endregion scenes


def most(calls: int) -> str:
    """An ejection takes effect a moment later: not to the call."""
    return f"{calls}" if calls > 10 else "under 10"


async def play(folder: Path) -> dict[str, list[str]]:
    """The log of requests of each scene, and of two hosts."""
    mine = json.loads((LAB / "starter.json").read_text())
    asked, tried = folder / "asked", folder / "tried"
    logs = {}
    async with Site() as site:
        places = log(asked, ASKED), log(tried, TRIED)
        whole = resources(mine, site.ports, *places)
        anywhere = at(0)["endpoint"]
        whole["listeners"][0].update(anywhere)
        config = {"admin": anywhere, "static_resources": whole}
        with envoy(config) as proxy:
            stat = "outlier_detection.ejections_active"
            for name, count in SCENES.items():
                site.well = scene(name)
                site.calls.clear()
                codes = await visits(proxy.port, count)
                away = proxy.stat(stat, "payments")
                print(f"{name}, answered: {codes.count(200)}")
                #> all well, answered: 600
                #> host 4 sick, answered: 600
                #> a bad moment, answered: 0
                #> all well again, answered: 0
                print(f"{name}, ejected: {away}")
                #> all well, ejected: 0
                #> host 4 sick, ejected: 0
                #> a bad moment, ejected: 6
                #> all well again, ejected: 6
                print(f"{name}, to host 4: {most(site.calls[4])}")
                #> all well, to host 4: 108
                #> host 4 sick, to host 4: 115
                #> a bad moment, to host 4: under 10
                #> all well again, to host 4: under 10
        first = 0
        for name, count in SCENES.items():
            lines = asked.read_text().splitlines()
            logs[name] = lines[first : first + count]
            first += count
        for line in tried.read_text().splitlines():
            host, code = line.split()
            number = site.number(int(host.rpartition(":")[2]))
            logs.setdefault(f"host {number}", []).append(code)
    return logs


# region log
def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        logs = asyncio.run(play(Path(folder)))
    print("host 2, all well:", *logs["host 2"][14:26])
    #> host 2, all well: 200 200 200 200 200 200 503 503 200 200 200 200
    print("host 4, sick:", *logs["host 4"][-70:-58])
    #> host 4, sick: 200 503 503 503 200 503 503 503 200 503 503 503
    for name in ("a bad moment", "all well again"):
        print(name, *logs[name][:2], "...", logs[name][-1], sep="\n")
        #> a bad moment
        #> 503 URX tries=4
        #> 503 URX tries=4
        #> ...
        #> 503 UH tries=1
        #> all well again
        #> 503 UH tries=1
        #> 503 UH tries=1
        #> ...
        #> 503 UH tries=1


# endregion log

if __name__ == "__main__":
    main()
