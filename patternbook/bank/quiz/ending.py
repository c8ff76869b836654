"""What a session came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from patternbook.bank.quiz.choosing import Counts
from patternbook.bank.quiz.screen import Screen
from patternbook.progress.answers import Answered
from patternbook.progress.moments import ahead
from patternbook.progress.schedule import Standing

SCHEDULE = (
    "Questions come back by FSRS, the Free Spaced Repetition Scheduler that Anki offers as well: "
    "after minutes until they are right, then after days, more of them each time."
)


@dataclass
class Tally:
    """The answers of a session."""

    answers: list[Answered] = field(default_factory=list)

    def add(self, answer: Answered) -> None:
        """Count an answer."""
        self.answers.append(answer)

    def tell(
        self,
        screen: Screen,
        numbers: Counts,
        known: Mapping[str, Standing],
        now: datetime,
        seed: int,
    ) -> None:
        """Print the answers by verdict, what comes next and by which schedule."""
        screen.gap()
        if self.answers:
            right = sum(answer.right for answer in self.answers)
            partly = sum(not a.right and a.points > 0 for a in self.answers)
            wrong = len(self.answers) - right - partly
            said = f"Answered {len(self.answers)}: {right} right, {partly} partly, {wrong} not."
            screen.say(said, style="bold")
            dues = sorted(known[name].due for name in {a.question for a in self.answers})
            when = Counter(ahead(due, now) for due in dues).items()
            screen.say(f"They come back: {', '.join(f'{n} {words}' for words, n in when)}.")
        elif numbers.due or numbers.new:
            screen.say("Nothing was answered.")
        screen.say(f"In this module: {numbers.due} due, {numbers.new} new, {numbers.known} known.")
        if not self.answers and not numbers.due and known:
            coming = ahead(min(one.due for one in known.values()), now)
            said = f"Nothing is due; the next one comes {coming}. --all asks what is known too."
            screen.say(said)
        if self.answers:
            screen.say(f"The same numbers and orders again: --seed {seed}.", SCHEDULE)
