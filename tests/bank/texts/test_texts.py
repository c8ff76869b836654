"""Texts of the bank outside the book: nothing raw, nothing lost."""

from xml.etree import ElementTree

import pytest

from patternbook.bank import links
from patternbook.bank.load import Bank
from patternbook.bank.texts import References, html, plain
from patternbook.errors import BookError
from patternbook.paths import EXAMPLES

KNOWN = References(
    {"sec-a": "“Pools”", "eq-a": "the equation in “Pools”"},
    {"part/pools": "Pools of workers"},
    {"little-1961": "Little, 1961", "x-2": "X, 2020–2024"},
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("See {ref}`sec-a`, {ref}`words <sec-a>`.", "See “Pools”, words."),
        ("As in {eq}`eq-a`", "As in the equation in “Pools”"),
        ("{numref}`Listing %s <lst-the-pool>`", "the pool"),
        ("{doc}`pools` and {doc}`here </part/pools>`", "“Pools of workers” and here"),
        ("By {source}`little-1961, x-2`.", "By (Little, 1961; X, 2020–2024)."),
        ("{term}`Little's law` {term}`laws <Little's law>`", "Little's law laws"),
        ("*a* **b** `c_d` [e](f.md) [g](https://h.org)", "a b c_d e g (https://h.org)"),
        ("a\nb\\\nc", "a b\nc"),
        ("<b>x</b> & &lt; \\* \\$5", "<b>x</b> & < * $5"),
        ("- a\n- b\n\n1. c\n2. d", "• a\n• b\n\n1. c\n2. d"),
        ("```python\n  if a:\n      b\n```", "      if a:\n          b"),
        ("```{code-block} yaml\n:class: pseudo\n\na: 1\n```", "    a: 1"),
        (":::{note}\nHear *this*.\n:::", "Note\n\nHear this."),
        ("| a | bcd |\n|---|---|\n| efg | `h` |", "a    bcd\n───  ───\nefg  h"),
        ("{math}`x^2`", "x²"),
        (r"$\frac{N - L_\text{others}}{2}$", "(N − L_others) / 2"),
        (r"$\sqrt{2x}$ $p_1$ $e^{-t/30}$ $T_\text{max}$", "√(2x) p₁ e^(−t/30) T_max"),
        (r"$30 \ln(1/0.8) \le -3$", "30 ln(1/0.8) ≤ −3"),
        (r"$f^{n-i} (1-f)^{2 - i}$", "fⁿ⁻ⁱ(1 − f)²⁻ⁱ"),
        (r"$\binom{n}{i} \cdot \lambda$", "(n choose i) · λ"),
        ("$$\na \\ge b\n$$ (eq-b)", "    a ≥ b"),
    ],
)
def test_reads_as_plain_text(text, read):
    assert plain(text, KNOWN) == read


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a < *b*", "<p>a &lt; <em>b</em></p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[e](f.md) [g](https://h.org?a&b)", '<p>e <a href="https://h.org?a&amp;b">g</a></p>'),
        ("[e](javascript:x)", "<p>[e](javascript:x)</p>"),
        ("```py\n  a < b\n```", '<pre><code class="language-py">  a &lt; b</code></pre>'),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        ("{ref}`sec-a`", "<p>“Pools”</p>"),
    ],
)
def test_markup(text, markup):
    assert html(text, known=KNOWN) == markup


def test_maths_in_markup():
    assert html("$a < b$", "tex") == r"<p>\(a &lt; b\)</p>"
    assert html("$$\na\n$$", "tex") == r"<p>\[a\]</p>"
    assert html("\\begin{align}a &= b\\end{align}", "tex") == (
        r"<p>\[\begin{aligned}a &amp;= b\end{aligned}\]</p>"
    )
    made = ElementTree.fromstring(html(r"$\frac{a}{b} < \pi$", "mathml"))
    names = [element.tag.rpartition("}")[2] for element in made.iter()]
    assert "math" in names
    assert "mfrac" in names
    assert html(r"$\unknowable{x}$", "mathml") == "<p><code>unknowablex</code></p>"


def test_a_result_is_its_value_and_one_that_is_missing_is_an_error():
    value = plain("{result}`circuit_breaker/pool_exhaustion:on-sale`")
    assert value
    listing = (EXAMPLES / "circuit_breaker/pool_exhaustion.py").read_text(encoding="utf-8")
    assert f"on-sale: {value}" in listing
    with pytest.raises(BookError):
        plain("{result}`circuit_breaker/pool_exhaustion:no such`")


def test_names_of_the_book():
    known = References.read()
    assert known.label("sec-when-to-trip") == "“When to trip”"
    assert known.label("eq-tail").startswith("the equation in “")
    assert known.label("lst-naive").startswith("the listing “The breaker most people write")
    assert known.citation("little-1961") == "(Little, 1961)"
    assert known.page("when-to-trip") == "“When to trip”"


def test_nothing_raw_in_the_texts_of_the_bank():
    bank = Bank.read()
    assert bank.questions
    for name, question in bank.questions.items():
        for key, text in links.texts(question):
            if key.rpartition(".")[2] in ("text", "reason", "stem", "explanation", "criterion"):
                read = plain(text)
                assert "{ref}" not in read, name
                assert "`" not in read, name
                assert "|---" not in read, name
                ElementTree.fromstring(f"<div>{html(text)}</div>")
