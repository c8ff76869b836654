"""Commands that are longer than a line of the page go on in the next as the shell takes them."""

from __future__ import annotations

PROMPT = "$ "
FITS, LARGE_FITS = 66, 50
"""Columns of a line, also within a frame; the second in large print."""


def continued(line: str, fits: int = FITS) -> list[str]:
    r"""A command, parted at its blanks; what it printed stays as it is.

    >>> continued("$ patternbook quiz breakers --only missed", 30)
    ['$ patternbook quiz breakers \\', '    --only missed']
    >>> continued("12 questions, none of which was missed", 30)
    ['12 questions, none of which was missed']
    """
    if not line.startswith(PROMPT) or len(line) <= fits:
        return [line]
    rows: list[str] = []
    row = ""
    for word in _words(line.removeprefix(PROMPT)):
        start = "    " if rows else PROMPT
        if row and len(f"{row} {word} \\") > fits:
            rows.append(f"{row} \\")
            row = f"    {word}"
        else:
            row = f"{row} {word}" if row else start + word
    return [*rows, row]


def _words(command: str) -> list[str]:
    """Its words; what is quoted stays whole, and so does an option with its value."""
    words: list[str] = []
    quote = ""
    for word in command.split(" "):
        if quote or (words and words[-1].startswith("--") and not word.startswith("-")):
            words[-1] += f" {word}"
        else:
            words.append(word)
        for letter in word:
            if letter in "'\"" and quote in ("", letter):
                quote = "" if quote else letter
    return words
