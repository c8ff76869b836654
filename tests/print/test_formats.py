"""What an edition's file is called, and what is no format."""

from __future__ import annotations

import pytest

from patternbook.print.formats import Format


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (Format(), "timeouts-a4"),
        (Format("letter"), "timeouts-letter"),
        (Format("a4", "print", "go"), "timeouts-a4-print-go"),
        (Format("letter", "screen", "rust", True), "timeouts-letter-rust-large"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_names(form: Format, name: str) -> None:
    assert form.file_name("timeouts") == name


@pytest.mark.parametrize(
    ("what", "asked", "known"),
    [("paper", "a5", "letter"), ("edition", "web", "print"), ("language", "perl", "java")],
)
def test_what_there_is_not(what: str, asked: str, known: str) -> None:
    with pytest.raises(ValueError, match=asked) as told:
        Format(**{what: asked})
    assert known in str(told.value)
    assert "\n" not in str(told.value)
