"""Sphinx's words, as the person at the screen gets them."""

from __future__ import annotations

from pathlib import Path

from patternbook.editions.sphinx import complaints

ROOT = Path("/checkout")

CONTRIBUTING = "CONTRIBUTING.md shows it"
WARNINGS = """\
/checkout/book/a.md:3: WARNING: unknown source 'x'; did you mean 'y'?
/checkout/book/b.md:7: WARNING: undefined label: 'z' [ref.ref]
/checkout/book/b.md:7: WARNING: undefined label: 'z' [ref.ref]
/checkout/book/c.md:9: ERROR: Unexpected indentation.
  and more of it. [docutils]
WARNING: something without a place
"""
REPORT = """
{heading}!

Versions
========

* Platform:         linux

Loaded Extensions
=================

None.

Traceback
=========

      File "/checkout/patternbook/x.py", line 119, in press
        raise Problem(errors)
    {raised}

The full traceback has been saved in:
/tmp/sphinx-err-1.log

To report this error to the developers, please open an issue at <somewhere>. Thanks!
"""


def test_a_line_for_a_warning() -> None:
    assert complaints(WARNINGS, ROOT) == [
        "book/a.md:3: unknown source 'x'; did you mean 'y'?",
        "book/b.md:7: undefined label: 'z'; name a label, page or term that there is",
        "book/c.md:9: Unexpected indentation. and more of it; mend the markup, as " + CONTRIBUTING,
        "something without a place",
    ]


def test_our_exceptions_tell_a_line_a_fault() -> None:
    raised = (
        "patternbook.print.problems.PrintError: book/a.md:1: one; mend it\n    book/b.md: two; cut"
    )
    report = REPORT.format(heading="Print edition", raised=raised)
    assert complaints(report, ROOT) == ["book/a.md:1: one; mend it", "book/b.md: two; cut"]


def test_an_exception_of_ours_inside_an_event() -> None:
    raised = (
        "sphinx.errors.ExtensionError: Handler <function f> for event 'env-updated' threw an "
        "exception (exception: book/a.md:1: one; mend it)"
    )
    report = WARNINGS[:71] + REPORT.format(heading="Extension error (x.y)", raised=raised)
    assert complaints(report, ROOT)[-1] == "book/a.md:1: one; mend it"
    assert len(complaints(report, ROOT)) == 2


def test_another_exception_names_its_traceback() -> None:
    report = REPORT.format(heading="Theme error", raised="sphinx.errors.ThemeError: no theme 'x'")
    assert complaints(report, ROOT) == [
        "ThemeError: no theme 'x'; the traceback is in /tmp/sphinx-err-1.log"
    ]


def test_silence() -> None:
    assert complaints("", ROOT) == ["Sphinx stopped without a word"]
