"""Where questions lead: sections, sources and results that must be there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from patternbook.bank import keys
from patternbook.bank.load import Bank
from patternbook.bank.model import Question
from patternbook.bank.texts.tree import HIDDEN, parse
from patternbook.errors import BookError
from patternbook.paths import BOOK, EXAMPLES

LABEL = re.compile(
    r"^\(([\w-]+)\)=\s*$|^\s*:name:\s*([\w-]+)\s*$|\$\$\s*\(([\w-]+)\)\s*$", re.MULTILINE
)
GLOSSARY = re.compile(r"^(`{3,}|:{3,})\{glossary\}(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
TERM = re.compile(r"^(?![:\s])(.+)$", re.MULTILINE)
SOURCE = re.compile(r"^- id:\s*['\"]?([\w-]+)", re.MULTILINE)
ROLE = re.compile(r"\{(ref|numref|eq|term|source|result)\}`([^`]+)`")
SHOWN = re.compile(
    r"(?:^|\.)(?:stem|explanation|text|reason|left|right|criterion|model_answer)$|^items\."
)
TARGET = re.compile(r"^.*<([^<>]+)>$", re.DOTALL)


@dataclass(frozen=True)
class Book:
    """What the pages and the bibliography offer to link to.

    Attributes:
        labels: Labels of sections, listings, figures, equations.
        sources: Ids of the bibliography.
        terms: Terms of the glossary, in lower case.
    """

    labels: frozenset[str]
    sources: frozenset[str]
    terms: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: Path = BOOK) -> Self:
        """Find the labels and sources of a book by their form, without building it."""
        pages = [page.read_text(encoding="utf-8") for page in sorted(folder.rglob("*.md"))]
        labels = {"".join(forms) for page in pages for forms in LABEL.findall(page)}
        lists = [text for page in pages for _, text in GLOSSARY.findall(page)]
        terms = {term.strip().lower() for text in lists for term in TERM.findall(text)}
        entries = sorted((folder / "sources").glob("*.yaml"))
        texts = (path.read_text(encoding="utf-8") for path in entries)
        sources = {name for text in texts for name in SOURCE.findall(text)}
        return cls(frozenset(labels), frozenset(sources), frozenset(terms))


def texts(question: Question) -> Iterator[tuple[str, str]]:
    """Every MyST text of a question, with the path of its key (`options.0.reason`)."""

    def walk(value: object, key: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            for name, part in value.items():
                yield from walk(part, f"{key}.{name}" if key else name)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                yield from walk(part, f"{key}.{number}")

    yield from walk(question.model_dump(), "")


def check(bank: Bank, book: Book, root: Path = EXAMPLES) -> list[BookError]:
    """Links and citations that lead nowhere, and explanations that lead not to their section."""
    found = []
    for name, question in bank.questions.items():
        if question.section not in book.labels:
            what = f": no section '{question.section}' in the book"
            found.append(bank.fault(name, what, _near(question.section, book.labels), "section"))
        for number, source in enumerate(question.sources):
            if source not in book.sources:
                key = f"sources.{number}"
                remedy = _near(source, book.sources)
                found.append(bank.fault(name, f": no source '{source}'", remedy, key))
        for key, text in texts(question):
            found += [
                bank.fault(name, f", {key}: {what}", remedy, key)
                for what, remedy in _dangling(text, book, question, root)
            ]
            if SHOWN.search(key) and any(node.type in HIDDEN for node in parse(text).walk()):
                what = f", {key}: a line of it is a comment or a mark that nobody will see"
                remedy = "put other words before the '%', '+++' or '(…)=' that begins the line"
                found.append(bank.fault(name, what, remedy, key))
        linked = {target for role, target in _targets(question.explanation) if role == "ref"}
        if question.section in book.labels - linked and linked <= book.labels:
            remedy = f"end it with {{ref}}`{question.section}`"
            what = ": its explanation has no link to its section"
            found.append(bank.fault(name, what, remedy, "explanation"))
    return found


def _targets(text: str) -> Iterator[tuple[str, str]]:
    for role, content in ROLE.findall(text):
        named = TARGET.match(content)
        yield role, named[1] if named else content


def _dangling(text: str, book: Book, question: Question, root: Path) -> Iterator[tuple[str, str]]:
    for role, target in _targets(text):
        if role in ("ref", "numref", "eq") and target not in book.labels:
            yield f"no label '{target}' in the book", _near(target, book.labels)
        elif role == "term" and target.lower() not in book.terms:
            yield f"no term '{target}' in the glossary", _near(target.lower(), book.terms)
        elif role == "source":
            for source in (part.strip() for part in target.split(",")):
                if source not in book.sources:
                    yield f"no source '{source}'", _near(source, book.sources)
                elif source not in question.sources:
                    yield f"source '{source}' is cited", "name it in sources: too"
        elif role == "result":
            try:
                keys.named_result(target, root)
            except BookError as error:
                yield f"{error.place}: {error.what}", error.remedy


def _near(name: str, known: frozenset[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean '{near[0]}'?" if near else "name one that is there"
