"""A small bank with one good question of each kind, and the listings that it needs."""

import copy
import textwrap

import pytest
import yaml

from patternbook.bank import checks, links
from patternbook.bank.load import Bank

COMMON = {
    "section": "sec-pools",
    "level": "apply",
    "difficulty": 2,
    "minutes": 2,
    "explanation": "Little's law; see {ref}`sec-pools`.",
    "reviewed": "2026-11-22",
}


def options(*texts, right=0):
    return [
        {"text": text, "correct": number == right, "reason": f"Why {text}."}
        for number, text in enumerate(texts)
    ]


KINDS = {
    "single": {
        "stem": "Which pool is used up first?",
        "options": options("small", "large", "both"),
    },
    "multiple": {
        "stem": "What makes a call hold its worker longer?",
        "options": [*options("a timeout", "a retry"), *options("luck", right=0)],
    },
    "numeric": {
        "stem": "{workers} workers, {rate} calls/s hang. When is the pool used up?",
        "generator": "m/questions/pool.py:instant",
        "unit": "s",
        "tolerance": 0.02,
        "wrong": [{"mistake": "upside_down", "reason": "That is {rate} by {workers}."}],
    },
    "ordering": {
        "stem": "Order the states after a trip.",
        "items": ["open", "half-open", "closed"],
    },
    "matching": {
        "stem": "Match each limit with what it bounds.",
        "pairs": [
            {"left": "timeout", "right": "time"},
            {"left": "bulkhead", "right": "workers"},
            {"left": "deadline", "right": "time"},
        ],
    },
    "output": {"stem": "What does this print?", "listing": "m/shown", "result": "left"},
    "line": {
        "stem": "Which line forgets the pool?",
        "listing": "m/shown",
        "line": "left = 7",
        "reason": "It is typed.",
    },
    "fill": {
        "stem": "Let five calls in.",
        "text": "limit: ____\n",
        "language": "yaml",
        "accepted": ["5"],
    },
    "short": {
        "stem": "Say why a pool has an end.",
        "rubric": [
            {"points": 2, "criterion": "Names the rate."},
            {"points": 1, "criterion": "Time."},
        ],
        "model_answer": "Rate times time.",
    },
    "design": {
        "stem": "Bound the calls of the shop's front page.",
        "rubric": [{"points": 3, "criterion": "Bounds both."}],
        "model_answer": "Two pools.",
    },
}

LISTINGS = {
    "m/shown.py": """
        left = 7
        print(f"left: {left}")
        #> left: 7
        print("done")
        #> done
    """,
    "m/questions/pool.py": """
        import random


        def instant(rng: random.Random) -> dict[str, object]:
            workers, rate = rng.randrange(40, 200), rng.randrange(2, 30)
            return {
                "parameters": {"workers": workers, "rate": rate},
                "key": workers / rate,
                "mistakes": {"upside_down": rate / workers},
            }


        def check_instant(parameters: dict[str, int]) -> float:
            return sum([1 / parameters["rate"]] * parameters["workers"])
    """,
}


class Desk:
    """A folder with a bank; tests change its parts and check it."""

    def __init__(self, folder):
        self.folder = folder
        self.questions = [
            {
                "id": f"q-{kind}",
                "kind": kind,
                "objective": f"obj-{number // 2}",
                **COMMON,
                **copy.deepcopy(fields),
            }
            for number, (kind, fields) in enumerate(KINDS.items())
        ]
        self.objectives = {"m": [{"id": f"obj-{n}", "text": "Size it."} for n in range(5)]}
        self.examples = folder / "examples"
        for name, text in LISTINGS.items():
            self.listing(name, text)

    def question(self, kind):
        return next(question for question in self.questions if question.get("kind") == kind)

    def listing(self, name, text):
        path = self.examples / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"))

    def write(self, text=None):
        for name, values in (("m", self.questions), ("objectives", self.objectives)):
            file = self.folder / "questions" / f"{name}.yaml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(yaml.safe_dump(values, sort_keys=False))
        if text is not None:
            (self.folder / "questions" / "m.yaml").write_text(text)

    def bank(self):
        self.write()
        return Bank.read(self.folder / "questions")

    def faults(self, text=None, seeds=20):
        """One line a fault, paths as seen from the desk."""
        self.write(text)
        book = links.Book(frozenset({"sec-pools"}), frozenset({"little-1961"}), frozenset({"pool"}))
        folder = self.folder / "questions"
        report = checks.check(Bank.read(folder), book, self.examples, seeds, folder)
        return [str(error).replace(f"{self.folder}/", "") for error in report.errors]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)
