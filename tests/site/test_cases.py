"""`{case-study}`, `{reproduction}` and the indexes made of them."""

import pytest

CASE = """\
:::{case-study} The worker that *waited*
:name: case-x
:company: Shopify, Uber
:system: Ruby workers calling Redis
:scale: one worker: 5 requests/s
:year: 2020
:source: little-1961
:run: demo/pool.py
:technologies: Ruby, Redis

What happened
: A thing,
  in two lines.
What they did
: Another {source}`little-1961`.

  With a second paragraph.
What it cost or gave
: Much.

What we infer
: Little.
The run
: {result}`demo/pool:busy workers`
:::
"""

REPRODUCTION = """\
:::{reproduction} The law
:name: repro-law
:source: little-1961
:published: 2 s
:ours: demo/pool:busy workers
:run: demo/pool.py

It is the same.
:::
"""

INDEXES = """\
```{company-index}
```

```{technology-index}
```

```{case-study-index}
```

```{reproduction-index}
```

```{listing-index}
```
"""


def test_a_case_and_what_the_indexes_make_of_it(cited):
    cited.page(f"See {{ref}}`case-x`.\n\n{CASE}\n{REPRODUCTION}")
    cited.write("book/yy.md", f"# Indexes\n\n{INDEXES}")
    built = cited.build("html")
    assert built.warnings == []
    html = built.html("page")
    assert '<aside class="case-study" id="case-x">' in html
    assert html.count("The worker that waited</span>") == 1  # the reference
    assert "one worker: 5 requests/s" in html
    assert html.count("<dt>") == 5
    assert "<p>With a second paragraph.</p>" in html
    assert "<p>A thing,\nin two lines.</p>" in html
    indexes = built.html("yy")
    for words in ("Shopify", "Uber", "Ruby", "Redis", "The worker that waited", "Published: 2 s."):
        assert words in indexes
    assert 'href="page.html#case-x"' in indexes
    assert 'href="page.html#repro-law"' in indexes
    assert 'href="_listings/demo/pool.py.txt"' in indexes
    assert (cited.root / "out/html/_listings/demo/pool.py.txt").exists()


def test_a_page_that_cites_in_a_case_only_is_linked_from_the_bibliography(cited):
    cited.page(REPRODUCTION)
    built = cited.build("html")
    assert built.warnings == []
    assert 'id="cite-little-1961"' in built.html("page")
    assert 'href="page.html#cite-little-1961"' in built.html("zz")


def test_technologies_of_listings(book):
    book.write("examples/demo/queue.py", "import json\n\nimport simpy\n\nfrom pool import busy\n")
    book.write("examples/demo/mesh.envoy.json", "{}\n")
    for name in ("queue.py", "mesh.envoy.json", "pool.py"):
        book.page(f"```{{example}} demo/{name}\n:caption: It.\n```", name[:4])
    book.write("book/yy.md", f"# Indexes\n\n{INDEXES}")
    html = book.build("html").html("yy")
    for name in ("Envoy", "Go", "JSON", "Python", "SimPy"):
        assert f"<dt>{name}</dt>" in html
    assert "<dt>pool</dt>" not in html


def test_an_index_follows_the_pages(cited):
    cited.page(CASE)
    cited.write("book/yy.md", f"# Indexes\n\n{INDEXES}")
    cited.build("html")
    cited.page(CASE.replace("Uber", "Lyft"))
    html = cited.build("html").html("yy")
    assert "Lyft" in html
    assert "Uber" not in html


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        (":scale: one worker: 5 requests/s\n", "", 3, "{case-study} without :scale:; add a line"),
        ("What we infer\n: Little.\n", "", 3, "{case-study} without 'What we infer'; write its"),
        ("What we infer", "What we think", 23, "unknown part 'What we think' in {case-study}; use"),
        ("The run\n", "What happened\n", 3, "{case-study} without 'The run'; write its parts"),
        ("demo/pool.py", "demo/pol.py", 3, "examples/demo/pol.py: no such listing; did you mean"),
        (":source: little-1961", ":source: litle", 3, "unknown source 'litle'; did you mean"),
        ("What happened\n: A thing,", "A thing,", 3, "{case-study} whose content does not begin"),
    ],
)
def test_a_case_at_fault(cited, old, new, line, what):
    cited.write("book/more.md", "# More\n\n{source}`little-1961`\n")
    told = cited.complaint(CASE.replace(old, new))
    assert told.startswith(f"book/page.md:{line}: WARNING: {what}")


def test_parts_out_of_order(cited):
    cited.write("book/more.md", "# More\n\n{source}`little-1961`\n")
    swapped = CASE.replace("What we infer", "@").replace("The run", "What we infer")
    told = cited.complaint(swapped.replace("@", "The run"))
    assert told.startswith("book/page.md:3: WARNING: parts of {case-study} out of order; order: ")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (":published: 2 s\n", "", "{reproduction} without :published:; add"),
        (":busy workers", ":idle workers", "examples/demo/pool.py: no result named 'idle work"),
        ("It is the same.\n", "", "{reproduction} without text; say in a paragraph"),
    ],
)
def test_a_reproduction_at_fault(cited, old, new, what):
    cited.write("book/more.md", "# More\n\n{source}`little-1961`\n")
    told = cited.complaint(REPRODUCTION.replace(old, new))
    assert told.startswith(f"book/page.md:3: WARNING: {what}")
