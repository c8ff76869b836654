"""What readers find is whole, whenever the publisher is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from patternbook.editions import publish as module
from patternbook.editions.publish import Edition, publish, recover

FILES = 200


def nothing(folder: str, names: list[str]) -> set[str]:
    return set()


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(FILES):
        (folder / f"{number}.html").write_text(text)
    return folder


def whole(folder: Path) -> str:
    """The one text of all files of a folder."""
    texts = {path.read_text() for path in folder.iterdir()}
    assert len(list(folder.iterdir())) == FILES
    assert len(texts) == 1
    return texts.pop()


@pytest.mark.parametrize("exchanged", [True, False], ids=["exchange", "two renames"])
def test_the_new_takes_the_place(
    exchanged: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchanged:
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    made, place = tmp_path / "made", tmp_path / "html"
    for text in ("one", "two"):
        publish([Edition(write(made, text), place, nothing)])
        assert whole(place) == text
        assert sorted(p.name for p in tmp_path.iterdir()) == ["html", "made"]


def test_what_is_left_out(tmp_path: Path) -> None:
    made, place = tmp_path / "made", tmp_path / "html"
    write(made, "one")
    (made / ".buildinfo").touch()
    publish([Edition(made, place, lambda folder, names: {".buildinfo"})])
    assert whole(place) == "one"


def test_killed_between_two_renames(tmp_path: Path) -> None:
    place = tmp_path / "html"
    write(tmp_path / ".html.old", "one")
    recover(place)
    assert whole(place) == "one"
    write(tmp_path / ".html.old", "zero")
    recover(place)
    assert whole(place) == "one"
    assert not (tmp_path / ".html.old").exists()


PUBLISHER = """
import sys
from pathlib import Path
from patternbook.editions.publish import Edition, publish
folder = Path(sys.argv[1])
while True:
    for made in ("a", "b"):
        publish([Edition(folder / made, folder / "html", lambda folder, names: set())])
        print(made, flush=True)
"""


def test_killed_at_any_instant(tmp_path: Path) -> None:
    write(tmp_path / "a", "a")
    write(tmp_path / "b", "b")
    for trial in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", PUBLISHER, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * trial)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        recover(tmp_path / "html")
        assert whole(tmp_path / "html") in "ab"
