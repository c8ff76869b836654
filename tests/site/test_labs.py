"""`{lab}` and `{lab-index}`."""

import pytest

from patternbook.labs.lab import read
from patternbook.site.lab_report import reported

TOML = """\
title = "Count sold seats"
module = "tickets"
minutes = 20
objectives = ["count"]
done = "sold() gives the number of seats sold."
seeds = 2

[hints]
forgets = "A seat sold twice counts once."
starts-at-one = "Nothing is sold at the start."
right = "No mistake at all."
"""
CHECK = """\
def check(attempt, seed):
    seats = attempt.new("Seats")
    seats.sell("14C")
    seats.sell("14C")
    if seats.sold() != 1:
        attempt.fail("one seat sold", ["sell 14C", "sell 14C"], "forgets")
"""
SOLUTION = """\
class Seats:
    def __init__(self):
        self.seats = set()

    def sell(self, seat):
        self.seats.add(seat)

    def sold(self):
        return len(self.seats)
"""
INDEX = "# Book\n\n```{toctree}\n:numbered: 2\n\ntickets/index\n```\n\n```{lab-index}\n```\n"
MODULE = "# Tickets\n\n```{learning-time}\n```\n\n```{toctree}\ncount\n```\n"
LAB = """\
:::{lab} count-seats
:shows: forgets

Here is *one*:
:::
"""


@pytest.fixture
def seats(book):
    """A book with a lab and its page."""
    folder = "examples/tickets/labs/count_seats"
    book.write(f"{folder}/lab.toml", TOML)
    book.write(f"{folder}/check.py", CHECK)
    book.write(f"{folder}/solution.py", SOLUTION)
    book.write(f"{folder}/starter.py", SOLUTION.replace("self.seats.add(seat)", "pass"))
    forgets = SOLUTION.replace("set()", "[]").replace(".add(", ".append(")
    book.write(f"{folder}/wrong_forgets.py", forgets)
    book.write(f"{folder}/wrong_right.py", SOLUTION)
    book.write("book/index.md", INDEX)
    book.write("book/tickets/index.md", MODULE)
    book.write("book/tickets/count.md", f"# Count\n\n{LAB}")
    (book.root / "book/page.md").unlink()
    return book


def test_the_page_of_a_lab(seats):
    built = seats.build("html")
    assert built.warnings == []
    assert "census: 1 lab file, 1 output, 1 command\n" in built.status
    html = built.html("tickets/count")
    for text in (
        '<span class="case-kind">Lab</span> Count sold seats',
        "about 20 minutes",
        "sold() gives the number of seats sold.",
        "patternbook lab start count-seats",
        "patternbook lab replay count-seats",
        "count_seats.py",
        "_listings/tickets/labs/count_seats/starter.py.txt",
        "Here is <em>one</em>:",
        "not passed: count-seats, seed 1",
        '<details class="lab-hint"><summary>Hint 1</summary>',
        "<p>A seat sold twice counts once.</p>",
        "<summary>Hint 3</summary>",
    ):
        assert text in html, text
    assert (seats.root / "out/html/_listings/tickets/labs/count_seats/starter.py.txt").is_file()


def test_the_solution_is_nowhere(seats):
    seats.build("html")
    for page in (seats.root / "out/html").rglob("*.*"):
        if page.suffix in (".html", ".txt", ".js"):
            assert "self.seats.add(seat)" not in page.read_text("utf-8"), page


def test_every_lab_in_the_index_and_in_the_minutes(seats):
    built = seats.build("html")
    index = built.html("index")
    assert "Count sold seats" in index
    assert '<span class="pre">count-seats</span></code>' in index
    assert (
        "About 1 minute to read, with the code. Beside it: 1 lab, about 20 minutes."
        in built.html("tickets/index")
    )


def test_a_report_is_made_once_and_anew_when_the_lab_changes(seats, monkeypatch):
    lab = read(seats.root / "examples/tickets/labs/count_seats")
    first = reported(lab, "forgets", seats.root / "cache")
    assert first.splitlines()[0] == "not passed: count-seats, seed 1"
    assert all(len(line) <= 72 for line in first.splitlines())
    monkeypatch.setattr("patternbook.site.lab_report._run", lambda *_: "made again")
    assert reported(lab, "forgets", seats.root / "cache") == first
    seats.write("examples/tickets/labs/count_seats/check.py", CHECK + "\n")
    assert reported(lab, "forgets", seats.root / "cache") == "made again"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("count-seats", "count-seat", "no lab 'count-seat'; did you mean 'count-seats'?"),
        ("count-seats", "sell", "no lab 'sell'; use one of count-seats"),
        (":shows: forgets\n", "", "{lab} with text about a failure that it doesn't show; add"),
    ],
)
def test_a_lab_wrongly_asked_for(seats, old, new, what):
    seats.write("book/tickets/count.md", f"# Count\n\n{LAB.replace(old, new)}")
    (line,) = seats.build().warnings
    assert line.startswith(f"book/tickets/count.md:3: WARNING: {what}")


@pytest.mark.parametrize(
    ("mistake", "what"),
    [
        ("forgot", "count_seats: no wrong file for 'forgot'; use one of forgets, right"),
        ("right", "wrong_right.py: no report of its failure: the check passes it; mend the lab"),
    ],
)
def test_a_failure_that_there_is_not(seats, mistake, what):
    page = f"# Count\n\n{LAB.replace(':shows: forgets', f':shows: {mistake}')}"
    seats.write("book/tickets/count.md", page)
    (line,) = seats.build().warnings
    assert line.startswith("book/tickets/count.md:3: WARNING: examples/tickets/labs/count_seats")
    assert line.endswith(what)


def test_a_failure_that_does_not_replay(seats):
    check = "import os\n\n\ndef check(attempt, seed):\n    attempt.fail(str(os.urandom(8)))\n"
    seats.write("examples/tickets/labs/count_seats/check.py", check)
    (line,) = seats.build().warnings
    assert "seed 1 fails otherwise when it is replayed" in line


def test_a_lab_that_does_not_read(seats):
    path = seats.root / "examples/tickets/labs/count_seats/lab.toml"
    path.write_text(path.read_text().replace("minutes = 20", "minutes = 2"))
    (line,) = seats.build().warnings
    assert line.startswith("examples/tickets/labs/count_seats/lab.toml:3: WARNING: minutes: ")


def test_a_lab_that_does_not_read_and_has_no_page(seats):
    seats.write("book/tickets/count.md", "# Count\n\nNothing.\n")
    seats.write("examples/tickets/labs/count_seats/lab.toml", "minutes: 2")
    (line,) = seats.build().warnings
    assert line.startswith("examples/tickets/labs/count_seats/lab.toml:1: WARNING: not TOML: ")


TOLD = "examples/tickets/labs/count_seats/lab.toml:1: WARNING: "


def test_a_lab_without_a_page(seats):
    seats.write("book/tickets/count.md", "# Count\n\nNothing.\n")
    (line,) = seats.build().warnings
    remedy = "write one with {lab} count-seats in book/tickets"
    assert line == f"{TOLD}lab 'count-seats' has no page; {remedy}"


def test_a_lab_outside_its_module(seats):
    seats.write("book/tickets/count.md", "# Count\n\nNothing.\n")
    seats.write("book/index.md", f"{INDEX}\n{LAB}")
    (line,) = seats.build().warnings
    assert (
        line == f"{TOLD}the page of lab 'count-seats' is outside its module tickets; move index.md"
    )


def test_a_lab_on_two_pages(seats):
    seats.write("book/tickets/index.md", MODULE + LAB.replace(":shows", ":name: x\n:shows"))
    found = seats.build().warnings
    what = (
        "lab 'count-seats' has several pages; take it out of tickets/count.md or tickets/index.md"
    )
    assert f"{TOLD}{what}" in found


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("patternbook lab strat count-seats", "no command 'patternbook lab strat'; use one of che"),
        ("patternbook lab check count-seat", "no lab 'count-seat'; use one of count-seats"),
    ],
)
def test_commands_about_labs(seats, command, what):
    seats.write("book/tickets/index.md", f"{MODULE}\n```{{code-block}} console\n$ {command}\n```\n")
    (line,) = seats.build().warnings
    assert f"WARNING: {what}" in line


def test_the_minutes_do_not_count_the_starter_twice(seats):
    seats.build("html")
    path = seats.root / "examples/tickets/labs/count_seats/starter.py"
    path.write_text(path.read_text() + "\n" + "# more\n" * 200)
    built = seats.build("html")
    assert "About 1 minute to read" in built.html("tickets/index")
