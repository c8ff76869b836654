"""The kit of the book's own modules: true pages and minutes, nothing that only leaders may see."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from patternbook import paths
from patternbook.bank.load import Bank
from patternbook.editions.build import environment
from patternbook.print.kit import facilitator, facts
from patternbook.print.kit.builder import FILE
from patternbook.print.kit.make import Wish, make, printed
from patternbook.print.kit.steps import named, steps
from tests.print.conftest import PRINT, Real

WEEKS = 6


def text(path: Path, page: int | None = None) -> str:
    reader = PdfReader(path)
    found = reader.pages if page is None else [reader.pages[page - 1]]
    return " ".join(" ".join(one.extract_text() for one in found).split())


@dataclass(frozen=True)
class Made:
    folder: Path
    module: facts.Module
    pages: dict[str, int]

    def text(self, name: str) -> str:
        return text(self.folder / f"{name}.pdf")


@pytest.fixture(scope="session")
def kit(real: Real, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("kit")
    folders = ["-c", str(paths.ROOT), "-d", str(real.trees), str(paths.BOOK), str(out / "facts")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "kit", "-W", "-Q", *folders],
        cwd=paths.ROOT, env=environment(paths.ROOT), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    (module,) = facts.read(out / "facts" / FILE)
    pdf = printed(real.out / f"{PRINT}.pdf", real.out / "typst" / f"{PRINT}.data.json")
    (out / "kit").mkdir()
    make(Wish(weeks=WEEKS, seed=7), [module], {module.name: pdf}, out / "kit")
    return Made(out / "kit", module, pdf.pages)


def test_every_file_of_the_kit(kit: Made) -> None:
    name = kit.module.name
    found = sorted(p.relative_to(kit.folder).as_posix() for p in kit.folder.rglob("*.pdf"))
    sheets = ["attendance", "progress", "schedule", f"facilitator-{name}", f"handout-{name}"]
    papers = ["answer-sheet", "key-A", "key-B", "marking-scheme", "paper-A", "paper-B"]
    assert found == sorted([f"{x}.pdf" for x in (*sheets, PRINT)] +
                           [f"paper-{name}/{x}.pdf" for x in papers])  # fmt: skip


def test_the_pages_are_those_of_the_printed_module(kit: Made) -> None:
    """Each section begins on the page that the schedule tells, and the schedule tells it."""
    schedule = kit.text("schedule")
    told = 0
    for section in kit.module.sections:
        if section.asks:
            continue
        page = kit.pages[section.title]
        assert section.title in text(kit.folder / f"{PRINT}.pdf", page)
        shown = re.escape(named(section))
        assert re.search(rf"{shown}.*? {page} \d+", schedule), section.title
        told += 1
    assert told > 10


def test_the_minutes_are_those_of_the_pages(kit: Made) -> None:
    authored = facilitator.read(paths.BOOK / kit.module.folder)
    found = steps(kit.module, authored, kit.pages)
    labs = [lab.minutes for section in kit.module.sections for lab in section.labs]
    assert [step.minutes for step in found if step.kind == "lab"] == labs
    assert sum(step.minutes for step in found if step.kind == "answer") >= 60
    weeks = [int(n) for n in re.findall(r"week \d+ together (\d+)", kit.text("schedule"))]
    assert len(weeks) == WEEKS
    paper = re.search(r"the paper of the kit (\d+)", kit.text("schedule"))
    assert paper
    assert sum(weeks) == sum(step.minutes for step in found) + int(paper[1])


def test_the_facilitator_is_told_all_of_it(kit: Made) -> None:
    told = kit.text(f"facilitator-{kit.module.name}")
    guide = facilitator.read(paths.BOOK / kit.module.folder).guide
    for goal in Bank.read().objectives[kit.module.name]:
        assert goal.text.split()[-1] in told
    assert told.count("A good talk") == len(guide.discuss)
    assert told.count("Shown in") == len(guide.wrong)
    for wrong in guide.wrong:
        assert kit.module.labels[wrong.shows] in told
    sessions = re.findall(r"(?<!To )discuss ((?:\d+, )*\d+)", told)
    numbers = [int(n) for found in sessions for n in found.split(", ")]
    assert numbers == list(range(1, len(guide.discuss) + 1))


def test_the_handout_keeps_the_leader_s_notes_back(kit: Made) -> None:
    handed = kit.text(f"handout-{kit.module.name}")
    assert "Card 4" in handed
    assert "On one page" in handed
    (incident,) = (section for section in kit.module.sections if section.group)
    assert incident.notes
    assert incident.notes not in handed
    assert incident.notes in kit.text(PRINT)


def test_sheets_to_tick_are_one_page_each(kit: Made) -> None:
    for name in ("attendance", "progress"):
        (page,) = PdfReader(kit.folder / f"{name}.pdf").pages
        assert page.mediabox.width > page.mediabox.height or page.rotation in (90, 270)
