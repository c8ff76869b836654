"""Remembers which generated questions have passed their draws, by content."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from patternbook.bank import draws
from patternbook.bank.checks import Prove
from patternbook.bank.load import Bank
from patternbook.bank.model import Numeric
from patternbook.errors import BookError

MACHINE = ("draw", "draws", "keys", "variants", "grading")
"""Modules that decide whether a question passes."""


def remembering(folder: Path) -> Prove:
    """`draws.check`, but what has passed before is not drawn again; failures are.

    Args:
        folder: Where to keep an empty file for each question that passed, named by all that
            decides it: the question, the files of its generator's folder, the seeds, our code.
    """

    def prove(bank: Bank, question: Numeric, seeds: int, root: Path) -> list[BookError]:
        passed = folder / _digest(question, seeds, root)
        if passed.exists():
            return []
        found = draws.check(bank, question, seeds, root)
        if not found:
            folder.mkdir(parents=True, exist_ok=True)
            passed.touch()
        return found

    return prove


def _digest(question: Numeric, seeds: int, root: Path) -> str:
    generator = (question.generator or "").partition(":")[0]
    texts = [Path(__file__).with_name(f"{name}.py") for name in MACHINE]
    texts += sorted((root / generator).parent.glob("*.py"))
    digest = sha256(f"{question.model_dump_json()} {seeds}".encode())
    for path in texts:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]
