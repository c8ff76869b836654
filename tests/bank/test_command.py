"""`patternbook bank check`, and the bank of this book."""

from typer.testing import CliRunner

from patternbook.bank import checks, links
from patternbook.bank.load import Bank
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
    (tmp_path / "p.md").write_text("(sec-a)=\n# A\n\n```{example} m/x.py\n:name: lst-x\n```\n")
    assert links.Book.read(tmp_path) == links.Book(
        frozenset({"sec-a", "lst-x"}), frozenset({"one", "two"})
    )
