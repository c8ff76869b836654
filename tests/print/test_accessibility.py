"""What a screen reader, an outline and an archive need of the PDFs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from patternbook.paths import BUILD
from patternbook.run.maven import class_path
from patternbook.run.runner import Context, MissingToolError
from tests.print.conftest import PRINT, SCREEN, Real
from tests.print.pdf import Element, Pdf

PDFS = [SCREEN, PRINT]
SUBSET = re.compile(r"[A-Z]{6}\+")
VERAPDF = "org.verapdf.apps.GreenfieldCliWrapper"
JAVA = "no Java; install it: apt-get install openjdk-17-jre-headless"


@pytest.fixture(params=PDFS)
def pdf(request: pytest.FixtureRequest, real: Real) -> Pdf:
    return real.pdf(request.param)


def of_kind(pdf: Pdf, pattern: str) -> list[Element]:
    return [e for e in pdf.tree.walk() if re.fullmatch(pattern, e.kind)]


def test_fonts_are_embedded_and_cut_down_to_what_is_used(pdf: Pdf) -> None:
    assert pdf.runs
    assert len(pdf.fonts) >= 5
    assert [f.name for f in pdf.fonts.values() if not f.embedded] == []
    assert [f.name for f in pdf.fonts.values() if not SUBSET.match(f.name)] == []


def test_no_glyph_is_missing_and_each_can_be_copied(pdf: Pdf) -> None:
    """Glyph 0 of a font is the box that stands for a character which the font lacks."""
    runs = [run for page in pdf.runs.values() for run in page]
    assert sum(len(run.glyphs) for run in runs) > 200_000
    assert [(r.page, r.text) for r in runs if 0 in r.glyphs] == []
    assert [(r.page, r.text) for r in runs if "\ufffd" in r.text] == []


def test_the_document_has_title_and_language(pdf: Pdf) -> None:
    root = pdf.file.Root
    assert str(root.Lang) == "en"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.file.open_metadata() as about:
        title = about["dc:title"]
        assert about["pdfuaid:part"] == "1"
    whole = "Distributed Systems Pattern Library"
    assert title.endswith(whole)
    assert (title == whole) == pdf.path.stem.startswith("book-")


def outlined(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from outlined(item.children, depth + 1)


def test_the_outline_is_that_of_the_book(pdf: Pdf) -> None:
    heads = [(int(h.kind[1]), "".join(h.attributes["T"].split())) for h in of_kind(pdf, r"H\d")]
    with pdf.file.open_outline() as outline:
        told = [(depth, "".join(title.split())) for depth, title in outlined(outline.root)]
    assert [depth for depth, _ in told] == [depth for depth, _ in heads]
    for (_, title), (_, head) in zip(told, heads, strict=True):
        assert title.endswith(head), (title, head)
    assert len(told) > 60


def test_headings_go_down_one_level_at_a_time(pdf: Pdf) -> None:
    before = 0
    for head in of_kind(pdf, r"H\d"):
        level = int(head.kind[1])
        assert level <= before + 1, head.text
        before = level


def test_a_heading_says_its_title_and_nothing_else(pdf: Pdf) -> None:
    for head in of_kind(pdf, r"H\d"):
        title, said = ("".join(text.split()) for text in (head.attributes["T"], head.text))
        assert re.fullmatch(rf"(module\d+|[\d.]*){re.escape(title)}", said), head.text


def test_pictures_and_formulas_are_told_in_words(pdf: Pdf) -> None:
    figures, formulas = of_kind(pdf, "Figure"), of_kind(pdf, "Formula")
    assert len(figures) >= 15
    assert len(formulas) >= 50
    for element in (*figures, *formulas):
        assert element.attributes.get("Alt", "").strip(), element.text


def test_tables_have_heads_for_their_columns(pdf: Pdf) -> None:
    tables = of_kind(pdf, "Table")
    assert len(tables) >= 25
    for table in tables:
        heads = [e for e in table.walk() if e.kind == "TH"]
        assert heads, table.text[:80]
        assert all(e.attributes.get("Scope") for e in heads), table.text[:80]
        rows = [
            [c for c in row.walk() if c.kind in ("TH", "TD")]
            for row in table.walk()
            if row.kind == "TR"
        ]
        widths = {sum(int(c.attributes.get("ColSpan", 1)) for c in row) for row in rows}
        spans = any("RowSpan" in e.attributes for e in table.walk())
        assert spans or len(widths) == 1, table.text[:80]


def test_lists_are_lists(pdf: Pdf) -> None:
    """A list inside an item stands behind it, so that the item's own body may be empty."""
    items = 0
    for each in of_kind(pdf, "L"):
        inside = [e for e in each.children if isinstance(e, Element)]
        for item, behind in zip(inside, [*inside[1:], None], strict=True):
            if item.kind == "L":
                continue
            label, body = (e for e in item.children if isinstance(e, Element))
            assert (item.kind, label.kind, body.kind) == ("LI", "Lbl", "LBody")
            assert body.children or (behind and behind.kind == "L"), item.text
            items += 1
    assert items > 200


def test_title_and_captions_are_told_apart_from_the_text(pdf: Pdf) -> None:
    (title,) = of_kind(pdf, "Title")
    assert title.text.strip()
    captions = [e.text for e in of_kind(pdf, "Caption")]
    assert sum(text.startswith("Figure ") for text in captions) >= 15
    assert sum(text.startswith("Listing ") for text in captions) >= 70


@pytest.fixture(scope="module")
def verapdf() -> list[str]:
    """The command of veraPDF; Maven fetches its jars, pom.lock tells which.

    After a change of pom.xml the lock is written anew, but not where nothing may be skipped.
    """
    java = shutil.which("java")
    here = Path(__file__).parent / "verapdf"
    required = os.environ.get("PATTERNBOOK_REQUIRE") == "all"
    try:
        if java is None:
            raise MissingToolError(here, None, JAVA, "")
        jars = class_path(Context(here, BUILD / "cache" / "verapdf", update=not required))
    except MissingToolError as error:
        if required:
            pytest.fail(str(error))
        pytest.skip(str(error))
    return [java, "-Xmx1g", "-cp", os.pathsep.join(map(str, jars)), VERAPDF]


def judged(verapdf: list[str], paths: list[Path]) -> tuple[list[bool], list[str], str]:
    """Which PDFs conform to PDF/UA-1, the rules that are broken, and the report."""
    done = subprocess.run(
        [*verapdf, "--flavour", "ua1", "--format", "xml", *map(str, paths)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    report = ElementTree.fromstring(done.stdout)
    reports = report.findall("jobs/job/validationReport")
    assert len(reports) == len(paths), done.stderr[-2000:]
    broken = [
        rule.get("clause", "") + ": " + (rule.findtext("description") or "")
        for rule in report.iter("rule")
    ]
    return [r.get("isCompliant") == "true" for r in reports], broken, done.stdout


def test_verapdf_finds_them_to_be_pdf_ua_1(real: Real, verapdf: list[str]) -> None:
    good, broken, report = judged(verapdf, [real.out / f"{name}.pdf" for name in PDFS])
    assert all(good), "\n".join(broken)
    passed = [int(n) for n in re.findall(r'passedChecks="(\d+)"', report)]
    assert min(passed) > 100_000


def test_verapdf_sees_a_fault(real: Real, verapdf: list[str], tmp_path: Path) -> None:
    """The title page with the tags of the whole book cut off."""
    with pikepdf.open(real.out / f"{PRINT}.pdf") as file:
        del file.pages[1:]
        for key in ("/StructTreeRoot", "/Outlines", "/Names"):
            if key in file.Root:
                del file.Root[key]
        file.save(tmp_path / "bad.pdf")
    good, broken, _ = judged(verapdf, [tmp_path / "bad.pdf"])
    assert good == [False]
    assert any("7.1:" in rule and "StructTreeRoot" in rule for rule in broken), broken
