"""The editions: the same bytes from the same pages, the earlier ones whole until new ones are."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.acceptance.checkout import change, command, environment, patternbook

EDIT = ("book/chapter.md", "It rises.", "It rises steadily.")


def digests(root: Path) -> dict[str, str]:
    """Every published file and what is in it."""
    build = root / "build"
    paths = [
        p for place in ("html", "pdf", "epub") for p in (build / place).rglob("*") if p.is_file()
    ]
    return {
        p.relative_to(build).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths
    }


@pytest.fixture(scope="session")
def built(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "checkout"
    shutil.copytree(pristine, root, symlinks=True)
    done = patternbook(root, "book")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def rebuilt(built: Path, tmp_path: Path) -> Path:
    """A checkout in which the book has been built."""
    root = tmp_path / "another" / "folder"
    shutil.copytree(built, root, symlinks=True)
    return root


def test_what_is_built(built: Path) -> None:
    found = digests(built)
    assert {"html/index.html", "pdf/book-a4.pdf", "pdf/book-letter.pdf"} <= found.keys()
    assert [name for name in found if name.startswith("epub/")] == ["epub/book.epub"]
    assert not [name for name in found if name.startswith("pdf/") and not name.endswith(".pdf")]
    assert not (built / "build/pdf/typst").exists()
    assert not [name for name in found if "/.buildinfo" in name or ".doctree" in name]


def test_two_builds_are_alike(built: Path, copy: Path) -> None:
    done = patternbook(copy, "book")
    assert done.returncode == 0, done.stderr
    assert digests(copy) == digests(built)


def test_a_build_after_an_edit_is_as_one_from_nothing(rebuilt: Path, copy: Path) -> None:
    for root in (rebuilt, copy):
        change(root, *EDIT)
        done = patternbook(root, "book")
        assert done.returncode == 0, done.stderr
    assert digests(rebuilt) == digests(copy)


@pytest.mark.parametrize("phase", ["PDF: reading", "PDF: book", "EPUB", "Pages: writing"])
def test_killed(phase: str, rebuilt: Path) -> None:
    before = digests(rebuilt)
    change(rebuilt, *EDIT)
    process = subprocess.Popen(
        command("book"),
        cwd=rebuilt,
        env=environment(rebuilt),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(phase):
            break
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert digests(rebuilt) == before


def test_stopped_politely(rebuilt: Path) -> None:
    before = digests(rebuilt)
    change(rebuilt, *EDIT)
    process = subprocess.Popen(
        command("book"), cwd=rebuilt, env=environment(rebuilt), stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert rest.splitlines()[-1] == "Stopped; what was built before stays."
    assert digests(rebuilt) == before
    done = patternbook(rebuilt, "book")
    assert done.returncode == 0, done.stderr
    assert "steadily" in (rebuilt / "build/html/chapter.html").read_text()


def test_failed(rebuilt: Path) -> None:
    before = digests(rebuilt)
    change(rebuilt, "book/chapter.md", "{ref}`waiting`", "{ref}`waitings`")
    for _ in range(2):  # Sphinx alone would not repeat the warning
        done = patternbook(rebuilt, "book")
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == "Not built: 1 complaint; what was built stays."
        assert digests(rebuilt) == before


def test_one_build_at_a_time(rebuilt: Path) -> None:
    holder = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(); input()"
    lock = rebuilt / "build" / ".lock"
    process = subprocess.Popen(
        [shutil.which("python3") or "python3", "-c", holder, os.fspath(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    done = patternbook(rebuilt, "book")
    process.communicate("\n")
    assert done.returncode == 1
    assert done.stderr == "build/.lock: another build is running here; wait until it ends\n"
