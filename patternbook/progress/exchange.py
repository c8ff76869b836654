"""The file that carries progress between the pages and the terminal.

The pages (`site/html/static/progress.js`) save and load `questions`, the newest answer to each
question. Files from the terminal hold that as well, and in `answers` all that it knows; a page
ignores those.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from patternbook.errors import BookError
from patternbook.progress.answers import Answered
from patternbook.progress.moments import read, written

FORMAT = "patternbook-progress"
VERSION = 1
ID = re.compile(r"[a-z0-9-]+")
SKEW = timedelta(days=1)
"""How far another machine's clock may be ahead of ours."""


def save(path: Path, answers: Iterable[Answered], now: datetime) -> None:
    """Write a file that the pages and the terminal read; an earlier one is replaced as a whole.

    Raises:
        BookError: It cannot be written.
    """
    ordered = sorted(answers, key=lambda answer: answer.when)
    newest = {a.question: {"right": a.right, "when": written(a.when)} for a in ordered}
    rows = [
        {
            "question": a.question,
            "when": written(a.when),
            "right": a.right,
            "points": a.points,
            "seed": a.seed,
            "answer": a.answer,
        }
        for a in ordered
    ]
    whole = {"format": FORMAT, "version": VERSION, "saved": written(now)}
    text = json.dumps(whole | {"questions": newest, "answers": rows}, indent=1, ensure_ascii=False)
    beside = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            beside = Path(file.name)
            file.write(text + "\n")
        beside.replace(path)
    except OSError as error:
        if beside:
            beside.unlink(missing_ok=True)
        what = f"cannot be written: {error.strerror}"
        raise BookError(path, None, what, "name a file in a folder of yours") from None


def load(path: Path, now: datetime) -> list[Answered]:
    """The answers in a file from a page or the terminal.

    Raises:
        BookError: It cannot be read, or holds anything that is no answer.
    """
    remedy = "save it anew, from a page or with --export; nothing was loaded"
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise BookError(path, None, what, "name the file that was saved") from None
    except (ValueError, RecursionError):
        raise BookError(path, None, "not a file of progress", remedy) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise BookError(path, None, "not a file of progress", remedy)
    if whole.get("version") != VERSION:
        what = f"version {whole.get('version')} of the format, and this patternbook knows {VERSION}"
        raise BookError(path, None, what, "update patternbook; nothing was loaded")
    questions, rows = whole.get("questions", {}), whole.get("answers", [])
    if not isinstance(questions, dict) or not isinstance(rows, list):
        raise BookError(path, None, "holds no answers", remedy)
    found = []
    entries = [(name, {"question": name, **_object(entry)}) for name, entry in questions.items()]
    entries += [(str(_object(row).get("question")), _object(row)) for row in rows]
    for name, entry in reversed(entries):  # the fuller ones first
        try:
            found.append(_answer(entry, now))
        except (KeyError, TypeError, ValueError) as error:
            what = f"question '{name}': no answer, {_why(error)}"
            raise BookError(path, None, what, remedy) from None
    return found


def _object(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _answer(entry: dict[str, Any], now: datetime) -> Answered:
    name, right = entry["question"], entry["right"]
    if not isinstance(name, str) or not ID.fullmatch(name):
        raise ValueError("its id is none")
    if not isinstance(right, bool):
        raise ValueError("'right' is neither true nor false")
    when = read(entry["when"])
    if when > now + SKEW:
        raise ValueError(f"{entry['when']} is yet to come")
    points = entry.get("points", float(right))
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points <= 1:
        raise ValueError("'points' is no number from 0 to 1")
    seed, answer = entry.get("seed"), entry.get("answer")
    if isinstance(seed, bool) or not isinstance(seed, int | None) or abs(seed or 0) > 2**62:
        raise ValueError("'seed' is no number")
    if not isinstance(answer, str | None):
        raise ValueError("'answer' is no text")
    return Answered(name, when, right, float(points), seed, answer)
