"""A session: asks one question after the other and keeps each answer at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from patternbook.bank.model import ASKS, Long, Question
from patternbook.bank.quiz import choosing, long, show
from patternbook.bank.quiz.ending import Tally
from patternbook.bank.quiz.rendered import Rendered
from patternbook.bank.quiz.reply import HOW, reply
from patternbook.bank.quiz.screen import Ended, Screen
from patternbook.bank.quiz.shelf import Shelf
from patternbook.bank.variants import Variant, variant
from patternbook.errors import BookError
from patternbook.progress.answers import Answered
from patternbook.progress.moments import ahead, day, read, written
from patternbook.progress.schedule import Standing, standing
from patternbook.progress.store import Store


@dataclass
class Session:
    """One sitting with a module.

    Attributes:
        shelf: What is asked about.
        store: Where answers are kept.
        screen: Where to talk.
        now: The clock.
        seed: What all variants of this session are drawn from.
        count: How many questions to ask at most.
        which: Which of them.
        asked: How often each question was asked.
        left: Questions that were left for later.
    """

    shelf: Shelf
    store: Store
    screen: Screen
    now: Callable[[], datetime]
    seed: int
    count: int
    which: choosing.Which
    asked: Counter[str] = field(default_factory=Counter)
    left: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.shown = Rendered(self.screen, self.shelf.known)

    def run(self, module: str) -> None:
        """Ask until there is nothing more to ask, enough was asked, or the learner ends."""
        questions = self.shelf.questions(module)
        try:
            self._ask_all(module, questions)
        except (Ended, KeyboardInterrupt):
            self.screen.gap()
        known = choosing.standings(questions, self.store.answers())
        numbers = choosing.counts(questions, known, self.now())
        self.tally.tell(self.screen, numbers, known, self.now(), self.seed)

    def _ask_all(self, module: str, questions: list[Question]) -> None:
        screen = self.screen
        while (number := len(self.tally.answers) + 1) <= self.count:
            known = choosing.standings(questions, self.store.answers())
            found = choosing.waiting(
                questions, known, self.now(), self.which, self.asked, self.left
            )
            if not found:
                return
            if not self.asked:
                numbers = choosing.counts(questions, known, self.now())
                screen.say(f"{module}: {numbers.due} due, {numbers.new} new.", HOW)
            question = found[0]
            self.asked[question.id] += 1
            try:
                seed = choosing.drawn(self.seed, question.id, self.asked[question.id])
                shown = variant(question, seed, self.shelf.examples)
            except BookError as error:
                screen.say(f"This question cannot be asked. {error}")
                self.left.add(question.id)
                continue
            total = min(self.count, number + len(found) - 1)
            screen.gap()
            screen.say(f"Question {number} of {total}: {_about(shown, known)}", style="bold")
            screen.gap()
            show.question(self.shown, shown)
            screen.gap()
            if self._answer(shown) and number < total:
                screen.pause()

    def _answer(self, shown: Variant) -> bool:
        """Take an answer, keep it, and tell what it is worth; False if it is left for later."""
        given = reply(self.shown, shown)
        if given is None:
            self.left.add(shown.question.id)
            self.screen.say("Left for later.")
            return False
        right = long.passed(shown, given.grade)
        kept = self.store.keep(
            Answered(
                shown.question.id,
                read(written(self.now())),
                right,
                given.grade.points,
                shown.seed,
                given.text or None,
            )
        )
        self.tally.add(kept)
        if isinstance(shown.question, Long) and given.answer is not None:
            long.outcome(self.shown, shown, given.grade, right)
        else:
            show.outcome(self.shown, shown, given.grade, given.answer)
        stands = standing(self.store.answers()[shown.question.id])
        self.screen.gap()
        if page := self.shelf.page(shown.question.section):
            self.screen.path("Section: ", page)
        self.screen.say(f"Comes back {ahead(stands.due, self.now())}.")
        return True


def _about(shown: Variant, known: dict[str, Standing]) -> str:
    """What a question asks for, how long that takes, and how it went before."""
    question = shown.question
    minutes = f"{question.minutes:g} minute{'' if question.minutes == 1 else 's'}"
    words = f"{ASKS[question.kind]}, about {minutes}"
    if (stands := known.get(question.id)) is None:
        return f"{words} (new)"
    last = stands.last
    went = "right" if last.right else "partly right" if last.points else "not right"
    return f"{words} ({went} on {day(last.when)})"
