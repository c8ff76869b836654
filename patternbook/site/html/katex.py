"""Formulas, set at build time by KaTeX: the reader's browser runs no script for them."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from patternbook.site.html.packages import node, node_environment, packages

logger = logging.getLogger(__name__)
SERVER = Path(__file__).with_name("katex.mjs")


class FormulaError(Exception):
    """KaTeX refuses a formula; the message says why."""


@dataclass
class Katex:
    """A node process that sets formulas, started at the first formula of a process.

    Sphinx writes in several processes made by fork: each gets a node of its own.
    """

    known: dict[tuple[str, bool], str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    owner: int = 0

    def set(self, tex: str, display: bool) -> str:
        """The HTML (with MathML for assistive devices) of one formula.

        Raises:
            FormulaError: KaTeX does not understand the formula.
        """
        key = (tex, display)
        if key not in self.known:
            answer = self._ask({"tex": tex, "display": display})
            if "error" in answer:
                raise FormulaError(answer["error"].removeprefix("KaTeX parse error: "))
            self.known[key] = answer["html"]
        return self.known[key]

    def _ask(self, question: dict[str, Any]) -> dict[str, str]:
        process = self.process
        if process is None or self.owner != os.getpid() or process.poll() is not None:
            process = self.process = subprocess.Popen(
                [node(), SERVER, packages()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=node_environment(),
                encoding="utf-8",
            )
            self.owner = os.getpid()
        source, sink = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
        source.write(json.dumps(question) + "\n")
        source.flush()
        answer: dict[str, str] = json.loads(sink.readline())
        return answer

    def close(self) -> None:
        """End the process of this owner."""
        if self.process is not None and self.owner == os.getpid():
            with contextlib.suppress(OSError):
                cast(IO[str], self.process.stdin).close()
            self.process.wait(timeout=5)
            cast(IO[str], self.process.stdout).close()
        self.process = None


KATEX = Katex()


def display_tex(node: nodes.math_block) -> str:
    r"""The TeX of a displayed formula; several lines (`\\`) are aligned at their `&`."""
    tex = node.astext().strip()
    if r"\\" in tex and r"\begin" not in tex:
        return rf"\begin{{aligned}}{tex}\end{{aligned}}"
    return tex


def _set(node: nodes.Element, tex: str, display: bool) -> str:
    try:
        return KATEX.set(tex, display)
    except FormulaError as error:
        message = "KaTeX refuses a formula (%s); write it with what KaTeX supports"
        logger.warning(message, error, location=node, type="patternbook", subtype="maths")
        return nodes.raw("", tex).astext().replace("&", "&amp;").replace("<", "&lt;")


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in the line."""
    self.body.append(_set(node, node.astext(), display=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, with its number at the right."""
    self.body.append(self.starttag(node, "div", CLASS="maths"))
    self.body.append(_set(node, display_tex(node), display=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode
