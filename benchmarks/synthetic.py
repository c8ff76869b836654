"""A book that means nothing, made from a seed: for times, not for readers.

Its modules are as long as the circuit breaker module, and have as many listings, tables, figures,
formulas, references and questions a thousand words.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pictures import picture
from benchmarks.words import PLAIN

WORDS, PAGES, SECTIONS = 250_000, 20, 4
"""Words of text in all, pages a module, sections a page."""

PROSE = 260
"""Words of plain paragraphs in a section; questions, tables and lists bring about 230 more."""

CODE = re.compile(r"^```\{code-block\}.*?^```$", re.MULTILINE | re.DOTALL)
LINES = (4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 17, 19, 20, 23, 25, 27, 30, 33, 45)
"""How many lines listings have."""

FORMULAS = [
    r"P = \sum_{k=0}^{n} \binom{n}{k} p^k (1-p)^{n-k}",
    r"W = \frac{\lambda}{\mu (\mu - \lambda)}",
    r"T_n = \min\left(T_{\max}, T_0 \cdot 2^n\right)",
]


@dataclass
class Maker:
    """Makes pages, and knows what has been labelled so far.

    Attributes:
        chance: Where the words come from.
        labels: Names of sections that can be referred to.
        numbered: Names of listings, figures and tables that can be referred to by number.
    """

    chance: random.Random
    labels: list[str] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)

    def words(self, count: int) -> str:
        """Plain words."""
        return " ".join(self.chance.choices(PLAIN, k=count))

    def sentence(self) -> str:
        """Some words, now and then with a reference, a code word or an index entry among them."""
        words = self.chance.choices(PLAIN, k=self.chance.randint(9, 24))
        words[0] = words[0].capitalize()
        roll = self.chance.random()
        if roll < 0.12 and self.labels:
            words.append(f"(see {{ref}}`{self.chance.choice(self.labels)}`)")
        elif roll < 0.18 and self.numbered:
            words.append(f"as in {{numref}}`{self.chance.choice(self.numbered)}`")
        elif roll < 0.29:
            words[-1] = f"`{words[-1]}_{self.chance.choice(PLAIN)}`"
        elif roll < 0.30:
            words[-1] = f"{{index}}`{words[-1]} {self.chance.choice(PLAIN)}`"
        elif roll < 0.335:
            words[-1] = f"${words[-1][0]}_{{{self.chance.randint(1, 9)}}}^2$"
        return " ".join(words) + "."

    def prose(self, words: int) -> list[str]:
        """Paragraphs of about so many words."""
        paragraphs, count = [], 0
        while count < words:
            paragraph = " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))
            count += len(paragraph.split())
            paragraphs.append(paragraph)
        return paragraphs

    def listing(self, name: str) -> str:
        """A fragment of Python that is shown, not run."""
        a, b, c = self.chance.choices(PLAIN, k=3)
        body = "".join(
            f"    {a}_{i} = {b}({i}, key={c!r})  # {self.words(3)}\n"
            for i in range(self.chance.choice(LINES) - 2)
        )
        self.numbered.append(f"lst-{name}")
        head = f"```{{code-block}} python\n:class: fragment\n:name: lst-{name}"
        code = f"def {a}_{b}({c}: int) -> int:\n{body}    return {a}_0"
        return f"{head}\n:caption: A {a} {b}.\n\n{code}\n```"

    def table(self, name: str) -> str:
        """A table of four columns."""
        rows = [
            [self.words(self.chance.randint(1, 5)) for _ in range(4)]
            for _ in range(self.chance.randint(4, 9))
        ]
        lines = ["| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * 4, *rows[1:]]]
        self.numbered.append(f"tab-{name}")
        title = self.words(6).capitalize()
        return f"```{{table}} {title}.\n:name: tab-{name}\n\n" + "\n".join(lines) + "\n```"

    def figure(self, name: str, folder: Path) -> str:
        """A picture, which is written beside the page."""
        (folder / f"{name}.svg").write_text(picture(self.chance), encoding="utf-8")
        self.numbered.append(f"fig-{name}")
        head = f"```{{figure}} {name}.svg\n:name: fig-{name}\n:alt: A line that wanders."
        return f"{head}\n\n{self.sentence()}\n```"

    def formula(self, name: str) -> str:
        """A numbered equation."""
        return f"$$\n{self.chance.choice(FORMULAS)}\n$$ (eq-{name})\n\nFrom {{eq}}`eq-{name}`."

    def terms(self) -> str:
        """Words and what they mean."""
        return "\n\n".join(f"{self.words(2)}\n: {self.sentence()}" for _ in range(4))

    def facts(self) -> str:
        """Names and values, in a frame."""
        lines = "\n".join(f":{self.chance.choice(PLAIN)}: {self.words(4)}" for _ in range(6))
        return f"```{{note}}\n{self.sentence()}\n\n{lines}\n```"

    def question(self) -> str:
        """A question, its options with a reason each, and an explanation."""
        options = "\n".join(f"- {self.sentence()} {self.sentence()}" for _ in range(3))
        return f"{self.sentence()} {self.sentence()}\n\n{options}\n\n{self.sentence()}"

    def extras(self, label: str, number: int, folder: Path) -> list[str]:
        """What stands between the paragraphs of one section."""
        blocks = [self.listing(f"{label}-a")]
        if number == 0:
            blocks += [self.facts(), self.listing(f"{label}-b")]
        elif number == 1:
            blocks += [self.table(label), self.listing(f"{label}-b")]
        elif number == 2:
            blocks += [self.figure(label, folder), self.terms()]
        else:
            blocks += [self.table(label), self.formula(label)]
        return [*blocks, self.question()]

    def page(self, name: str, folder: Path) -> str:
        """A page of some sections."""
        blocks = [f"(pg-{name})=\n# {self.words(5).capitalize()}"]
        for number in range(SECTIONS):
            label = f"{name}-{number}"
            self.labels.append(f"sec-{label}")
            blocks.append(f"(sec-{label})=\n## {self.words(4).capitalize()}")
            first, *rest = self.prose(PROSE)
            extras = self.extras(label, number, folder)
            cut = len(rest) // 2
            blocks += [first, *extras[:2], *rest[:cut], *extras[2:], *rest[cut:]]
        blocks.append(f"Afterwards.[^note]\n\n[^note]: {self.sentence()}")
        return "\n\n".join(blocks) + "\n"


def make(book: Path, words: int = WORDS, seed: int = 1) -> int:
    """Write the pages below `book` until they have so many words; return how many they have.

    Words are those of the text, of tables and questions too, but not those of listings.
    """
    maker = Maker(random.Random(seed))
    count, number = 0, 0
    modules: list[list[str]] = []
    while count < words:
        if number % PAGES == 0:
            modules.append([])
        folder = book / f"module-{len(modules)}"
        folder.mkdir(parents=True, exist_ok=True)
        text = maker.page(f"{number}", folder)
        (folder / f"page-{number}.md").write_text(text, encoding="utf-8")
        modules[-1].append(f"page-{number}")
        count += sum(any(map(str.isalnum, word)) for word in CODE.sub("", text).split())
        number += 1
    for name, pages in enumerate(modules, 1):
        text = f"# {maker.words(2).capitalize()}\n\n{_toctree(pages)}"
        (book / f"module-{name}" / "index.md").write_text(text, encoding="utf-8")
    toctree = _toctree([f"module-{name}/index" for name in range(1, len(modules) + 1)], "numbered")
    (book / "index.md").write_text(f"# A synthetic book\n\n{toctree}", encoding="utf-8")
    return count


def _toctree(names: list[str], option: str = "titlesonly") -> str:
    return f"```{{toctree}}\n:{option}:\n\n" + "\n".join(names) + "\n```\n"
