"""EPUBs to look into: a small book's, and that of the book itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from patternbook.editions.build import environment
from patternbook.paths import BOOK, BUILD, ROOT
from patternbook.run.maven import class_path
from patternbook.run.runner import Context, MissingToolError
from tests.site.conftest import Book, book, cited, figures, fonts

__all__ = ["book", "cited", "figures", "fonts"]  # fixtures of theirs that are used here too

HERE = Path(__file__).parent
XHTML = "{http://www.w3.org/1999/xhtml}"
JAVA = "needs Java; install it: apt install openjdk-17-jre-headless"


@dataclass(frozen=True)
class Epub:
    """An EPUB, unpacked in memory."""

    path: Path

    def names(self) -> list[str]:
        with zipfile.ZipFile(self.path) as archive:
            return archive.namelist()

    def text(self, name: str) -> str:
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(f"EPUB/{name}").decode("utf-8")

    def tree(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.text(name))

    def pages(self) -> dict[str, str]:
        names = [Path(name).name for name in self.names() if name.endswith(".xhtml")]
        return {name: self.text(name) for name in names}


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    """The book itself, as `make book` makes it."""
    out = tmp_path_factory.mktemp("epub")
    folders = ["-c", str(ROOT), "-d", str(out / "doctrees"), str(BOOK), str(out / "epub")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "epub3", "-W", "-Q", *folders],
        cwd=ROOT, env=environment(ROOT), capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return Epub(out / "epub" / "book.epub")


@pytest.fixture(scope="session")
def checked():
    """Runs epubcheck; Maven fetches its jars, pom.lock tells which.

    After a change of pom.xml the lock is written anew, but not where nothing may be skipped.
    """
    java = shutil.which("java")
    required = os.environ.get("PATTERNBOOK_REQUIRE") == "all"
    try:
        if java is None:
            raise MissingToolError(HERE, None, JAVA, "")
        jars = class_path(Context(HERE, BUILD / "cache" / "epubcheck", update=not required))
    except MissingToolError as error:
        if required:
            pytest.fail(str(error))
        pytest.skip(str(error))
    tool = "com.adobe.epubcheck.tool.Checker"

    def check(path: Path) -> tuple[int, str]:
        done = subprocess.run(
            [java, "-cp", os.pathsep.join(map(str, jars)), tool, str(path), "--failonwarnings"],
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return check


@pytest.fixture
def made(book: Book):
    """Builds a small book and opens what came of it."""
    book.conf["extensions"] = ["myst_parser", "patternbook.site", "patternbook.epub"]

    def build(**conf: object) -> Epub:
        book.conf |= conf
        built = book.build("epub3")
        assert not built.warnings, built.warnings
        return Epub(next((book.root / "out" / "epub3").glob("*.epub")))

    return build
