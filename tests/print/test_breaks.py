"""Where listings may be broken."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from patternbook.print.breaks import ALONE, groups
from patternbook.print.commands import continued

CALL = """\
def first(now):
    return now


def second(now):
    ask(
        now,
        patience=3,

        tries=2,
    )
    print("asked")
    #> asked
    #> twice
    if now:
        stop()
    else:
        go()
    return now
"""


def cuts(text: str) -> list[str]:
    """The first line of each group but the first."""
    lines = text.splitlines()
    found, at = [], 0
    for blank, count in groups(lines):
        at += blank
        found.append(lines[at].strip())
        at += count
    return found[1:]


def test_it_is_broken_at_blank_lines_and_between_statements() -> None:
    assert "def second(now):" not in cuts(CALL)  # two lines would be left alone
    assert cuts(CALL) == ['print("asked")', "if now:"]


@pytest.mark.parametrize(
    "line", ["now,", "tries=2,", ")", "#> asked", "#> twice", "else:", "return now"]
)
def test_it_is_not_broken_before(line: str) -> None:
    assert line not in cuts(CALL)


def test_a_short_listing_stays_whole() -> None:
    assert groups(["a = 1"] * 7) == [(0, 7)]


@example(["    b = (", *[""] * 11, "a = 1", "a = 1", "", "a = 1", "a = 1", "a = 1"])
@given(st.lists(st.sampled_from(["", "a = 1", "    b = (", "    )", "#> 1", "if a:", '    """x'])))
def test_every_line_is_in_its_place(lines: list[str]) -> None:
    found = groups(lines)
    ends = sum(blank + count for blank, count in found)
    assert all(not line.strip() for line in lines[ends:])
    at = 0
    for blank, count in found:
        assert not any(line.strip() for line in lines[at : at + blank])
        at += blank
        if len(found) > 1:
            assert any(line.strip() for line in lines[at : at + count])
        at += count
    if len(found) > 1:
        first, last = found[0][1], found[-1][1]
        assert min(first, last) >= ALONE


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("$ lab check --seed 12 --quick", ["$ lab check \\", "    --seed 12 \\", "    --quick"]),
        ("$ lab check --seed 1", ["$ lab check --seed 1"]),
        ("$ say 'two words' and more", ["$ say 'two words' \\", "    and more"]),
        ("what a long command has printed", ["what a long command has printed"]),
    ],
)
def test_a_long_command_goes_on_as_the_shell_takes_it(line: str, rows: list[str]) -> None:
    """An option keeps its value, and what is quoted stays whole."""
    assert continued(line, 20) == rows
