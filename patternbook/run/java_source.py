"""What a Java listing's text tells without compiling it."""

from __future__ import annotations

import re

TYPE = re.compile(
    r"^(?:(?:public|final|abstract|sealed)\s+)*(?:class|record|enum|interface)\s+(\w+)"
)
MAIN = re.compile(r"^\s+(?:public\s+)?static\s+void\s+main\s*\(")
LIBRARY = re.compile(r"^import\s+(?:static\s+)?(?!javax?\.|jdk\.)", re.M)


def types(text: str) -> list[tuple[str, bool]]:
    """The top-level types in order, and whether each has a main method."""
    found: list[tuple[str, bool]] = []
    for line in text.splitlines():
        if match := TYPE.match(line):
            found.append((match.group(1), False))
        elif MAIN.match(line) and found:
            found[-1] = (found[-1][0], True)
    return found


def main_class(text: str) -> str | None:
    """The top-level type whose main method starts the listing."""
    return next((name for name, has_main in types(text) if has_main), None)


def imports_libraries(text: str) -> bool:
    """Whether a listing needs more than the JDK."""
    return bool(LIBRARY.search(text))


def runs_plainly(text: str) -> bool:
    """Whether `java file.java` runs it: the JDK is enough and its first type has main."""
    found = types(text)
    return bool(found) and found[0][1] and not imports_libraries(text)
