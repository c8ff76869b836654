"""Validates configuration: YAML and JSON without doubt, and what Envoy and promtool accept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from patternbook.errors import BookError
from patternbook.run import process, prometheus, tools
from patternbook.run.check import Ran
from patternbook.run.listing import Listing
from patternbook.run.runner import Answer, Context, failed, side_by_side

MEND = "mend the file"


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Validate configuration files."""

    def one(listing: Listing) -> Answer:
        try:
            if listing.language == "json":
                check_json(listing)
            else:
                _refuse_twice(listing)
            if listing.path.name.endswith(".envoy.json"):
                _ask_envoy(listing, context)
            elif prometheus.concerns(listing.path):
                prometheus.ask(listing, context)
        except BookError as problem:
            return listing, problem
        return listing, Ran(listing.text)

    yield from side_by_side(one, listings)


def check_json(listing: Listing) -> None:
    """See that a file is JSON, without a key twice.

    Raises:
        BookError: It is not.
    """
    try:
        json.loads(listing.text, parse_constant=_no_number)
        _refuse_twice(listing)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg} at column {error.colno}"
        raise BookError(listing.path, error.lineno, what, MEND) from None
    except ValueError as error:
        raise BookError(listing.path, None, f"is not JSON: {error}", MEND) from None
    except RecursionError:
        raise BookError(listing.path, None, "is nested too deeply", MEND) from None


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _refuse_twice(listing: Listing) -> None:
    """Parse as YAML, which JSON is a part of, and refuse a mapping that has a key twice."""
    text = listing.text.replace("\t", " ") if listing.language == "json" else listing.text
    try:
        roots = list(yaml.compose_all(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"is not YAML: {error.problem or error.context}"
        raise BookError(listing.path, mark.line + 1 if mark else None, what, MEND) from None
    except yaml.YAMLError as error:
        what = f"is not YAML: {' '.join(str(error).split())}"
        raise BookError(listing.path, None, what, MEND) from None
    waiting = [root for root in roots if root is not None]
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:  # an alias
            continue
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            seen: dict[object, int] = {}
            for name, value in node.value:
                line = name.start_mark.line + 1
                if isinstance(name, yaml.ScalarNode) and (name.tag, name.value) in seen:
                    first = seen[name.tag, name.value]
                    what = f"key '{name.value}' twice, first in line {first}"
                    raise BookError(listing.path, line, what, "remove one")
                if isinstance(name, yaml.ScalarNode):
                    seen[name.tag, name.value] = line
                waiting += [name, value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


NEAR = re.compile(r"near (\d+):\d+")
STAMP = re.compile(r"^\[[^\]]*\](?:\[[^\]]*\])* (?:\[[^\]]*\] )?")


def _ask_envoy(listing: Listing, context: Context) -> None:
    """Let the real Envoy read its configuration."""
    argv = [tools.envoy(), "--mode", "validate", "-l", "error", "-c", listing.path]
    ended = process.run(argv, context.cache, limit=context.limit)
    if ended.why:
        raise failed(listing, ended)
    if ended.code:
        said, line = refusal(ended.err or ended.out, listing.path)
        raise BookError(listing.path, line, f"Envoy refuses it: {said}", MEND)


def refusal(said: str, path: Path) -> tuple[str, int | None]:
    """What Envoy complains of when it refuses a file, and the line of it, if it tells."""
    text = STAMP.sub("", " ".join(said.split()))
    near = NEAR.search(text)
    return text.partition(f"'{path}': ")[2] or text, int(near[1]) if near else None
