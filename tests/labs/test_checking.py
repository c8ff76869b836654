"""What passes, what fails, and what a failure says."""

import pytest

from patternbook.errors import BookError
from patternbook.labs import lab
from patternbook.labs.checking import judge
from tests.labs.conftest import SOLUTION, TOML


def test_the_solution_passes_and_the_starter_does_not(seats_lab):
    assert judge(seats_lab, seats_lab.solution, [1, 2, 3]) is None
    assert judge(seats_lab, seats_lab.starter, [1, 2, 3]) is not None


def test_a_failure_has_seed_events_and_the_hint_of_its_mistake(seats_lab):
    failure = judge(seats_lab, seats_lab.wrong["forgets"], [2])
    assert (failure.seed, failure.mistake) == (2, "forgets")
    assert failure.events
    assert all(event.startswith("sell ") for event in failure.events)


def test_an_error_in_the_learners_file_is_told_with_its_line(submit):
    failure = submit(SOLUTION.replace("return len(self.seats)", "return 1 // 0"))
    assert "ZeroDivisionError" in failure.expected
    assert "line 9" in failure.expected


def test_a_file_that_cannot_be_read_as_python_or_lacks_the_class_is_told_so(submit):
    says = submit(SOLUTION.replace("return len(", "return len((")).expected
    assert "SyntaxError" in says
    assert "line 9" in says
    assert "your file has no class Seats" in submit("class Seat: pass").expected


def test_print_is_not_mistaken_for_an_answer(submit):
    assert (
        submit(SOLUTION.replace("return len", "print('{\"ok\": 1}')\n        return len")) is None
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("minutes = 20", "minutes = 5"), "minutes"),
        (('title = "Count sold seats"\n', ""), "title"),
        (("[hints]", "[hints"), "not TOML"),
        (("seeds = 3", "sedes = 3"), "sedes"),
    ],
)
def test_a_lab_toml_that_is_wrong_is_one_line(seats_lab, change, says):
    path = seats_lab.folder / "lab.toml"
    path.write_text(TOML.replace(*change))
    with pytest.raises(BookError, match=says) as caught:
        lab.read(seats_lab.folder)
    assert "\n" not in str(caught.value)
