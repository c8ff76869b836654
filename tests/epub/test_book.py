"""The EPUB of the book itself: valid, complete, without anything that a reader's program fears."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from tests.epub.conftest import XHTML, Epub

OPF = "{http://www.idpf.org/2007/opf}"


def test_epubcheck_has_no_complaint(real: Epub, checked) -> None:
    code, told = checked(real.path)
    assert code == 0, told
    assert "No errors or warnings detected" in told


def test_epubcheck_sees_a_fault(real: Epub, checked, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(real.path) as good, zipfile.ZipFile(broken, "w") as bad:
        for info in good.infolist():
            data = good.read(info)
            if info.filename.endswith("imprint.xhtml"):
                data = data.replace(b"typeface-licence.xhtml", b"nowhere.xhtml")
            bad.writestr(info, data)
    code, told = checked(broken)
    assert code != 0
    assert "nowhere.xhtml" in told


def test_the_archive_is_as_readers_expect_it(real: Epub) -> None:
    with zipfile.ZipFile(real.path) as archive:
        first, *rest = archive.infolist()
        assert archive.read(first) == b"application/epub+zip"
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}


def test_no_page_runs_a_script_or_asks_for_anything(real: Epub) -> None:
    for name, text in real.pages().items():
        assert not re.search(r"<(script|input|button|form|iframe|details)\b", text), name
        assert not re.search(r'(src|@import|url\()\s*=?\s*"?https?:', text), name


def test_every_page_is_in_the_spine_and_modules_are_in_the_contents(real: Epub) -> None:
    package = real.tree("package.opf")
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    assert sorted(spine) == sorted(real.pages())
    assert spine[:3] == ["cover.xhtml", "imprint.xhtml", "contents.xhtml"]
    (toc, marks) = real.tree("contents.xhtml").iter(f"{XHTML}nav")
    led = [link.get("href") for link in toc.iter(f"{XHTML}a")]
    assert led == [name for name in spine if name in led]
    assert len(led) > len(spine) - 6
    kinds = [link.get("{http://www.idpf.org/2007/ops}type") for link in marks.iter(f"{XHTML}a")]
    assert kinds == ["cover", "toc", "bodymatter", "glossary", "bibliography"]


def test_pictures_and_formulas_have_words(real: Epub) -> None:
    pictures = formulas = 0
    for name in real.pages():
        tree = real.tree(name)
        for picture in tree.iter(f"{XHTML}img"):
            pictures += 1
            assert len(picture.get("alt", "")) > 5, name
        for formula in tree.iter("{http://www.w3.org/1998/Math/MathML}math"):
            formulas += 1
            assert formula.get("alttext"), name
    assert pictures > 15
    assert formulas > 50


def test_every_question_leads_to_its_answer_and_back(real: Epub) -> None:
    questions = answers = 0
    for name, text in real.pages().items():
        for there in re.findall(r'class="to-answer"><a href="([^"]+)"', text):
            file, _, place = there.partition("#")
            found = re.search(rf'id="{place}"><h2><a href="([^"]+)"', real.text(file))
            assert found, there
            back, _, spot = found[1].partition("#")
            assert back == name
            assert f'id="{spot}"' in text
            questions += 1
        answers += text.count('class="answer"')
    assert questions == answers > 50


def test_the_listings_are_whole(real: Epub) -> None:
    """A line of code is a line of the file, however narrow the page."""
    text = real.text("resilience.circuit-breaker-mastery.a-breaker-in-forty-lines.xhtml")
    found = re.search(r'id="lst-state">.*?<pre><code>(.*?)</code></pre>', text, re.DOTALL)
    assert found
    shown = unescape(re.sub(r"<[^>]+>", "", found[1]))
    source = Path("examples/circuit_breaker/breaker.py").read_text(encoding="utf-8")
    lines = [line.strip() for line in shown.splitlines()]
    assert len(lines) > 5
    assert [line for line in lines if line not in source] == []
