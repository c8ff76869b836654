"""Put a finished folder in the place of the earlier one, at one instant."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class Edition:
    """A folder that was made, and where readers look for it.

    Attributes:
        made: The folder in which it was made.
        place: Where it belongs.
        without: Names in a folder that are left out, in the manner of `shutil.copytree`.
    """

    made: Path
    place: Path
    without: Callable[[str, list[str]], set[str]]


def publish(editions: Iterable[Edition]) -> None:
    """Copy each edition to its place; whoever looks sees the earlier folder or the new one.

    The copies, which take time, are all made before the first swap, which takes none. Stopped at
    any instant, by whatever signal, this leaves whole folders in the places; what lies beside them
    under a dot name is cleared by the next call.
    """
    swaps = []
    for edition in editions:
        recover(edition.place)
        copy = edition.place.with_name(f".{edition.place.name}.new")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(edition.made, copy, ignore=edition.without)
        swaps.append((copy, edition.place))
    for copy, place in swaps:
        _swap(copy, place)
    for copy, _ in swaps:
        shutil.rmtree(copy, ignore_errors=True)


def recover(place: Path) -> None:
    """Bring back the earlier folder if a swap in two steps was stopped between them."""
    earlier = _earlier(place)
    if not earlier.exists():
        return
    if place.exists():
        shutil.rmtree(earlier)
    else:
        earlier.rename(place)


def _earlier(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _swap(copy: Path, place: Path) -> None:
    """Exchange two folders; afterwards `copy` is the earlier one, or gone if there was none."""
    if not place.exists():
        copy.rename(place)
    elif not _exchange(copy, place):
        # Not every system exchanges two names at once. Here nothing is at the place for some
        # microseconds; `recover` mends it if the process is killed in them.
        place.rename(_earlier(place))
        copy.rename(place)
        _earlier(place).rename(copy)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names by Linux's renameat2; False where that is not to be had."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)
