"""A book of 250,000 words that means nothing, made from a seed: for times, not for readers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.words import PLAIN

PARTS, PAGES, SECTIONS, WORDS = 10, 12, 6, 300
"""Parts, pages a part, sections a page, words of prose a section: about 250,000 words."""

FENCED = re.compile(r"^```\{(?:code-block|table|figure).*?^```$", re.MULTILINE | re.DOTALL)

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

    def sentence(self) -> str:
        """Some words, now and then with a reference, a code word or an index entry among them."""
        words = self.chance.choices(PLAIN, k=self.chance.randint(9, 24))
        words[0] = words[0].capitalize()
        roll = self.chance.random()
        if roll < 0.02 and self.labels:
            words.append(f"(see {{ref}}`{self.chance.choice(self.labels)}`)")
        elif roll < 0.04 and self.numbered:
            words.append(f"as in {{numref}}`{self.chance.choice(self.numbered)}`")
        elif roll < 0.07:
            words[-1] = f"`{words[-1]}_{self.chance.choice(PLAIN)}`"
        elif roll < 0.08:
            words[-1] = f"{{index}}`{words[-1]} {self.chance.choice(PLAIN)}`"
        elif roll < 0.10:
            words[-1] = f"${words[-1][0]}_{{{self.chance.randint(1, 9)}}}^2$"
        return " ".join(words) + "."

    def prose(self, words: int) -> list[str]:
        """Paragraphs of about so many words."""
        paragraphs, count = [], 0
        while count < words:
            paragraph = " ".join(self.sentence() for _ in range(self.chance.randint(3, 6)))
            count += len(paragraph.split())
            paragraphs.append(paragraph)
        return paragraphs

    def listing(self, name: str) -> str:
        """A fragment of Python that is shown, not run."""
        a, b, c = self.chance.choices(PLAIN, k=3)
        body = "".join(
            f"    {a}_{i} = {b}({i}, key={c!r})  # {' '.join(self.chance.choices(PLAIN, k=3))}\n"
            for i in range(self.chance.randint(6, 16))
        )
        head = (
            f"```{{code-block}} python\n:class: fragment\n:name: lst-{name}\n:caption: A {a} {b}."
        )
        self.numbered.append(f"lst-{name}")
        return f"{head}\n\ndef {a}_{b}({c}: int) -> int:\n{body}    return {a}_0\n```"

    def table(self, name: str) -> str:
        """A table of five columns."""
        columns = self.chance.choices(PLAIN, k=5)
        rows = [
            [self.chance.choice(PLAIN), *(f"{self.chance.random():.3f}" for _ in range(4))]
            for _ in range(self.chance.randint(4, 9))
        ]
        lines = ["| " + " | ".join(row) + " |" for row in [columns, ["---"] * 5, *rows]]
        self.numbered.append(f"tab-{name}")
        title = " ".join(self.chance.choices(PLAIN, k=6)).capitalize()
        return f"```{{table}} {title}.\n:name: tab-{name}\n\n" + "\n".join(lines) + "\n```"

    def figure(self, name: str) -> str:
        """A picture that stands beside the page."""
        self.numbered.append(f"fig-{name}")
        head = f"```{{figure}} {name}.svg\n:name: fig-{name}\n:alt: A line that wanders."
        return f"{head}\n\n{self.sentence()}\n```"

    def picture(self) -> str:
        """A line of two hundred points, as SVG."""
        points = " ".join(f"{x * 3},{self.chance.randint(0, 300)}" for x in range(200))
        line = f'<polyline points="{points}" fill="none" stroke="#336"/>'
        size = 'viewBox="0 0 600 300" width="600" height="300"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{line}</svg>\n'

    def formula(self, name: str) -> str:
        """A numbered equation."""
        return f"$$\n{self.chance.choice(FORMULAS)}\n$$ (eq-{name})\n\nFrom {{eq}}`eq-{name}`."

    def note(self) -> str:
        """An admonition."""
        return f"```{{note}}\n{self.sentence()}\n```"

    def steps(self) -> str:
        """A list."""
        return "\n".join(f"{n}. {self.sentence()}" for n in range(1, 5))

    def page(self, name: str, folder: Path) -> str:
        """A page of some sections."""
        title = " ".join(self.chance.choices(PLAIN, k=5)).capitalize()
        blocks = [f"(pg-{name})=\n# {title}"]
        for number in range(SECTIONS):
            label = f"{name}-{number}"
            self.labels.append(f"sec-{label}")
            title = " ".join(self.chance.choices(PLAIN, k=4)).capitalize()
            blocks.append(f"(sec-{label})=\n## {title}")
            first, *rest = self.prose(WORDS)
            blocks += [first, self.extra(label, folder, number), *rest]
        blocks.append(f"Afterwards.[^note]\n\n[^note]: {self.sentence()}")
        return "\n\n".join(blocks) + "\n"

    def extra(self, label: str, folder: Path, number: int) -> str:
        """What stands between the paragraphs: each kind once a page."""
        if number == 2:
            (folder / f"{label}.svg").write_text(self.picture(), encoding="utf-8")
            return self.figure(label)
        kinds = {0: self.listing, 1: self.table, 3: self.formula, 4: self.listing}
        return kinds[number](label) if number in kinds else self.note() + "\n\n" + self.steps()


def make(book: Path, seed: int = 1, parts: int = PARTS) -> int:
    """Write the pages below `book`, and return how many words of text, not of code, they have."""
    maker = Maker(random.Random(seed))
    count = 0
    toctree = "\n".join(f"part-{p}/index" for p in range(parts))
    pages = {"index.md": f"# A synthetic book\n\n```{{toctree}}\n:numbered:\n\n{toctree}\n```\n"}
    for part in range(parts):
        folder = book / f"part-{part}"
        folder.mkdir(parents=True, exist_ok=True)
        toctree = "\n".join(f"page-{n}" for n in range(PAGES))
        title = " ".join(maker.chance.choices(PLAIN, k=2)).capitalize()
        pages[f"part-{part}/index.md"] = f"# {title}\n\n```{{toctree}}\n{toctree}\n```\n"
        for number in range(PAGES):
            text = maker.page(f"{part}-{number}", folder)
            pages[f"part-{part}/page-{number}.md"] = text
            count += len(FENCED.sub("", text).split())
    for name, text in pages.items():
        (book / name).write_text(text, encoding="utf-8")
    return count
