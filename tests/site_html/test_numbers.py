"""The printed numbers of the book equal counts made another way, from its files."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from patternbook.paths import BOOK, EXAMPLES

MODULES = sorted(
    page.parent for page in BOOK.rglob("index.md") if "{learning-time}" in page.read_text("utf-8")
)
SUFFIXES = {".py", ".go", ".java", ".ts", ".rs"}
LABELS = {
    ".py": "Python", ".go": "Go", ".java": "Java", ".ts": "TypeScript",
    ".rs": "Rust", ".yaml": "YAML", ".json": "JSON",
}  # fmt: skip


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.fixture(scope="session")
def page(site: Path) -> str:
    return (site / "reference/numbers.html").read_text("utf-8")


def text_of(folder: Path) -> str:
    pages = [*folder.rglob("*.md")] if folder != BOOK else [*BOOK.rglob("*.md")]
    return "\n".join(page.read_text("utf-8") for page in sorted(pages))


def title_of(folder: Path) -> str:
    return re.findall(r"^# (.+)$", (folder / "index.md").read_text("utf-8"), re.M)[0]


def questions_of(folder: Path) -> list[dict[str, str]]:
    found = yaml.safe_load((BOOK / "questions" / f"{folder.name}.yaml").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def row(page: str, name: str) -> list[int]:
    """The numbers of a line of the table of modules."""
    for line in re.findall(r"<tr.*?</tr>", page, re.S):
        first, *rest = [plain(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", line, re.S)]
        if first == name:
            return [int(cell.replace(",", "")) for cell in rest]
    raise AssertionError(name)


def told(page: str, title: str) -> str:
    """What stands on a module below the table."""
    terms = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.S)
    (found,) = [plain(body) for term, body in terms if plain(term) == title]
    return found


def directives(text: str) -> Counter[str]:
    return Counter(re.findall(r"^\s*(?:`{3,}|:{3,})\{([a-z-]+)\}", text, re.M))


def files_of(text: str) -> set[str]:
    found = set()
    for name, options in re.findall(r"\{example\} (\S+)\n((?:\s*:.*\n)*)", text):
        path = EXAMPLES / (name if "." in name else f"{name}.py")
        near = [path]
        if ":no-tabs:" not in options:
            near += [p for p in path.parent.glob(f"{path.stem}.*") if p.suffix in SUFFIXES]
        found |= {p.as_posix() for p in near}
    return found


@pytest.mark.parametrize("folder", [*MODULES, BOOK], ids=lambda folder: folder.name)
def test_the_table_is_right(page: str, folder: Path) -> None:
    text = text_of(folder)
    count = directives(text)
    name = "The book" if folder == BOOK else title_of(folder)
    words, minutes, listings, figures, cases, labs, questions = row(page, name)
    assert listings == count["example"]
    assert figures == count["plot"] + count["trace"] + count["explore"]
    assert cases == count["case-study"]
    assert labs == count["lab"]
    assert questions == sum(len(questions_of(m)) for m in MODULES if m.is_relative_to(folder))
    assert minutes >= words / 180
    # prose, roughly: without blocks, tables, labels, and with each link and formula as one word
    prose = re.sub(r"^(`{3,}|:{3,})\{(?!case-study|reproduction|note|tip|warning).*?^\1\s*$", "",
                   text, flags=re.M | re.S)  # fmt: skip
    prose = re.sub(r"\$\$[^$]*\$\$|^\|.*|^\(.*\)=$|^:[a-z-]+:.*", "", prose, flags=re.M)
    assert words == pytest.approx(len(prose.split()), rel=0.13)


@pytest.mark.parametrize("folder", MODULES, ids=lambda folder: folder.name)
def test_what_stands_below_it_is_right(page: str, folder: Path) -> None:
    text, count, said = text_of(folder), directives(text_of(folder)), told(page, title_of(folder))
    found = Counter(LABELS[Path(name).suffix] for name in files_of(text))
    assert f"{count['example']} listing" in said
    for label, number in found.items():
        assert f"{label} {number}" in said
    assert f"of {sum(found.values())} files (" in said
    assert f"{count['reproduction']} published result" in said
    if count["trace"]:
        assert f"{count['trace']} trace" in said
    asked = questions_of(folder)
    for field in ("kind", "level"):
        for value, number in Counter(question[field] for question in asked).items():
            assert f"{value} {number}" in said
    long = [question for question in asked if question["kind"] in ("design", "incident")]
    assert f"{len(asked) - len(long)} short question" in said
    assert (f"{len(long)} long question" in said) == bool(long)
    cited = {
        name for names in re.findall(r"\{source\}`([^`]+)`", text) for name in names.split(",")
    }
    cited |= {n for names in re.findall(r"^:source: (.+)$", text, re.M) for n in names.split(",")}
    cited |= {name for question in asked for name in question.get("sources", [])}
    assert f"{len({name.strip() for name in cited})} sources cited" in said


def test_the_bank_is_reported(page: str) -> None:
    asked = [question for module in MODULES for question in questions_of(module)]
    rows = {}
    for line in re.findall(r"<tr.*?</tr>", page, re.S):
        first, *rest = [plain(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", line, re.S)]
        rows[first] = rest
    drawn = sum("generator" in question for question in asked)
    assert rows["questions"][0] == str(len(asked))
    assert rows["questions with drawn numbers"][0] == str(drawn)
    assert rows["variants drawn and checked"][0] == f"{1000 * drawn:,}"
    recall = sum(question["level"] == "recall" for question in asked)
    assert rows["recall"] == [f"{recall / len(asked):.0%}", "at most 20%"]
    each = Counter(question["objective"] for question in asked)
    assert rows["questions of an objective"][0] == f"{min(each.values())} to {max(each.values())}"
    assert "not met" not in page
