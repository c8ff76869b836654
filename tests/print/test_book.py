"""One book with every kind of node: what stands in its PDFs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.print.conftest import Book, print_book

LINE_72 = (
    'message = "seventy-two columns of code fit on one line of a page" # '.ljust(71, "x") + "!"
)
LONG = "\n".join(f"line_{n:02} = {n}" for n in range(90))
FILLER = "\n\n".join("A sentence that takes room on the page of the book. " * 8 for _ in range(14))

INDEX = """(breakers)=
# Breakers

What {term}`a breaker <breaker>` is; see {doc}`trip` and {numref}`fig-pool`.
Another module: {ref}`timeouts`.

```{toctree}
trip
```
"""
TRIP = f"""# When to trip

Words with *stress*, **weight**, `circuit_breaker.allow(now)` and {{index}}`Zebra`.
An equation in a line: $x^2 \\le 4$. A note[^n]. {{index}}`äther <single: Äther>`
A link to [a site](https://example.org/path) outside.

```{{index}} single: breaker; half-open
```

$$
\\frac{{a}}{{b}} = 2
$$ (half)

As {{eq}}`half` says.

[^n]: Said at the foot.

```{{listings}} lst-worker
{LINE_72}
```

```{{code-block}} python
:name: lst-long
:caption: A long one.

{LONG}
```

```{{code-block}} console
$ make book
```

## Deeper

{FILLER}

See {{numref}}`fig-pool`, {{numref}}`lst-worker` and {{numref}}`tab`.

```{{figure}} ../picture.svg
:name: fig-pool
:alt: A grey box.
A pool that fills.
```

```{{figures-data}}
never on paper
```

```{{table}} What it costs.
:name: tab

| setting | value |
|---|---:|
| `limit` | 40 |
```

| {" | ".join(f"column number {n}" for n in range(14))} |
|{"---|" * 14}
| {" | ".join(f"wordsthatstaytogether{n}" for n in range(14))} |

:::{{note}}
Mind the step.
:::

:::{{admonition}} Own title
:class: tip
Inside.
:::

```{{margin}}
Beside the text.
```

```{{case}}
It fell over.
```

```{{recomputed}}
Ours is lower.
```

```{{lab}}
Write it again.
```

```{{hints}}
Which call ended first?
Which state was that in?
```

> Somebody said so.

1. first
2. second
   - under

Term
: Definition.

:::{{card}} Card title
Card body.
:::

::::{{tab-set}}
:::{{tab-item}} Tab title
Tab body.
:::
::::

:::{{only}} html
WEB-PART
:::
"""
FILES = {
    "breakers/index": INDEX,
    "breakers/trip": TRIP,
    "timeouts/index": "(timeouts)=\n# Timeouts\n\nSee {ref}`breakers`. {index}`zebra`\n",
    "glossary": "# Glossary\n\n```{glossary}\nbreaker\n  What stops a call.\n```\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return print_book(tmp_path_factory.mktemp("book"), FILES)


def test_it_is_printed_without_a_warning(book: Book) -> None:
    assert (book.told, book.status) == ("", 0)


@pytest.mark.parametrize(
    "words",
    [
        "Words with stress, weight, circuit_breaker.allow(now)",
        "Said at the foot.",
        "As (1.1) says",
        "Listing 1.1 A worker asks.",
        "python examples/circuit_breaker/x.py · also in Go",
        "Listing 1.3 A long one.",
        "$ make book",
        "Figure 1.1 A pool that fills.",
        "Table 1.1 What it costs.",
        "limit 40",
        "Note Mind the step.",
        "Own title Inside.",
        "Beside the text.",
        "Case study What went wrong Company Box Office It fell over.",
        "Reproduction What went wrong",
        "Lab What went wrong Company Box Office Write it again.",
        "Hints below. A failed check prints the hint that fits.",
        "Which call ended first?",
        "Which state was that in?",
        "Somebody said so.",
        "Term Definition.",
        "Card title Card body.",
        "Tab title Tab body.",
        "Module 1 Breakers",
        "1.1 When to trip",
        "breaker What stops a call.",
        "Edition 1.0",
    ],
)
def test_every_node_is_on_paper(book: Book, words: str) -> None:
    assert words.casefold() in book.text().casefold()


@pytest.mark.parametrize("words", ["WEB-PART", "never on paper", "shown_never"])
def test_what_is_for_the_web_only_is_left_out(book: Book, words: str) -> None:
    assert words not in book.text()


def test_a_line_of_72_columns_is_not_broken(book: Book) -> None:
    assert len(LINE_72) == 72
    lines = [line.strip() for page in book.pages() for line in page.splitlines()]
    assert LINE_72 in lines


def test_contents_tell_the_pages(book: Book) -> None:
    contents = next(text for text in book.pages() if text.startswith("Contents"))
    page = next(n for n, text in enumerate(book.pages(), 1) if "module 2" in text)
    assert re.search(rf"2\s*Timeouts\s*{page}", contents)


def test_the_long_listing_keeps_three_lines_on_each_side(book: Book) -> None:
    shares = [len(re.findall(r"line_\d\d = ", text)) for text in book.pages()]
    shares = [share for share in shares if share]
    assert sum(shares) == 90
    assert len(shares) >= 2
    assert min(shares) >= 3


def test_the_index_is_sorted_and_merges_cases(book: Book) -> None:
    text = book.pages()[-1]
    assert text.index("Äther") < text.index("breaker") < text.index("half-open")
    assert text.index("half-open") < text.index("Zebra")
    assert "zebra" not in text


def test_the_pdf_is_tagged_named_and_conforms_to_ua_1(book: Book) -> None:
    root = book.reader().root_object
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    about = book.reader().metadata
    assert about is not None
    assert (about.title, about.author) == ("The Box Office Book", "Its Writers")


def test_the_outline_names_the_modules(book: Book) -> None:
    names = [item["/Title"] for item in book.reader().outline if not isinstance(item, list)]
    assert "1 Breakers" in names


def test_a_very_wide_table_stands_on_a_page_on_its_side(book: Book) -> None:
    pages = book.reader().pages
    turned = [n for n, page in enumerate(pages) if page.mediabox.width > page.mediabox.height]
    assert len(turned) == 1
    assert "column number 13" in " ".join(book.pages()[turned[0]].split())


def test_a_module_is_printed_alone(book: Book) -> None:
    text = book.text("breakers-a4")
    assert "1.1 When to trip" in text
    assert "Timeouts (in “Timeouts”)" in text
    assert "module 2" not in text.casefold()


def test_two_runs_give_the_same_bytes(book: Book, tmp_path: Path) -> None:
    files = {"timeouts/index": "# Timeouts\n\nSome words.\n"}
    first = print_book(tmp_path, files, "one")
    second = print_book(tmp_path, files, "two")
    for name in ("book-a4", "timeouts-a4"):
        one, two = ((b.out / f"{name}.pdf").read_bytes() for b in (first, second))
        assert one == two


def test_the_date_of_the_commit_is_the_date_of_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book = print_book(tmp_path, {"timeouts/index": "# Timeouts\n\nSome words.\n"})
    assert "14 November 2023" in book.text()
    about = book.reader().metadata
    assert about is not None
    assert about["/CreationDate"].startswith("D:20231114")
