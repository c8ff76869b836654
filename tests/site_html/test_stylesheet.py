"""The cut of the style sheets keeps what can match and drops the rest."""

from __future__ import annotations

import pytest

from patternbook.site.html.stylesheet import names, parse, prune, render, split, tidy
from patternbook.site.html.usage import formula_characters, of_page


def cut(css: str, *used: str) -> str:
    return render(tidy(prune(parse(css), set(used))))


def test_rules_of_unused_classes_go() -> None:
    assert cut(".a{x:1}.b{x:2}#c .a{x:3}p{x:4}", "a") == ".a{x:1}p{x:4}"


def test_one_selector_of_several_stays() -> None:
    assert cut(".b,.a:hover,.b .a{x:1}", "a") == ".a:hover{x:1}"


def test_media_rules_are_cut_inside() -> None:
    css = "@media (min-width:9px){.a{x:1}.b{x:2}}@media print{.b{x:3}}"
    assert cut(css, "a") == "@media (min-width:9px){.a{x:1}}"


def test_braces_in_strings_and_addresses_do_no_harm() -> None:
    css = """.a{content:"}";b:url(data:image/svg+xml;x{})}.b{c:url("a)}b")}.a{x:1}"""
    kept = """.a{content:"}";b:url(data:image/svg+xml;x{})}.a{x:1}"""
    assert cut(css, "a") == kept


@pytest.mark.parametrize(
    ("selector", "needed"),
    [
        (".a.b > #c", {"a", "b", "c"}),
        (".a:not(.b):is(.c, .d :where(.e))", {"a"}),
        ('a[href=".pdf"].x', {"x"}),
        (r".w-1\/2", {"w-1/2"}),
    ],
)
def test_names_that_a_selector_needs(selector: str, needed: set[str]) -> None:
    assert names(selector) == needed


def test_variables_that_nothing_reads_go() -> None:
    assert cut(":root{--a:1;--b:var(--a);--c:2;x:var(--c)}") == ":root{--c:2;x:var(--c)}"


def test_splitting_respects_parentheses_and_strings() -> None:
    assert split('a(b,c),"d,e",f', ",") == ["a(b,c)", '"d,e"', "f"]


def test_what_a_page_uses() -> None:
    html = '<p class="a b" id="c"><span class="katex-html"><span>x</span>&amp;</span>y</p>'
    used = of_page(html, frozenset({"a", "c", "z"}))
    assert used.names == {"a", "c"}
    assert formula_characters(html) == {"x", "&"}
