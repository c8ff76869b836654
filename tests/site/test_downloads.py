"""The table of downloads: what was built, linked where it is; nothing where nothing is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

MADE = [
    {"file": "book-a4.pdf", "title": "Any", "module": None, "pages": 173, "paper": "a4",
     "edition": "screen", "language": "python", "large": False},
    {"file": "t-letter.pdf", "title": "Timeouts", "module": "x/t/index", "pages": 41,
     "paper": "letter", "edition": "print", "language": "go", "large": True},
]  # fmt: skip


def build(folder: Path, downloads: Path | None, builder: str = "html") -> Path:
    source = folder / "book"
    if not source.exists():  # a second build finds its pages unchanged
        (source / "start").mkdir(parents=True)
        (source / "index.md").write_text("# Home\n\n```{toctree}\nstart/downloads\n```\n")
        (source / "start" / "downloads.md").write_text("# Downloads\n\n```{downloads}\n```\n")
    settings = {
        "extensions": ["myst_parser", "patternbook.site.downloads_for_tests"],
        "patternbook_downloads": str(downloads or ""),
        "release": "1.0",
    }
    warnings = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            source, None, folder / "out", folder / "trees", builder,
            confoverrides=settings, status=None, warning=warnings,
        )  # fmt: skip
        app.build()
    assert not warnings.getvalue()
    return folder / "out"


@pytest.fixture(autouse=True)
def extension(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directive alone, without the rest of the book's machine."""
    import sys
    from types import ModuleType

    from patternbook.site.downloads import setup_downloads

    alone = ModuleType("patternbook.site.downloads_for_tests")
    alone.setup = lambda app: setup_downloads(app)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, alone.__name__, alone)


def made(folder: Path, files: list[dict[str, object]]) -> Path:
    folder.mkdir(exist_ok=True)
    for told in files:
        (folder / str(told["file"])).write_bytes(b"x" * 3_140_000)
    (folder / "made.json").write_text(json.dumps(files))
    return folder


def test_each_file_with_its_form_pages_and_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    out = build(tmp_path, made(tmp_path / "made", MADE))
    page = (out / "start" / "downloads.html").read_text()
    for words in ("The whole book", "PDF, A4<", "173", "3.1", "21 September 2026", "edition 1.0"):
        assert words in page
    assert "PDF, Letter, to print on both sides, listings in Go, large print" in page
    for told in MADE:
        assert f'href="../downloads/{told["file"]}"' in page
        assert (out / "downloads" / str(told["file"])).stat().st_size == 3_140_000


def test_without_files_nothing_is_linked(tmp_path: Path) -> None:
    out = build(tmp_path, None)
    assert "downloads/" not in (out / "start" / "downloads.html").read_text().split("<article")[-1]
    assert not (out / "downloads").exists()


def test_another_build_tells_of_other_files(tmp_path: Path) -> None:
    folder = made(tmp_path / "made", MADE)
    build(tmp_path, folder)
    out = build(tmp_path, made(folder, MADE[:1]))
    assert "t-letter.pdf" not in (out / "start" / "downloads.html").read_text()
    assert [path.name for path in (out / "downloads").iterdir()] == ["book-a4.pdf"]
