"""Takes the learner's reply to a question: an answer, or a command in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from patternbook.bank.grading import Answer, Grade, grade
from patternbook.bank.model import Long
from patternbook.bank.quiz import long, show, typed
from patternbook.bank.quiz.rendered import Rendered
from patternbook.bank.quiz.screen import Ended, is_end
from patternbook.bank.variants import Variant

HOW = "Type ? to give up and see the answer, s to leave a question for later, q to end."


@dataclass(frozen=True)
class Reply:
    """What a learner replied.

    Attributes:
        answer: The answer; None if the learner gave up.
        text: As it was typed.
        grade: What it is worth.
    """

    answer: Answer | None
    text: str
    grade: Grade


GIVEN_UP = Reply(None, "", Grade("wrong", 0))


def reply(shown: Rendered, variant: Variant) -> Reply | None:
    """Ask until there is a reply; None if the question is left for later.

    Raises:
        Ended: The learner ends the session.
    """
    if isinstance(variant.question, Long):
        return _long(shown, variant, variant.question)
    return _short(shown, variant)


def _short(shown: Rendered, variant: Variant) -> Reply | None:
    screen, prompt = shown.screen, f"{typed.asked(variant)}: "
    while True:
        text = screen.line(prompt)
        command = _command(text)
        if command == "later":
            return None
        if command == "give up":
            return GIVEN_UP
        try:
            answer = typed.read(variant, text)
        except typed.UnreadableError as error:
            screen.say(str(error))
            continue
        worth = grade(variant, answer)
        if worth.verdict != "unreadable":
            return Reply(answer, text, worth)
        screen.say(*worth.reasons)


def _long(shown: Rendered, variant: Variant, question: Long) -> Reply | None:
    screen = shown.screen
    editor = screen.editor()
    screen.say(long.HOW + (f" Type e to write it in {editor}." if editor else ""))
    while True:
        text = screen.line("> ")
        command = _command(text)
        if command == "later":
            return None
        if command == "give up":
            screen.gap()
            long.model(shown, question)
            long.criteria(shown, question)
            return GIVEN_UP
        if editor and text.strip().casefold() == "e":
            try:
                text = screen.edited(editor, show.below(shown, variant))
            except typed.UnreadableError as error:
                screen.say(str(error))
                continue
            long.repeat(screen, text)
        elif text.strip() not in ("", "."):
            text = long.rest(screen, text)
        if text.strip(". \n"):
            return Reply([], text, long.marked(shown, variant, text))
        screen.say("Write an answer.")


def _command(text: str) -> Literal["give up", "later", ""]:
    """The command in a text, if it is one.

    Raises:
        Ended: It is the one to end.
    """
    if is_end(text):
        raise Ended
    return "give up" if text.strip() == "?" else "later" if text.strip() in ("s", "S") else ""
