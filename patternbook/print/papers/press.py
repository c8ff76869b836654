"""Prints a paper: all its PDFs in one folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import typst

from patternbook.bank.links import texts as texts_of
from patternbook.bank.load import Bank
from patternbook.bank.model import Question
from patternbook.bank.papers.paper import Paper
from patternbook.bank.papers.recipe import command
from patternbook.bank.texts import References
from patternbook.bank.variants import Variant
from patternbook.paths import BOOK, EXAMPLES
from patternbook.print.compile import AT_ONCE, PressError, located
from patternbook.print.formats import Format
from patternbook.print.formats import Paper as Sizes
from patternbook.print.papers.key_sheet import key
from patternbook.print.papers.links import listings_of
from patternbook.print.papers.paper_sheet import answer_sheet, paper_of
from patternbook.print.papers.scheme_sheet import scheme
from patternbook.print.papers.source import Desk
from patternbook.print.papers.texts import Home, typeset
from patternbook.print.papers.titles import module_titles
from patternbook.print.plan import Plan
from patternbook.print.sheets import furnish, set_sheet

TEMPLATES = (Path(__file__).parent / "template",)


def sources(desk: Desk) -> dict[str, str]:
    """The Typst source of each PDF, by its name without suffix."""
    found = {}
    for sheet in desk.paper.sheets:
        found[f"paper-{sheet.letter}"] = paper_of(desk, sheet)
        found[f"key-{sheet.letter}"] = key(desk, sheet)
    found["marking-scheme"] = scheme(desk)
    found["answer-sheet"] = answer_sheet(desk)
    return found


def names(paper: Paper) -> list[str]:
    """The files that a paper has."""
    letters = [sheet.letter for sheet in paper.sheets]
    sheets = [f"{what}-{letter}.pdf" for what in ("paper", "key") for letter in letters]
    return [*sheets, "marking-scheme.pdf", "answer-sheet.pdf"]


def print_paper(
    bank: Bank,
    paper: Paper,
    folder: Path,
    size: str = "a4",
    *,
    book: Path = BOOK,
    examples: Path = EXAMPLES,
) -> list[Path]:
    """Write all PDFs of a paper into a folder that is there.

    Raises:
        BookError: A text cannot be set.
    """
    with tempfile.TemporaryDirectory() as made:
        desk = _desk(bank, paper, size, Path(made), book, examples)
        furnish(Path(made), size, TEMPLATES)
        Path(made, "pages").mkdir()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [
                pool.submit(_print, bank, Path(made), name, source, folder, size)
                for name, source in sources(desk).items()
            ]
            return [job.result() for job in jobs]


def _print(bank: Bank, made: Path, name: str, source: str, folder: Path, size: str) -> Path:
    output = folder / f"{name}.pdf"
    try:
        set_sheet(source, made / "pages" / f"{name}.typ", made, output)
    except typst.TypstError as error:
        plan = Plan(name, str(made), str(output), Format(cast("Sizes", size), "print"), None)
        told = {"error": error.message, "diagnostic": error.diagnostic}
        pages = {question: place.path for question, place in bank.places.items()}
        raise PressError(located(told, plan, pages)).errors[0] from None
    return output


def _desk(bank: Bank, paper: Paper, size: str, made: Path, book: Path, examples: Path) -> Desk:
    asked = [variant for sheet in paper.sheets for variant in sheet.asked]
    wanted = {}
    for variant in asked:
        home = Home(variant.question.id, bank.places[variant.question.id])
        wanted.update(dict.fromkeys(_texts(variant), home))
    return Desk(
        paper=paper,
        title=", ".join(module_titles(book, paper.modules)),
        command=command(paper, size),
        texts=typeset(wanted, made, book, examples),
        listings={v.stem: listings_of(v.stem, book, examples) for v in asked},
        sources={
            q.id: References.read(book).citation(",".join(q.sources))
            for q in paper.questions
            if q.sources
        },
        lines={q.id: bank.places[q.id].line for q in paper.questions},
    )


PROSE = {"text", "reason", "left", "right", "criterion", "model_answer"}
"""Keys of a question whose values are MyST, besides those that a variant fills in."""


def _texts(variant: Variant) -> Iterator[str]:
    """Every MyST text of a variant."""
    question: Question = variant.question
    yield variant.stem
    yield variant.explanation
    yield from (reason for _, reason in variant.mistakes)
    yield from variant.items
    for where, text in texts_of(question):
        inside, _, name = where.rpartition(".")
        filled_in = inside.startswith("wrong")
        is_code = question.kind == "fill" and not inside
        if name in PROSE and not filled_in and not is_code:
            yield text
