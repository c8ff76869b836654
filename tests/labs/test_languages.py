"""Programs in other languages than Python: they pass, fail, and are told what is wrong."""

from dataclasses import dataclass

import pytest

from patternbook.errors import BookError
from patternbook.labs import languages
from patternbook.run import tools
from patternbook.run.suite import all_required
from tests.labs.programs import GO, JAVA, RUST, TYPESCRIPT


@dataclass(frozen=True)
class Case:
    """A program that passes, and two changes of it.

    Attributes:
        language: Its language.
        suffix: Of its file.
        text: The program.
        right: A part of it…
        wrong: …that gives way to this in a program that counts wrongly…
        broken: …or to this in one that does not compile; empty where nothing is compiled.
        line: The line of that part.
    """

    language: str
    suffix: str
    text: str
    right: str
    wrong: str
    broken: str = ""
    line: int = 0


CASES = [
    Case("typescript", ".ts", TYPESCRIPT, "seats.add", "seats.delete"),
    Case("go", ".go", GO, "= true", "= false; clear(seats)", "= truth", 27),
    Case("java", ".java", JAVA, "seats.size()", "seats.hashCode()", "seats.sise()", 12),
    Case("rust", ".rs", RUST, "seats.len()", "7 + seats.len()", "seats.lenn()", 11),
]


def need(language):
    """Skip, or fail if all is required, where the tool of a language is missing."""
    tool = tools.of(language)
    if not tool.works:
        tell = pytest.fail if all_required() else pytest.skip
        tell(f"needs {tool.name}: {tool.why}; {tool.install}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.language)
def test_a_program_speaks_json_lines_and_passes_or_fails(case, submit):
    need(case.language)
    assert submit(case.text, case.suffix) is None
    failure = submit(case.text.replace(case.right, case.wrong), case.suffix)
    assert failure is not None
    assert "sold, and it said" in failure.expected


@pytest.mark.parametrize("case", CASES[1:], ids=lambda case: case.language)
def test_a_program_that_does_not_compile_is_one_line(case, submit, tmp_path):
    need(case.language)
    with pytest.raises(BookError) as caught:
        submit(case.text.replace(case.right, case.broken), case.suffix)
    assert str(caught.value).startswith(f"{tmp_path}/mine{case.suffix}:{case.line}: ")
    assert str(caught.value).endswith("; mend it")
    assert "\n" not in str(caught.value)


def test_a_class_without_main_is_told(submit):
    need("java")
    with pytest.raises(BookError, match="no class with a main"):
        submit("class Mine {}\n", ".java")


def test_a_missing_tool_is_told_with_how_to_install_it(submit, monkeypatch):
    why, install = "there is no go on PATH", tools.PROGRAMS["go"].install
    monkeypatch.setattr(tools, "of", lambda _: tools.Tool("Go", why=why, install=install))
    with pytest.raises(BookError, match=rf"mine\.go: needs Go: {why}; install Go"):
        submit(GO, ".go")


def test_an_unknown_suffix_names_the_learners_file(submit, tmp_path):
    with pytest.raises(BookError) as caught:
        submit("puts 1", ".rb")
    says = "not the file of a lab; use one of .py, .ts, .go, .java, .rs"
    assert str(caught.value) == f"{tmp_path}/mine.rb: {says}"


def test_a_program_that_ends_within_a_simulation_is_told_so(seats_lab, submit):
    (seats_lab.folder / "check.py").write_text(
        "from patternbook import sim\n\n"
        "def check(attempt, seed):\n"
        "    async def main(world):\n"
        "        attempt.new('Seats').sold()\n\n"
        "    sim.run(main, seed=seed)\n"
    )
    text = TYPESCRIPT.replace('"sell")', '"sold") process.exit(3); else')
    failure = submit(text, ".ts")
    assert "the program ended" in failure.expected
    assert "exit code 3" in failure.expected


def test_memory_of_a_program_in_another_language_is_bounded(submit, monkeypatch):
    monkeypatch.setattr(languages, "_typescript", lambda path, *_: [tools.node(), str(path)])
    hoards = "const kept: Uint8Array[] = [];\n"
    hoards += "setInterval(() => kept.push(new Uint8Array(50 << 20).fill(1)), 1);\n"
    assert "MB of memory" in submit(hoards, ".ts").expected
