"""A small book made to be looked at: each kind of page that the real book has, with fixed words."""

from __future__ import annotations

from pathlib import Path

from tests.print.conftest import Book, print_book
from tests.print.test_questions import MADE as ASKED

WORDS = (
    "A client that waits holds a worker, a worker that waits holds a seat, and a seat that is held "
    "is sold to nobody. Whoever sizes a pool by its quiet days will meet the loud ones with the "
    "same number, and will learn in a minute what the arithmetic would have said in a line. "
)
PARAGRAPHS = "\n\n".join(WORDS * n for n in (2, 1, 3))
PYTHON = "\n".join(
    [
        "class Pool:",
        '    """Workers that calls must share."""',
        "",
        "    def __init__(self, workers: int) -> None:",
        "        self.workers = workers",
        "        self.busy = 0",
        "",
        "    def enter(self) -> bool:",
        "        if self.busy == self.workers:",
        "            return False  # the caller is told at once",
        "        self.busy += 1",
        "        return True",
        "",
        "pool = Pool(2)",
        "print([pool.enter() for _ in range(3)])",
        "#> [True, True, False]",
    ]
)
MODULE = f"""# Waiting in line

{WORDS}

```{{toctree}}
pool
page-of-figures
check
```
"""
POOL = f"""# A pool and its limit

{{index}}`Pool <pool>` and {{index}}`half-open <single: breaker; half-open>`. {PARAGRAPHS}

```{{listings}} lst-pool
{PYTHON}
```

{PARAGRAPHS}

## What it costs

```{{table}} What a caller pays.
:name: tab-cost

| setting | value | told by |
|---|---:|---|
| `workers` | 40 | the arithmetic |
| `timeout` | 2 s | the caller's patience |
| `line` | 100 | nobody |
```

$$
L = \\lambda W
$$ (law)

{PARAGRAPHS}
"""
FIGURES = f"""# What it looks like

{WORDS} {{numref}}`fig-grey` shows it.

```{{figure}} ../picture.svg
:name: fig-grey
:alt: A grey box.
A pool that fills, in grey.
```

{PARAGRAPHS}

:::{{note}}
{WORDS}
:::

```{{case}}
{WORDS}
```
"""
CHECK = "# Check yourself\n\n" + "".join(
    f"```{{asked}} q-{form}\n:form: {form}\n```\n\n" for form in ("choice", "match", "line", "long")
)
SOURCES = "# Bibliography\n\n" + "\n".join(
    f"Author {letter} (20{n})\n: {WORDS[:90]} https://example.org/{letter.lower()}\n"
    for n, letter in enumerate("ABCDEFGH", 11)
)
GLOSSARY = f"# Glossary\n\n```{{glossary}}\nbreaker\n  {WORDS}\n\npool\n  {WORDS}\n```\n"
FILES = {
    "line/index": MODULE,
    "line/pool": POOL,
    "line/page-of-figures": FIGURES,
    "line/check": CHECK,
    "bibliography": SOURCES,
    "glossary": GLOSSARY,
}


def sample(folder: Path) -> Book:
    """Print it."""
    (folder / "book").mkdir(parents=True)
    (folder / "book" / "asked_nodes.py").write_text(ASKED, encoding="utf-8")
    return print_book(folder, FILES, conf='extensions.append("asked_nodes")\n')
