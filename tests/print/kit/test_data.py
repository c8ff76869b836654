"""What authors write for facilitators, and the learning paths: their mistakes, at their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from patternbook.errors import BookError
from patternbook.print.kit import facilitator, paths
from patternbook.print.kit.facts import Lab, Module, Section
from patternbook.print.kit.steps import steps

LAB = Lab("lab-one", "A lab", 30)
MODULE = Module(
    "part/pools/index",
    "1",
    "Pools",
    (
        Section("part/pools/a", "sec-a", "1.1", "First", 20, short=4, answering=5),
        Section("part/pools/b", "sec-b", "1.2", "Second", 15, long=1, working=12),
        Section("part/pools/lab", "", "1.3", "Lab: one", 2, labs=(LAB,)),
        Section("part/pools/day", "", "1.4", "A bad day", 9, group=60, handed_out=True),
        Section("part/pools/check", "", "1.5", "Check yourself", 1, asks=True),
        Section("part/pools/sum", "", "1.6", "Summary", 2, handed_out=True),
    ),
    {"lst-a": "Listing 1.1"},
)
TALK = "- {about: sec-a, ask: 'Why?', good: Because., astray: Nobody knows.}\n"
WRONG = "- {idea: It is so., instead: It is not., section: sec-b, shows: lst-a}\n"
GUIDE = f"labs: {{lab-one: sec-a}}\ndiscuss:\n{TALK * 6}wrong:\n{WRONG * 6}"


def guide(folder: Path, text: str = GUIDE) -> facilitator.Authored:
    (folder / "facilitator.yaml").write_text(text, encoding="utf-8")
    return facilitator.read(folder)


def test_each_section_with_its_questions_and_its_lab(tmp_path: Path) -> None:
    found = steps(MODULE, guide(tmp_path), {"First": 3, "Lab: one": 20})
    assert [(step.kind, step.minutes, step.page) for step in found] == [
        ("read", 20, 3),
        ("answer", 5, None),
        ("lab", 30, 20),
        ("read", 15, None),
        ("work", 12, None),
        ("group", 60, None),
        ("read", 2, None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lab-one: sec-a", "lab-two: sec-a", "facilitator.yaml:1: no lab 'lab-two'; name one of"),
        ("lab-one: sec-a", "", "says nothing of the lab 'lab-one'"),
        ("lab-one: sec-a", "lab-one: sec-c", "facilitator.yaml:1: no section 'sec-c'"),
        (TALK, TALK.replace("sec-a", "sec-z"), "facilitator.yaml:3: no section 'sec-z'"),
        ("lst-a", "lst-b", "facilitator.yaml:10: no listing or figure 'lst-b' in the module"),
    ],
)
def test_a_guide_that_does_not_fit(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(BookError) as error:
        steps(MODULE, guide(tmp_path, GUIDE.replace(old, new, 1)), {})
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        (
            GUIDE.replace("ask: 'Why?', ", "", 1),
            "facilitator.yaml:3: facilitator.yaml, discuss.0.ask",
        ),
        (GUIDE.replace("labs:", "lab:"), "facilitator.yaml, lab: no such field"),
    ],
)
def test_a_guide_that_is_malformed(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BookError) as error:
        guide(tmp_path, text)
    assert told in str(error.value)


def test_a_module_without_a_guide(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="no such file"):
        facilitator.read(tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "paths"
    folder.mkdir()
    text = "title: Pool keepers\nmodules:\n- part/pools\n- part/not-yet\n"
    (folder / "keepers.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_path_has_what_the_book_holds(book: Path) -> None:
    found = paths.read(book, "keepers", ["part/pools", "part/other"])
    assert (found.title, found.modules, found.of) == ("Pool keepers", ("part/pools",), 2)


@pytest.mark.parametrize(
    ("name", "held", "told"),
    [
        ("keeper", ["part/pools"], "no path 'keeper'; did you mean 'keepers'?"),
        ("keepers", ["part/other"], "holds none of the 2 modules of 'keepers'"),
        ("keepers", ["part/pool"], "keepers.yaml:3: the book has no module 'part/pools'; did you"),
    ],
)
def test_a_path_that_leads_nowhere(book: Path, name: str, held: list[str], told: str) -> None:
    with pytest.raises(BookError) as error:
        paths.read(book, name, held)
    assert told in str(error.value)
