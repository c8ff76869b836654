"""A learner's file that is a configuration: read and looked through, never run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from patternbook.errors import BookError
from patternbook.run import config
from patternbook.run.listing import Listing

SUFFIX = ".json"
"""Suffix of a configuration; a lab whose starter has it takes no program."""

Allowed = Mapping[str, "Allowed | list[Allowed] | None"]
"""What may stand in a configuration: a key to what may stand below it, None for one value."""


class Configuration:
    """What a learner wrote, as data.

    Attributes:
        path: What the learner calls the file.
        text: What is in it.
        data: The same, parsed.
    """

    def __init__(self, path: Path) -> None:
        """Read a file.

        Raises:
            BookError: It is not the file of such a lab, or is not JSON.
        """
        self.path = path
        if path.suffix != SUFFIX:
            raise BookError(path, None, "not the file of this lab", f"use a {SUFFIX} file")
        try:
            self.text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            what = f"cannot be read: {reason}"
            raise BookError(path, None, what, "name the file that you mended") from None
        config.check_json(Listing(path))
        self.data: Any = json.loads(self.text)

    def within(self, allowed: Allowed) -> Any:
        """A copy of the data, which holds nothing but what is allowed.

        A configuration can open ports and write files. So a check names each key that it takes,
        and nothing else of a learner's file ever reaches a server.

        Raises:
            BookError: Something else stands in it.
        """
        self._look(self.data, allowed, "the file")
        return json.loads(self.text)

    def _look(self, data: Any, allowed: Any, name: str) -> None:
        wanted = "one value"
        if isinstance(allowed, Mapping):
            wanted = "an object, { }"
            if isinstance(data, dict):
                for key, value in data.items():
                    if key not in allowed:
                        known = ", ".join(allowed)
                        what = f"'{key}' is not part of this lab"
                        raise BookError(self.path, self.line(key), what, f"use {known}")
                    self._look(value, allowed[key], key)
                return
        elif isinstance(allowed, list):
            wanted = "a list, [ ]"
            if isinstance(data, list):
                for item in data:
                    self._look(item, allowed[0], name)
                return
        elif data is not None and not isinstance(data, dict | list):
            return
        raise BookError(self.path, self.line(name), f"{name} has to be {wanted}", "mend it")

    def line(self, key: str) -> int | None:
        """The first line in which a key stands."""
        lines = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in lines if json.dumps(key) in line), None)
