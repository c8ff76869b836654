"""Makes a kit: reads what authors and the build tell, divides the work, prints all sheets."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from patternbook.bank.load import Bank
from patternbook.bank.papers.paper import Paper
from patternbook.bank.papers.paper import make as draw
from patternbook.bank.papers.selection import Wanted
from patternbook.bank.places import Place
from patternbook.paths import BOOK, EXAMPLES
from patternbook.print.kit import handout, sheets
from patternbook.print.kit.facilitator import Authored, read
from patternbook.print.kit.facts import Module
from patternbook.print.kit.handout import Line, Printed
from patternbook.print.kit.paths import LearningPath
from patternbook.print.kit.press import print_sheets
from patternbook.print.kit.steps import steps
from patternbook.print.kit.weeks import Step, divided
from patternbook.print.papers.press import print_paper
from patternbook.print.papers.texts import Home, typeset

QUESTIONS = 20
VARIANTS = 2
PASS = 60


@dataclass(frozen=True)
class Wish:
    """What was asked for.

    Attributes:
        path: The learning path, or None for a group on one module.
        weeks: How many weeks, or None.
        hours: Hours a week at most, or None.
        seed: The same seed draws the same papers.
    """

    path: LearningPath | None = None
    weeks: int | None = None
    hours: float | None = None
    paper: str = "a4"
    seed: int = 1


def printed(pdf: Path, data: Path) -> Printed:
    """What the press told of a module's PDF.

    Args:
        pdf: The PDF.
        data: The file of settled pages that it was set with.
    """
    told = json.loads(data.read_text(encoding="utf-8"))
    lines = tuple(Line(line[0], line[3], int(line[5])) for line in told["contents"])
    return Printed(pdf, lines, len(told["heads"]))


def make(
    wish: Wish,
    modules: Sequence[Module],
    pdfs: dict[str, Printed],
    folder: Path,
    *,
    book: Path = BOOK,
    examples: Path = EXAMPLES,
) -> None:
    """Write a kit for these modules into an empty folder.

    Raises:
        BookError: Something is missing or malformed, or the time is too short.
    """
    bank = Bank.read(book / "questions")
    guides = {module.name: read(book / module.folder) for module in modules}
    papers = {module.name: _paper(bank, module, wish.seed) for module in modules}
    todo: list[Step] = []
    for module in modules:
        todo += steps(module, guides[module.name], pdfs[module.name].pages)
        minutes = round(papers[module.name].minutes)
        todo.append(Step("paper", "the paper of the kit", minutes, module=module.name))
    weeks = divided(todo, wish.weeks, wish.hours)
    with tempfile.TemporaryDirectory() as made:
        kit = sheets.Kit(
            title=wish.path.title if wish.path else modules[0].title,
            told=_told(wish.path),
            weeks=weeks,
            modules=modules,
            guides=guides,
            objectives={module.name: bank.objectives[module.name] for module in modules},
            texts=typeset(dict(_texts(modules, guides, bank)), Path(made), book, examples),
            printed={name: one.pdf.name for name, one in pdfs.items()},
        )
        sources = {
            "schedule": sheets.schedule(kit),
            "attendance": sheets.attendance(kit),
            "progress": sheets.progress(kit),
        }
        for module in modules:
            sources[f"facilitator-{module.name}"] = sheets.facilitator(kit, module)
        print_sheets(sources, Path(made), folder, wish.paper)
    for module in modules:
        shutil.copyfile(pdfs[module.name].pdf, folder / pdfs[module.name].pdf.name)
        handout.write(module, pdfs[module.name], folder / f"handout-{module.name}.pdf", wish.paper)
        place = folder / f"paper-{module.name}"
        place.mkdir()
        print_paper(bank, papers[module.name], place, wish.paper, book=book, examples=examples)


def _paper(bank: Bank, module: Module, seed: int) -> Paper:
    count = min(QUESTIONS, len(bank.of_module(module.name)))
    return draw(bank, Wanted(modules=(module.name,), count=count), seed, VARIANTS, PASS)


def _told(path: LearningPath | None) -> str:
    if path is None or path.of == len(path.modules):
        return ""
    return f"{len(path.modules)} of its {path.of} modules are in this edition, and only those here"


def _texts(
    modules: Sequence[Module], guides: dict[str, Authored], bank: Bank
) -> Iterator[tuple[str, Home]]:
    """Every MyST text of the sheets, with whose it is."""
    for module in modules:
        for goal in bank.objectives.get(module.name, []):
            place = bank.objective_places[goal.id]
            yield goal.text, Home(goal.id, place)
        authored = guides[module.name]
        for kind, entries in (("discuss", authored.guide.discuss), ("wrong", authored.guide.wrong)):
            for number, entry in enumerate(entries):
                for key in ("ask", "good", "astray", "idea", "instead"):
                    if text := getattr(entry, key, None):
                        where = f"{kind}.{number}.{key}"
                        place = Place(authored.place.path, authored.line(where), {})
                        yield text, Home(where, place)
