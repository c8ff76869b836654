"""`patternbook bank check`, and the bank of this book."""

import re

from typer.testing import CliRunner

from patternbook.bank import checks, links
from patternbook.bank.load import Bank
from patternbook.bank.variants import variants
from patternbook.cli import app


def test_the_bank_of_this_book():
    result = CliRunner().invoke(app, ["bank", "check"])
    assert result.stderr == ""
    assert result.exit_code == 0
    assert "key positions, odds under chance" in result.stdout


def test_all_kinds_are_asked():
    kinds = {question.kind for question in Bank.read().questions.values()}
    assert kinds == {
        *("single", "multiple", "numeric", "ordering", "matching", "output"),
        *("line", "fill", "short", "design", "incident"),
    }


def test_no_drawn_number_spoils_the_grammar():
    """`up to 1 times`: a thing that one is not enough of."""
    for question in Bank.read().questions.values():
        if getattr(question, "generator", None):
            for drawn in variants(question, 0, 200):
                text = f"{drawn.stem} {drawn.explanation} {drawn.mistakes}"
                found = re.search(r"(?<![\d.,/])1(\.0)? (?!ms\b|is\b)[a-z]+s\b", text)
                assert found is None, f"{question.id}, seed {drawn.seed}: {found[0]}"


def test_a_fault_is_one_line_and_exit_code_1(desk, monkeypatch):
    desk.question("single")["section"] = "sec-nowhere"
    bank = desk.bank()
    monkeypatch.setattr(Bank, "read", lambda: bank)
    monkeypatch.setattr(
        links.Book, "read", lambda: links.Book(frozenset({"sec-pools"}), frozenset())
    )
    check = checks.check
    monkeypatch.setattr(checks, "check", lambda *a, **k: check(*a, root=desk.examples, **k))
    result = CliRunner().invoke(app, ["bank", "check", "--seeds", "5"])
    assert result.exit_code == 1
    line, *more = result.stderr.splitlines()
    assert "question 'q-single': no section 'sec-nowhere' in the book; name one" in line
    assert all("q-single" in x for x in more)


def test_labels_and_sources_are_found_by_form(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.yaml").write_text("- id: one\n  author: x\n- id: 'two'\n")
    text = "(sec-a)=\n# A\n\n```{example} m/x.py\n:name: lst-x\n```\n\n$$\nx\n$$ (eq-x)\n"
    (tmp_path / "p.md").write_text(text)
    terms = ":::{glossary}\nBulkhead\n  A wall.\n\nhalf-open\n: A state.\n:::\n"
    (tmp_path / "g.md").write_text(terms)
    assert links.Book.read(tmp_path) == links.Book(
        frozenset({"sec-a", "lst-x", "eq-x"}),
        frozenset({"one", "two"}),
        frozenset({"bulkhead", "half-open"}),
    )
