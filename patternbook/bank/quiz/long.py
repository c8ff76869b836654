"""Long answers: written by the learner, and marked by the learner with the rubric."""

from __future__ import annotations

from patternbook.bank.grading import Grade, grade
from patternbook.bank.model import Long
from patternbook.bank.quiz import show
from patternbook.bank.quiz.rendered import Rendered
from patternbook.bank.quiz.screen import Ended, Screen, is_end
from patternbook.bank.quiz.typed import UnreadableError, points
from patternbook.bank.variants import Variant
from patternbook.errors import BookError
from patternbook.progress.home import home

HOW = "Write your answer. An empty line, or a line with only a dot, ends it."


def rest(screen: Screen, first: str) -> str:
    """An answer of several lines, of which the first is there."""
    lines = [first]
    while (line := screen.line("> ")).strip() not in ("", "."):
        lines.append(line)
    return "\n".join(lines).strip()


def repeat(screen: Screen, text: str) -> None:
    """Print an answer from the editor, to be seen beside the model answer."""
    screen.gap()
    screen.say("Your answer", style="bold")
    screen.say(*text.splitlines())


def model(shown: Rendered, question: Long) -> None:
    """Print the model answer."""
    shown.screen.say("A model answer", style="bold")
    shown.text(question.model_answer)
    shown.screen.gap()


def criteria(shown: Rendered, question: Long) -> None:
    """Print what earns points, for a learner who gave up."""
    shown.screen.say("What earns points", style="bold")
    for criterion in question.rubric:
        shown.text(criterion.criterion, f"{criterion.points}  ")
    shown.screen.gap()


def marked(shown: Rendered, variant: Variant, text: str) -> Grade:
    """The grade that the learner gives to an answer.

    Raises:
        Ended: The learner stops before the end; the answer's text is kept in a file.
    """
    question = variant.question
    assert isinstance(question, Long)
    screen = shown.screen
    screen.gap()
    model(shown, question)
    screen.say("Mark your own answer by the rubric, as strictly as another's.", style="bold")
    given = []
    try:
        for number, criterion in enumerate(question.rubric, 1):
            shown.text(criterion.criterion, f"{number}. ")
            given.append(_given(screen, criterion.points))
    except Ended:
        _kept(screen, question.id, text)
        raise
    return grade(variant, given)


def outcome(shown: Rendered, variant: Variant, worth: Grade, right: bool) -> None:
    """Print the sum of the points, what it counts as, and the explanation."""
    question = variant.question
    assert isinstance(question, Long)
    most = sum(criterion.points for criterion in question.rubric)
    verdict = "right" if right else "partly" if worth.points else "wrong"
    words = {"right": "right", "partly": "partly right", "wrong": "not right"}[verdict]
    said = f"{round(worth.points * most)} of {most} points: {words}; two thirds count as right."
    shown.screen.say(said, style=show.COLOURS[verdict])
    shown.screen.gap()
    shown.text(variant.explanation)


def passed(variant: Variant, worth: Grade) -> bool:
    """Whether an answer counts as right; of a long one two thirds do, as on the pages."""
    if isinstance(variant.question, Long):
        return worth.points > 2 / 3 - 1e-9
    return worth.verdict == "right"


def _given(screen: Screen, most: int) -> int:
    while True:
        typed = screen.line(f"   Points, 0 to {most}: ")
        if is_end(typed):
            raise Ended
        try:
            return points(typed, most)
        except UnreadableError as error:
            screen.say(str(error))


def _kept(screen: Screen, name: str, text: str) -> None:
    """Keep an answer that was not marked."""
    path = home() / f"unmarked-{name}.txt"
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        what = f"your unmarked answer could not be kept: {error.strerror}"
        raise BookError(path, None, what, "see that it can be written") from None
    screen.say(f"Not marked, so not counted. Your text is in {path}.")
