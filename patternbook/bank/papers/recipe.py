"""How to make a paper again: its command, and the name of its folder."""

from __future__ import annotations

import re
import shlex

from patternbook.bank.papers.paper import PASS, Paper

VARIANTS = 3
SEED = 1
PAPER = "a4"


def command(paper: Paper, size: str = PAPER) -> str:
    """The command that makes this paper again."""
    wanted = paper.wanted
    words = ["patternbook", "exam", "paper"]
    for option, names in (
        ("module", wanted.modules),
        ("section", wanted.sections),
        ("kind", wanted.kinds),
        ("level", wanted.levels),
    ):
        words += [word for name in names for word in (f"--{option}", name)]
    if wanted.minutes is not None:
        words += ["--minutes", f"{wanted.minutes:g}"]
    else:
        words += ["--count", str(len(paper.questions))]
    words += ["--seed", str(paper.seed)]
    if len(paper.sheets) != VARIANTS:
        words += ["--variants", str(len(paper.sheets))]
    if paper.pass_mark != PASS:
        words += ["--pass-mark", str(paper.pass_mark)]
    if size != PAPER:
        words += ["--paper", size]
    return shlex.join([*words, "--pdf"])


def folder_name(paper: Paper, size: str = PAPER) -> str:
    """A name that two different selections seldom share."""
    wanted = paper.wanted
    length = f"{len(paper.questions)}-questions"
    if wanted.minutes is not None:
        length = f"{wanted.minutes:g}-minutes"
    names = [*(wanted.modules or ("all",)), *wanted.sections, *wanted.kinds, *wanted.levels]
    words = [*names, length, f"seed-{paper.seed}", *([size] if size != PAPER else [])]
    return re.sub(r"[^\w.-]+", "-", "-".join(words))[:120]
