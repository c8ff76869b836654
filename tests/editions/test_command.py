"""`patternbook build pdf`, as it is typed: what is wrong is told in one line, before any work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from patternbook.editions import pdf as module
from patternbook.editions.build import BuildError
from patternbook.editions.pdf import pdf
from patternbook.errors import BookError
from patternbook.paths import ROOT
from patternbook.print.formats import Format

CALL = "from patternbook.cli import app; app(prog_name='patternbook')"


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CALL, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


WRONG = {
    "unknown paper": (["build", "pdf", "--paper", "a5"], 2, "'a4', 'letter'"),
    "unknown edition": (["build", "pdf", "--edition", "web"], 2, "'screen', 'print'"),
    "unknown language": (["build", "pdf", "--language", "perl"], 2, "'rust'"),
    "unknown module": (["build", "pdf", "--module", "circus"], 1, "circuit-breaker-mastery"),
    "unknown option": (["build", "pdf", "--colour"], 2, "patternbook build pdf --help"),
    "unknown command": (["build", "papyrus"], 2, "papyrus"),
    "an option of another command": (["quiz", "--papers"], 2, "patternbook quiz --help"),
    "missing argument": (["lab", "check"], 2, "patternbook lab check --help"),
}


@pytest.mark.parametrize(("words", "code", "told"), WRONG.values(), ids=WRONG.keys())
def test_one_line(words: list[str], code: int, told: str) -> None:
    done = typed(*words)
    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr


def test_help_is_no_mistake_and_nothing_typed_shows_it() -> None:
    done = typed("build", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "pdf" in done.stdout
    bare = typed("build")
    assert bare.returncode == 2
    assert "pdf" in bare.stdout + bare.stderr


PAGE = "# {title}\n\nAll of it.\n"
CONF = """
project = "The Box Office Book"
author = "Its Writers"
extensions = ["myst_parser", "patternbook.print"]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small book of two modules and a page that is for the web alone."""
    toctree = "```{toctree}\n:numbered:\n\npart/one/index\npart/two/index\nweb\n```\n"
    for name, text in {
        "index": f"# Home\n\n{toctree}",
        "part/one/index": PAGE.format(title="The first"),
        "part/two/index": PAGE.format(title="The second"),
        "web": "---\nweb-only: true\n---\n\n# Never printed\n",
    }.items():
        page = tmp_path / "checkout" / "book" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (tmp_path / "checkout" / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "checkout" / "requirements.lock").touch()
    return tmp_path / "checkout"


def silent() -> Console:
    return Console(quiet=True)


def test_what_is_asked_for_and_nothing_else(checkout: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    made = pdf(silent(), out, "two", Format("letter", "print"), root=checkout)
    assert made == out / "two-letter-print.pdf"
    assert [path.name for path in out.iterdir()] == [made.name]
    assert not (checkout / "build" / "pdf").exists()
    folder = checkout / "build" / "work" / "asked"
    assert [path.name for path in folder.glob("*.pdf")] == [made.name]
    assert not list(folder.glob("typst/pages/*/part--one*"))


def test_a_booklet_and_the_same_bytes_again(checkout: Path, tmp_path: Path) -> None:
    first = pdf(silent(), tmp_path / "a", None, Format(), booklet=True, root=checkout)
    again = pdf(silent(), tmp_path / "b", None, Format(), booklet=True, root=checkout)
    assert first.name == "book-a4-booklet.pdf"
    assert first.read_bytes() == again.read_bytes()


def test_a_page_for_the_web_alone_is_not_printed(checkout: Path, tmp_path: Path) -> None:
    pdf(silent(), tmp_path, None, Format(), root=checkout)
    source = checkout / "build" / "work" / "asked" / "typst" / "book-a4.typ"
    text = source.read_text(encoding="utf-8")
    assert "part--two" in text
    assert "web.typ" not in text


def test_a_failed_build_puts_nothing_there(checkout: Path, tmp_path: Path) -> None:
    page = checkout / "book" / "part" / "two" / "index.md"
    page.write_text("# The second\n\nSee {ref}`nowhere`.\n", encoding="utf-8")
    out = tmp_path / "out"
    with pytest.raises(BuildError, match="nowhere"):
        pdf(silent(), out, "two", Format(), root=checkout)
    assert not out.exists()


def test_a_folder_that_cannot_be_written(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BookError, match="-o"):
        pdf(silent(), tmp_path / "file", "two", Format(), root=checkout)


def test_an_unknown_module_is_told_before_sphinx_starts(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "finish", lambda *_: pytest.fail("Sphinx ran"))
    with pytest.raises(BookError, match="one of one, two"):
        pdf(silent(), tmp_path, "three", Format(), root=checkout)
