"""Papers, keys, marking schemes and answer sheets as PDF."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from pypdf import PdfReader
from typer.testing import CliRunner

from patternbook.bank.grading import grade
from patternbook.bank.load import Bank
from patternbook.bank.model import Long
from patternbook.bank.papers.marking import points, short_key
from patternbook.bank.papers.paper import Paper, make
from patternbook.bank.papers.selection import Wanted
from patternbook.bank.variants import Variant, filled
from patternbook.cli import OneLine
from patternbook.errors import BookError
from patternbook.print.papers.command import app as exam
from patternbook.print.papers.press import names, print_paper
from tests.bank.conftest import Desk

MODULE = "circuit-breaker-mastery"
app = typer.Typer(cls=OneLine)
app.add_typer(exam, name="exam")


def squashed(text: str) -> str:
    """A text without blanks and with plain quotes, as lines and pages break where they like."""
    text = unicodedata.normalize("NFKC", text)
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return re.sub(r"\s+", "", text)


def pieces(text: str) -> list[str]:
    """The parts of a MyST text that have no markup, as far as they are long enough to tell."""
    plain = re.split(r"\{\w+\}`[^`]*`|`[^`]*`|\$[^$]*\$|[|*]|^\d+\. ", text, flags=re.MULTILINE)
    return [squashed(part) for part in plain if len(squashed(part)) >= 25]


def text_of(path: Path) -> str:
    """The text without the foot of each page."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return squashed("\n".join(re.sub(r".*· bank \w{8}\s*page \d+ of \d+", "", p) for p in pages))


@dataclass
class Printed:
    folder: Path
    bank: Bank
    paper: Paper

    def text(self, name: str) -> str:
        return text_of(self.folder / f"{name}.pdf")

    def asked(self) -> Iterator[tuple[str, int, Variant]]:
        for sheet in self.paper.sheets:
            for number, v in enumerate(sheet.asked, 1):
                yield sheet.letter, number, v


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    bank = Bank.read()
    paper = make(bank, Wanted((MODULE,), count=len(bank.of_module(MODULE))), 7, 3)
    folder = tmp_path_factory.mktemp("paper")
    print_paper(bank, paper, folder)
    return Printed(folder, bank, paper)


@pytest.mark.parametrize("letter", "ABC")
def test_a_paper_asks_all_in_order_and_tells_nothing(whole: Printed, letter: str) -> None:
    text = whole.text(f"paper-{letter}")
    at = 0
    for where, number, v in whole.asked():
        if where != letter:
            continue
        at = text.index(f"Question{number}{points(v.question)}point", at)
        for piece in pieces(v.stem):
            at = text.index(piece, at)
        for shown in (*(o.text for o in v.options), *v.items, *v.lefts, *v.rights):
            for piece in pieces(shown):
                assert piece in text[at:], (v.question.id, piece)
        told = [v.explanation, *(o.reason for o in v.options), *(r for _, r in v.mistakes)]
        if isinstance(v.question, Long):
            told += [v.question.model_answer, *(c.criterion for c in v.question.rubric)]
        told += [v.question.reason] if v.question.kind == "line" else []
        for piece in (piece for part in told for piece in pieces(part)):
            assert piece not in text, (v.question.id, piece)


def test_code_has_its_lines_numbered(whole: Printed) -> None:
    for letter, _, v in whole.asked():
        if v.code:
            text = whole.text(f"paper-{letter}")
            for number, line in enumerate(v.code.rstrip().splitlines(), 1):
                assert squashed(line) in text
                if number > 9 and len(line.strip()) > 12:
                    assert f"{number}{squashed(line)}" in text


def test_a_listing_that_a_stem_speaks_of_is_on_the_paper(whole: Printed) -> None:
    stems = [v.stem for _, _, v in whole.asked() if "{numref}" in v.stem]
    assert stems
    assert squashed("class NaiveBreaker:") in whole.text("paper-A")
    assert "sec-" not in whole.text("paper-A")


@pytest.mark.parametrize("letter", "ABC")
def test_a_key_holds_reasons_and_explanations(whole: Printed, letter: str) -> None:
    text = whole.text(f"key-{letter}")
    for where, _, v in whole.asked():
        if where == letter:
            parts = [v.explanation, *(o.reason for o in v.options), *(r for _, r in v.mistakes)]
            for piece in (piece for part in parts for piece in pieces(part)):
                assert piece in text, (v.question.id, piece)


@pytest.mark.parametrize("letter", "ABC")
def test_the_keys_as_printed_earn_full_points(whole: Printed, letter: str) -> None:
    """Read back from the table on the first page, then graded."""
    page = "\n".join(p.extract_text() for p in PdfReader(whole.folder / f"key-{letter}.pdf").pages)
    page = page.partition("Question by question")[0]
    for where, number, v in whole.asked():
        if where != letter or isinstance(v.question, Long):
            continue
        row = re.search(rf"^{number}\s+(\S.*?)\s+{points(v.question)}$", page, re.MULTILINE)
        assert row, (number, v.question.id)
        printed = row[1]
        assert squashed(printed) == squashed(short_key(v))
        if v.question.kind in ("numeric", "fill"):
            assert grade(v, printed).points == 1
        elif v.options and not isinstance(v.key, tuple):
            assert grade(v, ord(printed) - ord("A")).points == 1


def test_the_scheme_has_rubrics_model_answers_and_the_sums(whole: Printed) -> None:
    text = whole.text("marking-scheme")
    for question in whole.paper.questions:
        assert question.id in text
        if isinstance(question, Long):
            told = [question.model_answer, *(c.criterion for c in question.rubric)]
            for piece in (piece for part in told for piece in pieces(part)):
                assert piece in text, (question.id, piece)
    assert f"{whole.paper.needed}pointspass" in text
    assert f"Thepaperhas{whole.paper.points}points" in text
    for v in whole.paper.sheets[0].asked:
        numbers = [str(sheet.number(v.question.id)) for sheet in whole.paper.sheets]
        assert "".join(numbers) + v.question.id in text


def test_the_answer_sheet_has_a_row_a_question(whole: Printed) -> None:
    lines = "\n".join(
        page.extract_text() for page in PdfReader(whole.folder / "answer-sheet.pdf").pages
    )
    numbers = [int(n) for n in re.findall(r"^(\d+)\s*(?:A|written|$)", lines, re.MULTILINE)]
    assert numbers == list(range(1, len(whole.paper.questions) + 1))
    most = max(len(v.options) for _, _, v in whole.asked())
    row = squashed("".join(chr(ord("A") + n) for n in range(most)))
    long = sum(isinstance(q, Long) for q in whole.paper.questions)
    assert squashed(lines).count(row) == len(numbers) - long
    assert lines.count("written on the paper") == long
    for word in ("Name", "Date", "Variant"):
        assert word in lines


def test_head_foot_and_files(whole: Printed) -> None:
    assert sorted(p.name for p in whole.folder.iterdir()) == sorted(names(whole.paper))
    reader = PdfReader(whole.folder / "paper-B.pdf")
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"page {number} of {count}" in page.extract_text()
    first = reader.pages[0].extract_text()
    for part in (
        MODULE,
        "B, seed 7",
        f"{whole.paper.minutes:g} minutes",
        f"{whole.paper.points} points",
    ):
        assert part in first, part
    assert f"--count {len(whole.paper.questions)} --seed 7 --pdf" in " ".join(
        reader.pages[-1].extract_text().split()
    )
    assert whole.paper.fingerprint in first
    assert not any("/Annots" in page for page in reader.pages)  # no link: paper leads nowhere


def test_a_seed_replays_byte_for_byte(whole: Printed, tmp_path: Path) -> None:
    wanted = whole.paper.wanted
    print_paper(whole.bank, make(Bank.read(), wanted, 7, 3), tmp_path)
    for name in names(whole.paper):
        assert (tmp_path / name).read_bytes() == (whole.folder / name).read_bytes(), name


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/index.md").write_text("# Home\n\n(sec-pools)=\n## Pools and walls\n")
    return Desk(tmp_path)


def printed_desk(desk: Desk, size: str = "letter", **wanted: object) -> Printed:
    bank = desk.bank()
    paper = make(bank, Wanted(**wanted), 3, 1, root=desk.examples)  # type: ignore[arg-type]
    folder = desk.folder / "out"
    folder.mkdir()
    print_paper(bank, paper, folder, size, book=desk.folder / "book", examples=desk.examples)
    return Printed(folder, bank, paper)


def test_a_small_bank_on_letter(desk: Desk) -> None:
    stem = "See {ref}`sec-pools` and [a page](https://example.org/x): $\\frac{1}{2}$.\n\n"
    stem += "| rate | time |\n|---|---|\n| 7 | 9 |\n"
    desk.question("single")["stem"] = stem
    made = printed_desk(desk)
    reader = PdfReader(made.folder / "paper-A.pdf")
    assert reader.pages[0].mediabox.width == pytest.approx(612, abs=1)
    text = made.text("paper-A")
    assert 'See"Poolsandwalls"andapage(https://example.org/x)' in text
    assert "ratetime79" in text
    for _, _, v in made.asked():
        for piece in pieces(filled(v.stem, v.parameters)):
            assert piece in text or v.question.kind == "single"


def test_a_picture_in_a_stem_is_on_the_paper(desk: Desk) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="50"><rect/></svg>'
    (desk.folder / "book/box.svg").write_text(picture)
    desk.question("short")["stem"] = "What is in it?\n\n![A box](box.svg)\n"
    made = printed_desk(desk, kinds=("short",))
    root = PdfReader(made.folder / "paper-A.pdf").trailer["/Root"]
    assert "A box" in list(alternatives(root["/StructTreeRoot"]))


def alternatives(node: Any) -> Iterator[str]:
    """What the pictures of a tagged PDF show, in words."""
    node = node.get_object()
    if isinstance(node, list):
        for part in node:
            yield from alternatives(part)
    elif isinstance(node, dict):
        yield str(node.get("/Alt", ""))
        yield from alternatives(node["/K"]) if "/K" in node else ()


def test_what_no_page_can_hold_goes_over_two(desk: Desk) -> None:
    desk.question("single")["stem"] = "\n\n".join(f"Paragraph number {n}." for n in range(90))
    made = printed_desk(desk, kinds=("single",))
    pages = [squashed(p.extract_text()) for p in PdfReader(made.folder / "paper-A.pdf").pages]
    counts = [page.count("Paragraphnumber") for page in pages]
    assert sum(counts) == 90
    assert max(counts) < 60  # a page cannot hold them all, so none ran off its foot


@pytest.mark.parametrize(
    ("stem", "what"),
    [
        ("Say {nonsense}`x` of it.", "nonsense"),
        ("How much is $\\frobnicate{2}$?", "frobnicate"),
        ("Say it <b>loudly</b>.", "raw html"),
    ],
)
def test_a_text_that_cannot_be_set_is_told_at_its_question(
    desk: Desk, stem: str, what: str
) -> None:
    desk.question("short")["stem"] = stem
    bank = desk.bank()
    with pytest.raises(BookError) as caught:
        printed_desk(desk)
    assert what in str(caught.value)
    assert (caught.value.path, caught.value.line) == (
        bank.places["q-short"].path,
        bank.places["q-short"].line,
    )
    assert "\n" not in str(caught.value)


def ask(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["exam", "paper", "--module", MODULE, *arguments])
    return result.exit_code, result.stdout, result.stderr


SMALL = ("--kind", "fill", "--count", "1", "--variants", "1")


def test_without_pdf_it_is_shown_and_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = ask("--count", "5", "--seed", "7")
    assert code == 0
    assert len(re.findall(r"^ *\d+ +cb-", out, re.MULTILINE)) == 5
    assert "Levels: " in out
    assert f"patternbook exam paper --module {MODULE} --count 5 --seed 7 --pdf" in out
    assert list(tmp_path.iterdir()) == []


def test_somebody_elses_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask(*SMALL, "--pdf")[0] == 0
    (place,) = Path("papers").iterdir()
    assert place.name == f"{MODULE}-fill-1-questions-seed-1"
    before = {p.name: p.read_bytes() for p in place.iterdir()}
    assert ask(*SMALL, "--pdf")[0] == 0  # the same paper is no quarrel
    code, _, err = ask(*SMALL, "--pass-mark", "50", "--pdf")
    assert (code, err.count("\n")) == (1, 1)
    assert "holds another paper" in err
    (place / "notes.txt").write_text("mine")
    code, _, err = ask(*SMALL, "--pdf")
    assert (code, err) == (1, f"{place}: holds other files; name another folder with --out\n")
    (place / "notes.txt").unlink()
    assert {p.name: p.read_bytes() for p in place.iterdir()} == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--module", "nonsense"),
        ("--count", "99"),
        ("--kind", "nonsense"),
        ("--out", "a-file"),
        ("--out", "."),
    ],
)
def test_a_mistake_is_one_line(
    wrong: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-file").write_text("mine")
    code, _, err = ask(*wrong, "--pdf")
    assert (code, err.count("\n")) == (1, 1)
    assert "Traceback" not in err
    assert [p.name for p in tmp_path.iterdir()] == ["a-file"]


def test_a_folder_without_pdfs_to_put_there_is_refused(tmp_path: Path) -> None:
    code, out, err = ask("--count", "1", "--out", str(tmp_path / "made"))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "add --pdf" in err


KILLED = """
import os, signal, sys
import patternbook.{module} as module
real = module.{name}
calls = []
def dies(*given, **named):
    calls.append(1)
    if len(calls) >= {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
module.{name} = dies
from patternbook.print.papers.command import app
app(["paper", "--kind", "fill", "--count", "1", "--variants", "1", "--pdf", "--out", "here/paper"])
"""


@pytest.mark.parametrize(
    ("module", "name", "at"),
    [("print.papers.press", "_print", 3), ("print.papers.output", "_put", 1)],
)
def test_killed_in_the_middle_it_leaves_nothing_half(
    module: str, name: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = KILLED.format(module=module, name=name, at=at)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=False)
    assert ended.returncode == -9
    assert not (tmp_path / "here/paper").exists()
    monkeypatch.chdir(tmp_path)
    assert ask(*SMALL, "--pdf", "--out", "here/paper")[0] == 0
    assert len(list(Path("here/paper").iterdir())) == 4
    assert [p.name for p in Path("here").iterdir()] == ["paper"]
