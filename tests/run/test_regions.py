"""Regions and results: found by name, or told in one line."""

from __future__ import annotations

import pytest

from patternbook.errors import BookError
from patternbook.run.outputs import outputs, result
from patternbook.run.regions import region

TEXT = """import time

# region class
class Pool:
    # region size
    size = 4

    # endregion size
    free = 4
# endregion class

print("free: 4")
#> free: 4
#> twice: 1
#> twice: 2
"""


@pytest.fixture
def listing(examples):
    return examples.write("x.py", TEXT)


def test_region(listing):
    assert region(listing, "size").text == "size = 4\n"
    assert region(listing, "class").text == "class Pool:\n    size = 4\n\n    free = 4\n"
    assert region(listing, "class").line == 4


def test_whole_file_without_markers(listing):
    assert "region" not in region(listing).text


def test_the_switch_of_go_is_not_shown(examples):
    listing = examples.write("x.go", "//go:build ignore\n\npackage main\n")
    assert region(listing).text == "package main\n"
    assert region(listing).line == 3


def test_missing_region(listing):
    with pytest.raises(BookError, match=r"x.py: no region 'sise'; did you mean 'size'"):
        region(listing, "sise")
    with pytest.raises(BookError, match=r"x.py: no region 'q'; it has: size, class"):
        region(listing, "q")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# region a\n", "x.py:1: region 'a' never ends; add '# endregion a'"),
        ("\n# endregion a\n", "x.py:2: region 'a' ends unopened; add '# region a' above it"),
        ("# region a\n# region a\n", "x.py:2: region 'a' twice; rename one"),
        ("# region a\n# endregion a\n# region a\n", "x.py:3: region 'a' twice; rename one"),
    ],
)
def test_regions_that_do_not_match(examples, text, said):
    with pytest.raises(BookError) as error:
        region(examples.write("x.py", text))
    assert str(error.value).endswith(said)


def test_outputs_and_results(listing):
    assert next((o.line, o.text) for o in outputs(listing)) == (13, "free: 4")
    assert result(listing, "free") == "4"


def test_missing_result(listing):
    with pytest.raises(BookError, match="no result named 'fre'; did you mean 'free'"):
        result(listing, "fre")
    with pytest.raises(BookError, match="2 results named 'twice'; rename them"):
        result(listing, "twice")
